import Foundations

/// Simple kriging of a standard normal variable from a few neighbours: buffers of one worker.
struct SimpleKrigingSystem: ~Copyable {
    private let slab: UnsafeMutablePointer<Double>
    private let ids: UnsafeMutablePointer<Int>
    private let capacity: Int
    private var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        slab = .allocate(capacity: capacity * (capacity + 5))
        ids = .allocate(capacity: capacity)
    }

    deinit {
        slab.deallocate()
        ids.deallocate()
    }

    private var matrix: UnsafeMutablePointer<Double> { slab }
    private var x: UnsafeMutablePointer<Double> { slab + capacity * capacity }
    private var y: UnsafeMutablePointer<Double> { x + capacity }
    private var c: UnsafeMutablePointer<Double> { y + capacity }
    private var z: UnsafeMutablePointer<Double> { c + capacity }
    private var inverseDiagonal: UnsafeMutablePointer<Double> { z + capacity }

    /// Takes over the neighbours found by a search.
    mutating func take(_ nodes: borrowing ActiveNodes, data: [Point], targets: [Point]) {
        count = nodes.count
        for rank in 0..<count {
            let id = nodes.neighbour(rank)
            let point = id < data.count ? data[id] : targets[id - data.count]
            ids[rank] = id
            x[rank] = point.x
            y[rank] = point.y
        }
    }

    /// Mean and variance at a place, given the values of the neighbours.
    ///
    /// Where neighbours nearly coincide the farther ones are left out until the system can be solved.
    mutating func solve(
        _ kernel: CovarianceKernel, at place: Point, values: UnsafeBufferPointer<Double>, offset: Int
    ) -> (mean: Double, variance: Double) {
        let sill = kernel.structuredSill + kernel.nugget
        var n = count
        while n > 0 {
            for i in 0..<n {
                let row = matrix + i * n
                kernel.fill(row + i, count: n - i, x: x + i, y: y + i, from: x[i], y[i])
                row[i] += kernel.nugget
            }
            let factored = factorizeCholesky(
                matrix, count: n, inverseDiagonal: inverseDiagonal, smallestPivot: 1e-10 * sill)
            if factored == n { break }
            n = factored
        }
        kernel.fill(c, count: n, x: x, y: y, from: place.x, place.y)
        for i in 0..<n { z[i] = values[offset + ids[i]] }
        solveForward(matrix, count: n, inverseDiagonal: inverseDiagonal, c)
        solveForward(matrix, count: n, inverseDiagonal: inverseDiagonal, z)
        return (dot(c, z, count: n), max(0, sill - dot(c, c, count: n)))
    }
}
