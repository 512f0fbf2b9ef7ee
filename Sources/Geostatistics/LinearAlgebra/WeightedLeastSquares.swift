/// Coefficients that minimize the weighted squares, by normal equations; nil where they are singular.
///
/// Source: normal equations scaled to a unit diagonal; Golub and Van Loan (2013), Matrix Computations, 4th ed. Cost: O(rows p^2).
func weightedLeastSquares(_ columns: [[Double]], _ target: [Double], _ weights: [Double]) -> [Double]? {
    let p = columns.count
    if p == 0 { return [] }
    var matrix = [Double](repeating: 0, count: p * p)
    var right = [Double](repeating: 0, count: p)
    for a in 0..<p {
        for row in target.indices { right[a] += weights[row] * columns[a][row] * target[row] }
        for b in a..<p {
            for row in target.indices { matrix[a * p + b] += weights[row] * columns[a][row] * columns[b][row] }
        }
    }
    // Scaled to a unit diagonal, so that one tolerance fits all units.
    let scale = (0..<p).map { matrix[$0 * p + $0] > 0 ? 1 / matrix[$0 * p + $0].squareRoot() : 0 }
    for a in 0..<p {
        right[a] *= scale[a]
        for b in a..<p { matrix[a * p + b] *= scale[a] * scale[b] }
    }
    var inverse = [Double](repeating: 0, count: p)
    let solved = matrix.withUnsafeMutableBufferPointer { m in
        inverse.withUnsafeMutableBufferPointer { d in
            right.withUnsafeMutableBufferPointer { r in
                guard let m = m.baseAddress, let d = d.baseAddress, let r = r.baseAddress,
                    factorizeCholesky(m, count: p, inverseDiagonal: d, smallestPivot: 1e-13) == p
                else { return false }
                solveForward(m, count: p, inverseDiagonal: d, r)
                solveBackward(m, count: p, inverseDiagonal: d, r)
                return true
            }
        }
    }
    return solved ? (0..<p).map { right[$0] * scale[$0] } : nil
}
