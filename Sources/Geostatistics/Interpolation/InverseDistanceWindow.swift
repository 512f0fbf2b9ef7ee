import Foundation
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
        var result = [Float](repeating: .nan, count: window.count * samples.variableCount)
        result.withUnsafeMutableBufferPointer { fill($0, window, grid) }
        return (0..<samples.variableCount).map {
            Array(result[($0 * window.count)..<(($0 + 1) * window.count)])
        }
    }

    /// - Parameter result: Variable after variable.
    private func fill(_ result: UnsafeMutableBufferPointer<Float>, _ window: Window, _ grid: Grid) {
        var values = [Double](repeating: .nan, count: samples.variableCount)
        var list = NeighbourList(neighbourhood, over: samples.count)
        func alone(_ column: Int, _ row: Int) {
            estimate(at: grid.center(column: column, row: row), &list, into: &values)
            let cell = (row - window.row) * window.width + column - window.column
            for variable in values.indices { result[variable * window.count + cell] = Float(values[variable]) }
        }
        guard neighbourhood.sectors == .whole else {
            for row in window.rows { for column in window.columns { alone(column, row) } }
            return
        }
        let least = max(1, neighbourhood.minimumSamples)
        var blocks = NeighbourBlocks(tree, neighbourhood, grid: grid)
        var lanes = InverseDistanceLanes(self, grid: grid)
        blocks.forEach(in: window, spare: Self.spare) { block, positions in
            guard positions.count >= least else { return }
            for row in block.rows {
                for column in stride(from: block.column, to: block.columns.upperBound, by: InverseDistanceLanes.count) {
                    lanes.weigh(positions, column: column, row: row)
                    let cell = (row - window.row) * window.width + column - window.column
                    let used = min(InverseDistanceLanes.count, block.columns.upperBound - column)
                    lanes.store(into: result, from: cell, every: window.count, lanes: used)
                    if lanes.areDone { continue }
                    for lane in 0..<used where !lanes.isDone[lane] { alone(column + lane, row) }
                }
            }
        }
    }

    /// Samples that a cell can choose to leave out at less cost than halving its block once more.
    private static let spare = 8
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
    /// Coordinates and values of the samples, in tree order.
    private let x: [Double]
    private let y: [Double]
    private let values: [Double]
    private let transform: PlaneTransform
    private let grid: Grid
    private let power: Double
    private let most: Int

    init(_ estimator: InverseDistanceEstimator, grid: Grid) {
        (x, y, transform) = (estimator.tree.x, estimator.tree.y, estimator.tree.transform)
        let variables = estimator.samples.variableCount
        values = estimator.tree.sampleIndex.flatMap { sample in
            (0..<variables).map { estimator.samples.value($0, at: Int(sample)) }
        }
        sums = Array(repeating: .zero, count: variables)
        self.grid = grid
        power = estimator.power
        most = min(estimator.neighbourhood.maximumSamples ?? .max, estimator.samples.count)
    }

    /// Whether all lanes are.
    var areDone: Bool { isDone == SIMDMask(repeating: true) }

    /// Writes the estimates of the first lanes, variable by variable.
    func store(into result: UnsafeMutableBufferPointer<Float>, from cell: Int, every count: Int, lanes: Int) {
        for variable in sums.indices {
            let estimates = sums[variable] / total
            for lane in 0..<lanes { result[variable * count + cell + lane] = Float(estimates[lane]) }
        }
    }

    /// Weighs the samples at some tree positions in eight cells of a row.
    mutating func weigh(_ positions: Span<Int32>, column: Int, row: Int) {
        measure(positions, column: column, row: row)
        let farthest =
            positions.count > most ? farthestTaken(spare: positions.count - most) : Lanes(repeating: .infinity)
        total = .zero
        for variable in sums.indices { sums[variable] = .zero }
        for index in 0..<positions.count {
            let distances = squared[index]
            var weights = 1 / distances
            if power != 2 {
                for lane in 0..<Self.count { weights[lane] = pow(distances[lane], -power / 2) }
            }
            weights.replace(with: 0, where: distances .> farthest)
            total += weights
            let first = Int(positions[index]) * sums.count
            for variable in sums.indices { sums[variable] += weights * values[first + variable] }
        }
        isDone = isDone .& (total .< .infinity)
    }

    private mutating func measure(_ positions: Span<Int32>, column: Int, row: Int) {
        isDone = SIMDMask(repeating: true)
        var (u, v) = (Lanes.zero, Lanes.zero)
        for lane in 0..<Self.count {
            let center = grid.center(column: column + lane, row: row)
            (u[lane], v[lane]) = transform.apply(center.x, center.y)
        }
        if squared.count != positions.count { squared = [Lanes](repeating: .zero, count: positions.count) }
        squared.withUnsafeMutableBufferPointer { squared in
            for index in 0..<positions.count {
                let position = Int(positions[index])
                let dx = x[position] - u
                let dy = y[position] - v
                squared[index] = dx * dx + dy * dy
            }
        }
    }

    /// In each lane the squared distance of the farthest sample that is taken when the `spare` farthest are left out.
    /// Lanes where that leaves a choice between samples equally far are marked as not done.
    private mutating func farthestTaken(spare: Int) -> Lanes {
        // The farthest `spare + 1` of each lane, farthest first: each distance pushes the nearer ones down.
        var leading = [Lanes](repeating: Lanes(repeating: -.infinity), count: spare + 1)
        leading.withUnsafeMutableBufferPointer { leading in
            for distances in squared {
                var rest = distances
                for place in leading.indices {
                    let held = leading[place]
                    let isFarther = rest .> held
                    leading[place] = held.replacing(with: rest, where: isFarther)
                    rest.replace(with: held, where: isFarther)
                }
            }
        }
        let (left, farthest) = (leading[spare - 1], leading[spare])
        for lane in 0..<Self.count where distanceKey(farthest[lane]) == distanceKey(left[lane]) {
            isDone[lane] = false
        }
        return farthest
    }
}
