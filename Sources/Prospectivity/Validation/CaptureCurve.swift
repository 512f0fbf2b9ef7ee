import Foundations

/// Fraction of deposits captured against fraction of area taken, best cells first.
///
/// With the deposits that trained the model it is the success-rate curve, with held-out ones the prediction-rate curve
/// (Chung and Fabbri 2003, doi:10.1023/B:NHAZ.0000007172.62651.2b). Area stands for all of the study area with a score,
/// so that it is also the ROC curve of presence against background. Within ties deposits are spread evenly over the
/// tied area. Cost: sorting of the deposits.
public struct CaptureCurve: Sendable, Hashable, Codable {
    /// A corner of the curve.
    public struct Vertex: Sendable, Hashable, Codable {
        /// Fraction of the area taken.
        public var area: Double
        /// Fraction of the deposits captured.
        public var deposits: Double
        /// Score down to which cells are taken; nil where deposits come from several models.
        public var threshold: Float?
    }

    /// Corners from (0, 0) to (1, 1).
    public let vertices: [Vertex]
    /// Deposits ranked.
    public let depositCount: Int
    /// Area under the curve: the chance that a deposit's cell outranks a random cell, ties counting one half
    /// (Mann and Whitney 1947, doi:10.1214/aoms/1177730491).
    public let areaUnderCurve: Double

    /// - Parameters:
    ///   - ranks: Ranks of the deposits, at least one.
    ///   - isOneModel: Whether all ranks come from the same scores, so that the curve has thresholds.
    public init?(_ ranks: [DepositRank], isOneModel: Bool = true) {
        guard !ranks.isEmpty else { return nil }
        depositCount = ranks.count
        let n = Double(ranks.count)
        areaUnderCurve = 1 - sum(ranks.lazy.map { $0.areaAbove + $0.areaEqual / 2 }) / n
        var slopeChanges: [(area: Double, slope: Double, jump: Double, score: Float)] = []
        for rank in ranks {
            if rank.areaEqual > 0 {
                slopeChanges.append((rank.areaAbove, 1 / (n * rank.areaEqual), 0, .nan))
                slopeChanges.append((rank.areaAbove + rank.areaEqual, -1 / (n * rank.areaEqual), 0, rank.score))
            } else {
                slopeChanges.append((rank.areaAbove, 0, 1 / n, rank.score))
            }
        }
        slopeChanges.sort { ($0.area, $0.slope) < ($1.area, $1.slope) }
        vertices = Self.sweep(slopeChanges, isOneModel: isOneModel)
    }

    private static func sweep(
        _ changes: [(area: Double, slope: Double, jump: Double, score: Float)], isOneModel: Bool
    ) -> [Vertex] {
        var vertices = [Vertex(area: 0, deposits: 0, threshold: nil)]
        var slope = 0.0
        var captured = 0.0
        var area = 0.0
        for change in changes {
            // Areas and slopes carry rounding errors; the curve must still rise and end at 1.
            let next = min(change.area, 1)
            captured = min(captured + max(0, slope * (next - area)), 1)
            area = next
            append(&vertices, Vertex(area: area, deposits: captured, threshold: nil))
            captured = min(captured + change.jump, 1)
            slope += change.slope
            let threshold = isOneModel && !change.score.isNaN ? change.score : nil
            append(&vertices, Vertex(area: area, deposits: captured, threshold: threshold))
        }
        append(&vertices, Vertex(area: 1, deposits: 1, threshold: nil))
        return vertices
    }

    /// Adds a corner, unless it is the last one again.
    private static func append(_ vertices: inout [Vertex], _ vertex: Vertex) {
        let last = vertices.count - 1
        guard vertices[last].area == vertex.area, vertices[last].deposits == vertex.deposits else {
            vertices.append(vertex)
            return
        }
        vertices[last].threshold = vertex.threshold ?? vertices[last].threshold
    }

    /// Fraction of deposits captured by the best part of the area.
    ///
    /// - Parameter fraction: Fraction of the area, 0 to 1.
    public func captured(byAreaFraction fraction: Double) -> Double {
        guard let upper = vertices.firstIndex(where: { $0.area > fraction }) else { return 1 }
        guard upper > 0 else { return 0 }
        let (a, b) = (vertices[upper - 1], vertices[upper])
        return a.deposits + (fraction - a.area) / (b.area - a.area) * (b.deposits - a.deposits)
    }

    /// Fractions captured by 1, 5, 10 and 20 % of the area, as told in the tables.
    public var standardCaptures: [(areaPercent: Double, captured: Double)] {
        [1, 5, 10, 20].map { ($0, captured(byAreaFraction: $0 / 100)) }
    }
}
