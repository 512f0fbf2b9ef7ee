/// Factors a symmetric positive definite matrix as U'U in place, as far as pivots are above `smallestPivot`.
///
/// Written out, not taken from a library, so that results are the same bytes wherever the binary runs: each element
/// sees its updates in a fixed order, and the inner loop runs along a row so that it vectorizes.
///
/// - Parameters:
///   - u: `count` x `count` in row-major order; the upper triangle is read and overwritten.
///   - inverseDiagonal: Receives 1 / U[i][i].
///   - smallestPivot: Pivots up to this count as zero.
/// - Returns: How many rows were factored: `count` unless the matrix is singular.
///
/// Source: Golub and Van Loan (2013), Matrix Computations, 4th ed., algorithm 4.2.2. Cost: n^3 / 3 operations.
func factorizeCholesky(
    _ u: UnsafeMutablePointer<Double>, count: Int, inverseDiagonal: UnsafeMutablePointer<Double>, smallestPivot: Double
) -> Int {
    for k in 0..<count {
        let pivotRow = u + k * count
        guard pivotRow[k] > smallestPivot else { return k }
        let diagonal = pivotRow[k].squareRoot()
        let inverse = 1 / diagonal
        inverseDiagonal[k] = inverse
        pivotRow[k] = diagonal
        for j in (k + 1)..<count { pivotRow[j] *= inverse }
        for i in (k + 1)..<count {
            let row = u + i * count
            let factor = pivotRow[i]
            for j in i..<count { row[j] -= factor * pivotRow[j] }
        }
    }
    return count
}

/// Solves U't = b in place.
@inline(__always)
func solveForward(
    _ u: UnsafePointer<Double>, count: Int, inverseDiagonal: UnsafePointer<Double>, _ b: UnsafeMutablePointer<Double>
) {
    for k in 0..<count {
        let row = u + k * count
        let t = b[k] * inverseDiagonal[k]
        b[k] = t
        for j in (k + 1)..<count { b[j] -= row[j] * t }
    }
}

/// Solves U x = t in place.
@inline(__always)
func solveBackward(
    _ u: UnsafePointer<Double>, count: Int, inverseDiagonal: UnsafePointer<Double>, _ t: UnsafeMutablePointer<Double>
) {
    for k in stride(from: count - 1, through: 0, by: -1) {
        let row = u + k * count
        var sum = t[k]
        for j in (k + 1)..<count { sum -= row[j] * t[j] }
        t[k] = sum * inverseDiagonal[k]
    }
}

/// The scalar product, summed from the first element on.
@inline(__always)
func dot(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, count: Int) -> Double {
    var sum = 0.0
    for i in 0..<count { sum += a[i] * b[i] }
    return sum
}
