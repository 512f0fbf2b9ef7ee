/// Adds a multiple of one row of numbers onto another, element by element.
@inline(__always)
func accumulate(_ terms: [Double], times factor: Double, onto sums: inout [Double]) {
    let terms = terms.span
    var sums = sums.mutableSpan
    for index in 0..<terms.count { sums[index] += terms[index] * factor }
}
