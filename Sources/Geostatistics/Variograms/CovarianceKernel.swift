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
    ///
    /// The loops are split by shape so that the compiler can vectorize them.
    func fill(
        _ out: UnsafeMutablePointer<Double>, count: Int, x: UnsafePointer<Double>, y: UnsafePointer<Double>,
        from originX: Double, _ originY: Double
    ) {
        for i in 0..<count { out[i] = 0 }
        for term in terms {
            let (t, sill) = (term.transform, term.sill)
            switch term.shape {
            case .spherical:
                for i in 0..<count {
                    let (u, v) = t.apply(x[i] - originX, y[i] - originY)
                    let h = (u * u + v * v).squareRoot()
                    let r = h < 1 ? h : 1
                    out[i] += sill * (1 - r * (1.5 - 0.5 * r * r))
                }
            case .exponential:
                for i in 0..<count {
                    let (u, v) = t.apply(x[i] - originX, y[i] - originY)
                    out[i] += sill * exp(-(u * u + v * v).squareRoot())
                }
            case .gaussian:
                for i in 0..<count {
                    let (u, v) = t.apply(x[i] - originX, y[i] - originY)
                    out[i] += sill * exp(-(u * u + v * v))
                }
            }
        }
    }
}
