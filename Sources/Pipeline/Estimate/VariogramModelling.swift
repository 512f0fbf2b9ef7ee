import Foundations
import Geostatistics

extension VariogramChoice {
    /// The model: the config's, or one spherical structure with a nugget effect fitted to the samples.
    ///
    /// - Parameters:
    ///   - samples: Samples in metres.
    ///   - variable: Which of their variables.
    ///   - subject: What is interpolated, for messages.
    /// - Throws: `badData` when there are too few samples to fit one, or all are equal.
    func model(for samples: PointSamples, variable: Int = 0, of subject: String) throws -> VariogramModel {
        try modelAndFit(for: samples, variable: variable, of: subject).model
    }

    /// The model, and how it was fitted where it was.
    func modelAndFit(
        for samples: PointSamples, variable: Int = 0, of subject: String
    ) throws -> (model: VariogramModel, fit: VariogramFit?) {
        switch self {
        case .model(let section): return (section.model, nil)
        case .fit:
            guard let lags = VariogramLags(spacedAs: samples), samples.count >= 10 else {
                throw GossanError(
                    .badData, subject: subject,
                    problem: "\(samples.count) samples are too few to fit a variogram, which takes 10",
                    remedy: "give one: 'variogram: { model: spherical, nugget: 0, sill: 1, range: 500 m }'")
            }
            let values = samples.values(of: variable)
            guard values.contains(where: { $0 != values[0] }) else {
                throw GossanError(
                    .badData, subject: subject,
                    problem: "all \(samples.count) values are \(values[0]): no variogram can be fitted",
                    remedy: "check that this is the field you mean")
            }
            let fit = try fitVariogram(experimentalVariogram(samples, variable: variable, lags: lags))
            return (fit.model, fit)
        }
    }
}

extension DrilledSection {
    /// Which holes, and simulated values, count for a place.
    var neighbourhood: SearchNeighbourhood {
        SearchNeighbourhood(maximumSamples: neighbours, maximumRadiusMetres: maximumDistance?.metres ?? .infinity)
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
