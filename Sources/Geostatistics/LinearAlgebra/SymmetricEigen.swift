/// Eigenvalues in descending order and their eigenvectors, by cyclic Jacobi rotations.
///
/// - Parameters:
///   - matrix: A symmetric matrix, `size` x `size`, row-major.
///   - size: Its order, at least 1.
/// - Returns: Eigenvalues, and the eigenvectors as rows of a row-major matrix. The element of largest magnitude of each
///   vector is positive, so that the result does not hang on rounding.
///
/// Source: Golub and Van Loan (2013), Matrix Computations, 4th ed., algorithm 8.5.3. Cost: O(size^3) per sweep, about
/// six sweeps.
func symmetricEigen(_ matrix: [Double], size: Int) -> (values: [Double], vectors: [Double]) {
    var a = matrix
    var v = (0..<(size * size)).map { $0 / size == $0 % size ? 1.0 : 0.0 }
    for _ in 0..<60 {
        var off = 0.0
        for p in 0..<size { for q in 0..<size where p != q { off += a[p * size + q] * a[p * size + q] } }
        if off == 0 { break }
        for p in 0..<size { for q in (p + 1)..<size { rotate(&a, &v, p, q, size) } }
    }
    let order = (0..<size).sorted { (-a[$0 * size + $0], $0) < (-a[$1 * size + $1], $1) }
    var vectors: [Double] = []
    for column in order {
        let vector = (0..<size).map { v[$0 * size + column] }
        let largest = vector.max { abs($0) < abs($1) } ?? 1
        vectors += largest < 0 ? vector.map { -$0 } : vector
    }
    return (order.map { a[$0 * size + $0] }, vectors)
}

/// Rotates rows and columns p and q so that their off-diagonal element vanishes.
private func rotate(_ a: inout [Double], _ v: inout [Double], _ p: Int, _ q: Int, _ size: Int) {
    let element = a[p * size + q]
    let scale = abs(a[p * size + p]) + abs(a[q * size + q])
    guard abs(element) > 1e-300, abs(element) > 1e-18 * scale else {
        a[p * size + q] = 0
        a[q * size + p] = 0
        return
    }
    let theta = (a[q * size + q] - a[p * size + p]) / (2 * element)
    let t = (theta >= 0 ? 1.0 : -1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    for k in 0..<size {
        let (x, y) = (a[k * size + p], a[k * size + q])
        a[k * size + p] = c * x - s * y
        a[k * size + q] = s * x + c * y
    }
    for k in 0..<size {
        let (x, y) = (a[p * size + k], a[q * size + k])
        a[p * size + k] = c * x - s * y
        a[q * size + k] = s * x + c * y
        let (f, g) = (v[k * size + p], v[k * size + q])
        v[k * size + p] = c * f - s * g
        v[k * size + q] = s * f + c * g
    }
    a[p * size + q] = 0
    a[q * size + p] = 0
}
