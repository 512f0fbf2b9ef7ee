import Foundation
import Foundations
import Geostatistics
import Testing

/// A single sample of value 1 and a known mean of 0 make the estimate the correlation itself.
@Suite struct CovarianceTests {
    @Test("Covariances follow their closed forms at every distance", arguments: VariogramShape.allCases)
    func closedForm(shape: VariogramShape) throws {
        let estimator = try KrigingEstimator(
            samples: try PointSamples(locations: [Point(x: 0, y: 0)], values: [1]),
            variogram: VariogramModel(
                nuggetEffect: 0, structures: [VariogramStructure(shape, partialSill: 1, rangeMetres: 1)]),
            method: .simple(means: [0]))
        var distances = (0..<5000).map { Double($0) * 0.0037 }
        distances += [1e-300, 1e-9, 26.6, 26.7, 100, 707, 709, 1e6, 1e300]
        for distance in distances {
            let found = estimator.estimate(at: Point(x: distance, y: 0)).values[0]
            let expected = closed(shape, distance)
            // A gaussian doubles the relative error of the distance's square.
            #expect(abs(found - expected) <= 4e-16 * max(1, expected) + expected * 2e-14, "\(distance)")
            #expect(found >= 0)
        }
    }

    private func closed(_ shape: VariogramShape, _ r: Double) -> Double {
        switch shape {
        case .spherical: r < 1 ? 1 - 1.5 * r + 0.5 * r * r * r : 0
        case .exponential: exp(-r)
        case .gaussian: exp(-r * r)
        }
    }
}
