import Foundations

/// Which feature names a cell that several share.
public enum OverlapRule: Sendable, Hashable {
    /// The last in the order of the features, of those present by the cell rule.
    case last(CellRule)
    /// The first in the order of the features, of those present by the cell rule.
    case first(CellRule)
    /// The class that covers most of the cell, by exact area over all its polygons; of classes that cover it
    /// equally, the one whose polygon comes first. Lines and points do not count.
    case largestCoverage
}

extension FeatureRasterizer {
    /// The class of each cell.
    ///
    /// - Parameters:
    ///   - values: The class of each feature, in the order of the features.
    ///   - window: The cells wanted, inside the grid.
    ///   - rule: Which feature names a cell that several share.
    /// - Returns: A class per cell in row-major order; missing (NaN) where no feature is.
    public func classes(_ values: [Float], in window: Window, rule: OverlapRule = .last(.centre)) -> [Float] {
        precondition(values.count == featureCount)
        var cells = [Float](repeating: .nan, count: window.count)
        switch rule {
        case .largestCoverage:
            return largestCoverage(values, in: window)
        case .last(let cellRule):
            forEachRun(in: window, rule: cellRule) { feature, row, run in
                let start = (row - window.row) * window.width - window.column
                for column in run { cells[start + column] = values[feature] }
            }
        case .first(let cellRule):
            // A feature may have the class NaN, so taken cells are remembered apart.
            var taken = [Bool](repeating: false, count: window.count)
            forEachRun(in: window, rule: cellRule) { feature, row, run in
                let start = (row - window.row) * window.width - window.column
                for column in run where !taken[start + column] {
                    taken[start + column] = true
                    cells[start + column] = values[feature]
                }
            }
        }
        return cells
    }

    private func largestCoverage(_ values: [Float], in window: Window) -> [Float] {
        struct Share {
            var cell: Int32
            var feature: Int32
            var coverage: Double
        }
        var shares: [Share] = []
        forEachCoverage(in: window) { feature, part, coverage in
            for row in 0..<part.height {
                let target = (part.row - window.row + row) * window.width + part.column - window.column
                for column in 0..<part.width where coverage[row * part.width + column] > 0 {
                    shares.append(
                        Share(
                            cell: Int32(target + column), feature: Int32(feature),
                            coverage: coverage[row * part.width + column]))
                }
            }
        }
        shares.sort { ($0.cell, $0.feature) < ($1.cell, $1.feature) }
        var cells = [Float](repeating: .nan, count: window.count)
        var index = 0
        var totals: [(value: Float, coverage: Double)] = []
        while index < shares.count {
            let cell = shares[index].cell
            totals.removeAll(keepingCapacity: true)
            while index < shares.count, shares[index].cell == cell {
                let value = values[Int(shares[index].feature)]
                if let known = totals.firstIndex(where: { $0.value == value }) {
                    totals[known].coverage += shares[index].coverage
                } else {
                    totals.append((value, shares[index].coverage))
                }
                index += 1
            }
            var best = totals[0]
            // Equal shares differ by rounding; the first keeps the cell unless another is clearly larger.
            for total in totals where total.coverage > best.coverage + coverageResolution { best = total }
            cells[Int(cell)] = best.value
        }
        return cells
    }
}
