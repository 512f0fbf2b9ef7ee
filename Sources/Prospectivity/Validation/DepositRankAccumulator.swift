import Foundations

/// Finds the ranks of deposits among all scored cells, by true area, window by window and without sorting cells.
///
/// Cells are binned between the distinct scores of the deposits, so that areas above and ties are exact. Merge in the
/// fixed order of the windows. Cost per cell: one look-up; memory: two numbers per deposit.
public struct DepositRankAccumulator: Sendable {
    private let depositScores: [Float]
    private let thresholds: [Float]
    private let coder: ClassCoder
    /// Even bins lie between thresholds, odd ones at them.
    private var areas: [CompensatedSum]
    private var missingArea = CompensatedSum()

    /// - Parameter depositScores: Score of the cell of each deposit; NaN where it is missing.
    public init(depositScores: [Float]) {
        self.depositScores = depositScores
        var distinct: [Float] = []
        for score in depositScores.filter({ !$0.isNaN }).sorted() where score != distinct.last {
            distinct.append(score)
        }
        thresholds = distinct
        coder = ClassCoder(breaks: distinct)
        areas = Array(repeating: CompensatedSum(), count: 2 * distinct.count + 1)
    }

    /// Adds the scores of a window; missing scores and cells without an area are not background.
    public mutating func add(_ scores: [Float], areas cellAreas: CellAreas) {
        for start in stride(from: 0, to: scores.count, by: 16 * shortSum) {
            add(scores, start..<min(start + 16 * shortSum, scores.count), cellAreas)
        }
    }

    private mutating func add(_ scores: [Float], _ cells: Range<Int>, _ cellAreas: CellAreas) {
        let sums = sums(of: scores, cells, cellAreas)
        for bin in areas.indices where sums[bin] > 0 { areas[bin].add(sums[bin]) }
        missingArea.add(sums[areas.count])
    }

    /// The area in each bin, and last of all that of the cells whose score is missing.
    private func sums(of scores: [Float], _ cells: Range<Int>, _ cellAreas: CellAreas) -> [Double] {
        let missing = areas.count
        var sums = [Double](repeating: 0, count: areas.count + 1)
        let thresholds = thresholds.span
        let codes = coder.codes(of: scores[cells])
        sums.withUnsafeMutableBufferPointer { sums in
            cellAreas.withStride { area, stride in
                for cell in cells {
                    let code = Int(codes[cell - cells.lowerBound])
                    let own = area[cell * stride]
                    sums[code < 0 ? missing : Self.bin(scores[cell], code, thresholds)] += own > 0 ? own : 0
                }
            }
        }
        return sums
    }

    /// Adds what another has gathered for the same deposits.
    public mutating func merge(_ other: DepositRankAccumulator) {
        for index in areas.indices { areas[index].add(other.areas[index]) }
        missingArea.add(other.missingArea)
    }

    /// Area of the cells that have a score.
    public var scoredAreaKm2: Double { sum(areas.lazy.map(\.value)) }
    /// Area of the cells whose score is missing.
    public var missingAreaKm2: Double { missingArea.value }

    /// Rank of each deposit, nil where its score is missing.
    public var ranks: [DepositRank?] {
        let total = scoredAreaKm2
        var above = [Double](repeating: 0, count: thresholds.count)
        var running = CompensatedSum()
        for index in thresholds.indices.reversed() {
            running.add(areas[2 * index + 2])
            above[index] = running.value / total
            running.add(areas[2 * index + 1])
        }
        return depositScores.map { score in
            guard !score.isNaN, total > 0 else { return nil }
            let index = binIndex(of: score) / 2
            return DepositRank(areaAbove: above[index], areaEqual: areas[2 * index + 1].value / total, score: score)
        }
    }

    @inline(__always)
    private func binIndex(of score: Float) -> Int { Self.bin(score, Int(coder.code(of: score)), thresholds.span) }

    @inline(__always)
    private static func bin(_ score: Float, _ notAbove: Int, _ thresholds: Span<Float>) -> Int {
        notAbove > 0 && thresholds[notAbove - 1] == score ? 2 * notAbove - 1 : 2 * notAbove
    }
}
