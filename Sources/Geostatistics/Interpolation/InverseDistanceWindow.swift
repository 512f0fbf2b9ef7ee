import Foundations

extension InverseDistanceEstimator {
    /// Estimates of the cells of a window at their centres: one row-major array per variable, NaN beyond support.
    ///
    /// Cells that take the same samples are worked out together, eight at a time; each cell sums its samples in the
    /// order of the tree, so that a value does not depend on the window.
    ///
    /// - Parameters:
    ///   - window: The cells to estimate.
    ///   - grid: The grid they belong to, in the samples' CRS, in metres.
    ///
    /// Cost: O(k) per cell.
    public func estimate(_ window: Window, of grid: Grid) -> [[Float]] {
        var result = (0..<samples.variableCount).map { _ in [Float](repeating: .nan, count: window.count) }
        var values = [Double](repeating: .nan, count: samples.variableCount)
        var list = NeighbourList(neighbourhood, over: samples.count)
        func alone(_ column: Int, _ row: Int) {
            estimate(at: grid.center(column: column, row: row), &list, into: &values)
            let cell = (row - window.row) * window.width + column - window.column
            for variable in values.indices { result[variable][cell] = Float(values[variable]) }
        }
        guard neighbourhood.sectors == .whole else {
            for row in window.rows { for column in window.columns { alone(column, row) } }
            return result
        }
        var blocks = NeighbourBlocks(tree, neighbourhood, grid: grid)
        var lanes = InverseDistanceLanes(self, grid: grid)
        blocks.forEach(in: window, spare: Self.spare) { block, positions in
            guard positions.count >= neighbourhood.minimumSamples, positions.count > 0 else { return }
            for row in block.rows {
                for column in stride(from: block.column, to: block.columns.upperBound, by: InverseDistanceLanes.count) {
                    lanes.weigh(positions, column: column, row: row)
                    let cell = (row - window.row) * window.width + column - window.column
                    for lane in 0..<min(InverseDistanceLanes.count, block.columns.upperBound - column) {
                        guard lanes.isDone[lane] else {
                            alone(column + lane, row)
                            continue
                        }
                        for variable in result.indices { result[variable][cell + lane] = lanes[variable, lane] }
                    }
                }
            }
        }
        return result
    }

    /// Samples that a cell can choose to leave out at less cost than halving its block once more.
    private static let spare = 12
}

/// Eight neighbouring cells of a row, weighed together.
private struct InverseDistanceLanes {
    typealias Lanes = SIMD8<Double>
    static let count = Lanes.scalarCount

    /// Lanes whose estimate stands; others lie on a sample or have samples equally far to choose from.
    private(set) var isDone = SIMDMask<Lanes.MaskStorage>(repeating: true)
    private var squared: [Lanes] = []
    private var total = Lanes.zero
    private var sums: [Lanes]
    private let estimator: InverseDistanceEstimator
    private let grid: Grid
    private let most: Int

    init(_ estimator: InverseDistanceEstimator, grid: Grid) {
        self.estimator = estimator
        self.grid = grid
        most = min(estimator.neighbourhood.maximumSamples ?? .max, estimator.samples.count)
        sums = Array(repeating: .zero, count: estimator.samples.variableCount)
    }

    /// The estimate of a variable in a lane.
    subscript(variable: Int, lane: Int) -> Float { Float(sums[variable][lane] / total[lane]) }

    /// Weighs the samples at some tree positions in eight cells of a row.
    mutating func weigh(_ positions: Span<Int32>, column: Int, row: Int) {
        measure(positions, column: column, row: row)
        let farthest = positions.count > most ? farthestTaken(spare: positions.count - most) : nil
        total = .zero
        for variable in sums.indices { sums[variable] = .zero }
        for index in 0..<positions.count {
            let distances = squared[index]
            var weights = estimator.power == 2 ? 1 / distances : distances.mapped(estimator.weight)
            if let farthest { weights.replace(with: 0, where: distances .> farthest) }
            total += weights
            let sample = Int(estimator.tree.sampleIndex[Int(positions[index])])
            for variable in sums.indices {
                sums[variable] += weights * estimator.samples.value(variable, at: sample)
            }
        }
        isDone = isDone .& (total .< .infinity)
    }

    private mutating func measure(_ positions: Span<Int32>, column: Int, row: Int) {
        isDone = SIMDMask(repeating: true)
        var x = Lanes.zero
        var y = Lanes.zero
        for lane in 0..<Self.count {
            let center = grid.center(column: column + lane, row: row)
            let mapped = estimator.tree.transform.apply(center.x, center.y)
            (x[lane], y[lane]) = (mapped.x, mapped.y)
        }
        squared.removeAll(keepingCapacity: true)
        for index in 0..<positions.count {
            let position = Int(positions[index])
            let dx = estimator.tree.x[position] - x
            let dy = estimator.tree.y[position] - y
            squared.append(dx * dx + dy * dy)
        }
    }

    /// In each lane the squared distance of the farthest sample that is taken when the `spare` farthest are left out.
    /// Lanes where that leaves a choice between samples equally far are marked as not done.
    private mutating func farthestTaken(spare: Int) -> Lanes {
        var left = Lanes(repeating: .infinity)
        var farthest = left
        for _ in 0...spare {
            left = farthest
            farthest = Lanes(repeating: -.infinity)
            for distances in squared {
                farthest.replace(with: distances, where: (distances .< left) .& (distances .> farthest))
            }
        }
        var taken = SIMD8<Int64>.zero
        for distances in squared { taken.replace(with: taken &+ 1, where: distances .<= farthest) }
        let expected = Int64(squared.count - spare)
        for lane in 0..<Self.count
        where taken[lane] != expected || distanceKey(farthest[lane]) == distanceKey(left[lane]) {
            isDone[lane] = false
        }
        return farthest
    }
}

extension SIMD8<Double> {
    fileprivate func mapped(_ transform: (Double) -> Double) -> Self {
        var result = self
        for lane in 0..<Self.scalarCount { result[lane] = transform(self[lane]) }
        return result
    }
}
