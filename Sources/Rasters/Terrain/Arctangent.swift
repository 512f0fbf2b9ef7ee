/// The arctangent of a number that is not negative, within two units in the last place; NaN stays NaN.
///
/// The library's function is called once per cell; this one is selects and a polynomial, which vectorise.
/// Source: the polynomial and the two reductions of `atanf` in Cephes, Moshier (1989), Methods and Programs for
/// Mathematical Functions.
@inline(__always)
func arctangent(_ x: Float) -> Float {
    let isSteep = x > 2.414_213_6
    let isMiddling = x > 0.414_213_56
    let numerator = isSteep ? -1 : isMiddling ? x - 1 : x
    let denominator = isSteep ? x : isMiddling ? x + 1 : 1
    let base: Float = isSteep ? .pi / 2 : isMiddling ? .pi / 4 : 0
    let reduced = numerator / denominator
    let square = reduced * reduced
    let p0: Float = 8.053_744_5e-2
    let p1: Float = -1.387_768_6e-1
    let p2: Float = 1.997_771_1e-1
    let p3: Float = -3.333_295e-1
    let polynomial = ((p0 * square + p1) * square + p2) * square + p3
    return base + (polynomial * square * reduced + reduced)
}
