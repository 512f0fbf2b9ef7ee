import Foundations
import Geostatistics

extension VariogramChoice {
    /// The model: the config's, or one spherical structure with a nugget effect fitted to the samples.
    ///
    /// - Parameters:
    ///   - samples: Samples in metres.
    ///   - variable: Which of their variables.
    /// - Throws: `badData` when there are too few samples to fit one.
    func model(for samples: PointSamples, variable: Int = 0) throws -> VariogramModel {
        switch self {
        case .model(let section): return section.model
        case .fit:
            guard let lags = VariogramLags(spacedAs: samples), samples.count >= 10 else {
                throw GossanError(
                    .badData, subject: "variogram", problem: "\(samples.count) samples are too few to fit one",
                    remedy: "give one: 'variogram: { model: spherical, nugget: 0, sill: 1, range: 500 m }'")
            }
            return try fitVariogram(experimentalVariogram(samples, variable: variable, lags: lags)).model
        }
    }
}

extension VariogramSection {
    /// The section as a model.
    var model: VariogramModel {
        let shape: VariogramShape =
            switch shape {
            case .spherical: .spherical
            case .exponential: .exponential
            case .gaussian: .gaussian
            }
        return VariogramModel(
            nuggetEffect: nuggetEffect,
            structures: [
                VariogramStructure(
                    shape, partialSill: partialSill, rangeMetres: range.metres,
                    anisotropy: GeometricAnisotropy(azimuthDegrees: azimuthDegrees, ratio: ratio))
            ])
    }
}
