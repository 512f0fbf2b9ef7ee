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
        var sums = [Double](repeating: 0, count: areas.count)
        var missing = 0.0
        cellAreas.withStride { area, stride in
            for cell in cells where area[cell * stride] > 0 {
                let score = scores[cell]
                if score.isNaN {
                    missing += area[cell * stride]
                } else {
                    sums[binIndex(of: score)] += area[cell * stride]
                }
            }
        }
        for bin in sums.indices where sums[bin] > 0 { areas[bin].add(sums[bin]) }
        missingArea.add(missing)
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
    private func binIndex(of score: Float) -> Int {
        let notAbove = Int(coder.code(of: score))
        return notAbove > 0 && thresholds[notAbove - 1] == score ? 2 * notAbove - 1 : 2 * notAbove
    }
}
