import Foundations

/// How features count with their distance d from the cell centre, within a radius r.
public enum DensityKernel: Sendable, Hashable {
    /// All within the radius count alike: 1 / (pi r^2).
    case uniform
    /// 3 / (pi r^2) (1 - d^2 / r^2)^2, Silverman (1986), equation 4.5.
    case quartic
}

/// The integral of (1 - d^2)^2 over what lies in the unit circle of a straight line.
///
/// Places on the line are told by the distance along it from the foot of the centre's perpendicular: with c = 1 - `off`^2 the
/// integrand is (c - u^2)^2, whose integral c^2 u - 2 c u^3 / 3 + u^5 / 5 is taken between the ends.
///
/// - Parameters:
///   - off: Distance of the line from the centre, in radii.
///   - from: Where the line begins, in radii.
///   - to: Where it ends, not before `from`.
@inline(__always)
func quarticAlongLine(off: Double, from: Double, to: Double) -> Double {
    // Beyond the circle the half chord is 0, and so is the integral.
    let square = max(0, 1 - off * off)
    let half = square.squareRoot()
    let first = min(max(from, -half), half)
    let last = min(max(to, -half), half)
    return quarticPrimitive(last, square) - quarticPrimitive(first, square)
}

@inline(__always)
private func quarticPrimitive(_ u: Double, _ c: Double) -> Double {
    let squared = u * u
    return u * (c * c + squared * (squared * 0.2 - c * (2.0 / 3)))
}
