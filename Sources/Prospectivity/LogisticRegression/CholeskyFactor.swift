/// The Cholesky factor L of a symmetric positive definite matrix A = L Lᵀ, for systems of a few dozen unknowns.
///
/// Source: Golub and Van Loan (2013), Matrix Computations, algorithm 4.2.1. Cost: n³/3.
struct CholeskyFactor {
    private let n: Int
    private var lower: [Double]

    /// - Parameters:
    ///   - matrix: A, row by row; only its lower triangle is read.
    ///   - n: Rows.
    /// - Returns: nil where a pivot falls below `tolerance` times its diagonal: the column depends on earlier ones.
    init?(_ matrix: [Double], n: Int, tolerance: Double = 1e-12) {
        self.n = n
        lower = [Double](repeating: 0, count: n * n)
        for row in 0..<n {
            for column in 0...row {
                var value = matrix[row * n + column]
                for k in 0..<column { value -= lower[row * n + k] * lower[column * n + k] }
                if row == column {
                    guard value > tolerance * abs(matrix[row * n + row]), value.isFinite else { return nil }
                    lower[row * n + row] = value.squareRoot()
                } else {
                    lower[row * n + column] = value / lower[column * n + column]
                }
            }
        }
    }

    /// The solution x of A x = b.
    func solve(_ b: [Double]) -> [Double] {
        var x = b
        for row in 0..<n {
            for k in 0..<row { x[row] -= lower[row * n + k] * x[k] }
            x[row] /= lower[row * n + row]
        }
        for row in stride(from: n - 1, through: 0, by: -1) {
            for k in (row + 1)..<max(n, row + 1) { x[row] -= lower[k * n + row] * x[k] }
            x[row] /= lower[row * n + row]
        }
        return x
    }

    /// The inverse of A, row by row.
    var inverse: [Double] {
        var result = [Double](repeating: 0, count: n * n)
        for column in 0..<n {
            var unit = [Double](repeating: 0, count: n)
            unit[column] = 1
            for (row, value) in solve(unit).enumerated() { result[row * n + column] = value }
        }
        return result
    }
}
