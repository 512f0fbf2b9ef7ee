import Foundations

extension KrigingWorkspace {
    /// Takes the neighbours found as the system's samples, in tree order; true when they are those already factored.
    mutating func adoptNeighbours() -> Bool {
        let n = neighbours.count
        for rank in 0..<n {
            let position = neighbours.position(rank)
            var slot = rank
            while slot > 0, candidates[slot - 1] > position {
                candidates[slot] = candidates[slot - 1]
                slot -= 1
            }
            candidates[slot] = position
        }
        var unchanged = factored == n
        var i = 0
        while unchanged, i < n {
            unchanged = candidates[i] == positions[i]
            i += 1
        }
        if !unchanged { positions.update(from: candidates, count: n) }
        return unchanged
    }

    /// The least pivot, as a share of the sill, at which a system counts as solvable.
    private static let leastPivot = 1e-8

    /// Builds and factors the covariances of the first `count` samples of `positions`; false when it is singular.
    mutating func factorize(_ estimator: KrigingEstimator, count n: Int) -> Bool {
        factored = 0
        tally.factorizations += 1
        for i in 0..<n {
            x[i] = estimator.x[Int(positions[i])]
            y[i] = estimator.y[Int(positions[i])]
        }
        for i in 0..<n {
            let row = matrix + i * n
            estimator.kernel.fill(row + i, count: n - i, x: x + i, y: y + i, from: x[i], y[i])
            row[i] += estimator.kernel.nugget
        }
        let sill = estimator.kernel.structuredSill + estimator.kernel.nugget
        // Covariances are as exact as coordinates, 1e-12 of the sill; over the least pivot that is the error of the weights.
        guard
            factorizeCholesky(
                matrix, count: n, inverseDiagonal: inverseDiagonal, smallestPivot: Self.leastPivot * sill) == n
        else { return false }
        for variable in 0..<variables {
            let row = data + variable * n
            for i in 0..<n { row[i] = estimator.values[Int(positions[i]) * variables + variable] }
            solveForward(matrix, count: n, inverseDiagonal: inverseDiagonal, row)
        }
        guard drifts == 0 || factorizeDrift(count: n) else { return false }
        factored = n
        return true
    }

    /// Prepares F'C^-1 F and the drift coefficients of every variable.
    private mutating func factorizeDrift(count n: Int) -> Bool {
        centreDrift(count: n)
        for d in 0..<drifts {
            let row = drift + d * n
            for i in 0..<n { row[i] = driftFunction(d, x[i], y[i]) }
            solveForward(matrix, count: n, inverseDiagonal: inverseDiagonal, row)
        }
        var largest = 0.0
        for a in 0..<drifts {
            for b in a..<drifts { driftMatrix[a * drifts + b] = dot(drift + a * n, drift + b * n, count: n) }
            largest = max(largest, driftMatrix[a * drifts + a])
        }
        guard
            factorizeCholesky(
                driftMatrix, count: drifts, inverseDiagonal: driftInverse, smallestPivot: 1e-12 * largest) == drifts
        else { return false }
        for variable in 0..<variables {
            let row = coefficients + variable * drifts
            for d in 0..<drifts { row[d] = dot(drift + d * n, data + variable * n, count: n) }
            solveForward(driftMatrix, count: drifts, inverseDiagonal: driftInverse, row)
            solveBackward(driftMatrix, count: drifts, inverseDiagonal: driftInverse, row)
        }
        return true
    }

    /// Drift coordinates run over about -1...1 in the neighbourhood, or the system would be ill-conditioned.
    private mutating func centreDrift(count n: Int) {
        guard drifts > 1 else { return }
        driftCentre = Point(x: 0, y: 0)
        for i in 0..<n {
            driftCentre.x += x[i] / Double(n)
            driftCentre.y += y[i] / Double(n)
        }
        driftScale = 0
        for i in 0..<n { driftScale = max(driftScale, abs(x[i] - driftCentre.x), abs(y[i] - driftCentre.y)) }
        if driftScale == 0 { driftScale = 1 }
    }

    @inline(__always)
    func driftFunction(_ index: Int, _ px: Double, _ py: Double) -> Double {
        switch index {
        case 0: 1
        case 1: (px - driftCentre.x) / driftScale
        default: (py - driftCentre.y) / driftScale
        }
    }

    /// The sample of the system that lies exactly at a position.
    @inline(__always)
    func sample(at position: Point) -> Int? {
        for i in 0..<factored where x[i] == position.x && y[i] == position.y { return i }
        return nil
    }

    /// Fills `c` with the covariances between the samples and the point or block at `target`.
    mutating func fillCovariances(_ estimator: KrigingEstimator, target: Point) {
        let n = factored
        guard !estimator.offsets.isEmpty else {
            estimator.kernel.fill(c, count: n, x: x, y: y, from: target.x, target.y)
            return
        }
        for i in 0..<n { c[i] = 0 }
        for offset in estimator.offsets {
            estimator.kernel.fill(scratch, count: n, x: x, y: y, from: target.x + offset.x, target.y + offset.y)
            for i in 0..<n { c[i] += scratch[i] }
        }
        let share = 1 / Double(estimator.offsets.count)
        for i in 0..<n { c[i] *= share }
    }

    /// Estimates all variables from the factored system.
    mutating func solve(_ estimator: KrigingEstimator, target: Point) {
        let n = factored
        fillCovariances(estimator, target: target)
        solveForward(matrix, count: n, inverseDiagonal: inverseDiagonal, c)
        let explained = dot(c, c, count: n)
        for d in 0..<drifts {
            residual[d] = driftFunction(d, target.x, target.y) - dot(drift + d * n, c, count: n)
            multiplier[d] = residual[d]
        }
        solveForward(driftMatrix, count: drifts, inverseDiagonal: driftInverse, multiplier)
        solveBackward(driftMatrix, count: drifts, inverseDiagonal: driftInverse, multiplier)
        for variable in 0..<variables {
            estimates[variable] =
                estimator.means[variable] + dot(c, data + variable * n, count: n)
                + dot(residual, coefficients + variable * drifts, count: drifts)
        }
        finishVariance(estimator, target: target, explained: explained)
    }

    /// Kriging variance, and slope = Cov(Z, Z*) / Var(Z*) from the same terms.
    private mutating func finishVariance(_ estimator: KrigingEstimator, target: Point, explained: Double) {
        var gain = 0.0
        var cross = 0.0
        for d in 0..<drifts {
            gain += residual[d] * multiplier[d]
            cross += (driftFunction(d, target.x, target.y) - residual[d]) * multiplier[d]
        }
        variance = max(0, estimator.targetVariance - explained + gain)
        slopeOfRegression = (explained + cross) / (explained + 2 * cross + gain)
    }
}
