import Foundation

/// A variogram model made ready for many evaluations: covariances of the structures without the nugget.
///
/// The nugget is left to the caller, who alone knows whether two positions are one sample, two, or a block.
struct CovarianceKernel: Sendable {
    private struct Term {
        var shape: VariogramShape
        var sill: Double
        var transform: PlaneTransform
    }

    private let terms: [Term]
    /// The covariance at no distance, without the nugget.
    let structuredSill: Double
    /// The nugget effect.
    let nugget: Double

    init(_ model: VariogramModel) {
        terms = model.structures.filter { $0.partialSill > 0 }.map {
            Term(shape: $0.shape, sill: $0.partialSill, transform: $0.normalizedTransform)
        }
        structuredSill = model.structuredSill
        nugget = model.nuggetEffect
    }

    /// The covariance between two positions, without the nugget.
    func covariance(dx: Double, dy: Double) -> Double {
        terms.reduce(0) { sum, term in
            let (u, v) = term.transform.apply(dx, dy)
            return sum + term.sill * term.shape.correlation((u * u + v * v).squareRoot())
        }
    }

    /// Writes the covariances, without the nugget, between one position and `count` others.
    func fill(
        _ out: UnsafeMutablePointer<Double>, count: Int, x: UnsafePointer<Double>, y: UnsafePointer<Double>,
        from originX: Double, _ originY: Double
    ) {
        let width = Lanes.scalarCount
        var i = 0
        while i + width <= count {
            let dx = UnsafeRawPointer(x + i).loadUnaligned(as: Lanes.self) - originX
            let dy = UnsafeRawPointer(y + i).loadUnaligned(as: Lanes.self) - originY
            UnsafeMutableRawPointer(out + i).storeBytes(of: covariances(dx, dy), as: Lanes.self)
            i += width
        }
        guard i < count else { return }
        var (dx, dy) = (Lanes.zero, Lanes.zero)
        for lane in 0..<(count - i) { (dx[lane], dy[lane]) = (x[i + lane] - originX, y[i + lane] - originY) }
        let rest = covariances(dx, dy)
        for lane in 0..<(count - i) { out[i + lane] = rest[lane] }
    }

    private typealias Lanes = SIMD4<Double>

    @inline(__always)
    private func covariances(_ dx: Lanes, _ dy: Lanes) -> Lanes {
        var sum = Lanes.zero
        for term in terms {
            let (t, sill) = (term.transform, term.sill)
            let u = t.xx * dx + t.xy * dy
            let v = t.yx * dx + t.yy * dy
            let squared = u * u + v * v
            switch term.shape {
            case .spherical:
                let h = squared.squareRoot()
                let r = h.replacing(with: 1, where: h .> 1)
                sum += sill * (1 - r * (1.5 - 0.5 * r * r))
            case .exponential: sum += sill * exponential(-squared.squareRoot())
            case .gaussian: sum += sill * exponential(-squared)
            }
        }
        return sum
    }
}
