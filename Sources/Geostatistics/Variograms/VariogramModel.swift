import Foundations

/// A nested variogram model: a nugget effect and structures that add up.
public struct VariogramModel: Sendable, Hashable, Codable {
    /// The jump at the origin, in squared units of the variable.
    public var nuggetEffect: Double
    /// Whether the nugget is error of measurement: kriging then filters it instead of honouring each datum.
    public var nuggetIsMeasurementError: Bool
    /// The structures that are added to the nugget.
    public var structures: [VariogramStructure]

    /// - Parameters:
    ///   - nuggetEffect: The jump at the origin, in squared units of the variable.
    ///   - structures: The structures that are added to the nugget.
    ///   - nuggetIsMeasurementError: Whether kriging filters the nugget instead of honouring each datum.
    public init(nuggetEffect: Double, structures: [VariogramStructure], nuggetIsMeasurementError: Bool = false) {
        self.nuggetEffect = nuggetEffect
        self.structures = structures
        self.nuggetIsMeasurementError = nuggetIsMeasurementError
    }

    /// Nugget and all partial sills, in squared units of the variable.
    public var totalSill: Double { nuggetEffect + structuredSill }

    /// All partial sills without the nugget.
    public var structuredSill: Double { structures.reduce(0) { $0 + $1.partialSill } }

    /// The greatest practical range of the structures, in metres; 0 for a pure nugget.
    public var practicalRangeMetres: Double { structures.map(\.practicalRangeMetres).max() ?? 0 }

    /// The semivariance between two points `dx`, `dy` metres apart; 0 at no distance.
    public func semivariance(dx: Double, dy: Double) -> Double {
        if dx == 0, dy == 0 { return 0 }
        return structures.reduce(nuggetEffect) { sum, structure in
            let (u, v) = structure.normalizedTransform.apply(dx, dy)
            return sum + structure.partialSill * structure.shape.semivariance((u * u + v * v).squareRoot())
        }
    }

    /// The semivariance at a distance in metres along the major axis of every structure.
    public func semivariance(atDistance h: Double) -> Double {
        h == 0
            ? 0
            : structures.reduce(nuggetEffect) {
                $0 + $1.partialSill * $1.shape.semivariance(h / $1.rangeMetres)
            }
    }

    /// The same model with every sill multiplied.
    public func scaled(by factor: Double) -> VariogramModel {
        var model = self
        model.nuggetEffect *= factor
        for index in model.structures.indices { model.structures[index].partialSill *= factor }
        return model
    }

    /// Refuses a model that is not a valid variogram.
    ///
    /// - Throws: `GossanError(.configuration)` for negative or non-finite sills, ranges that are not positive, and a
    ///   total sill of zero.
    public func validate(subject: String = "variogram") throws(GossanError) {
        for structure in structures {
            try structure.anisotropy.validate(subject: subject)
            guard structure.partialSill >= 0, structure.partialSill.isFinite, structure.rangeMetres > 0,
                structure.rangeMetres.isFinite
            else {
                throw GossanError(
                    .configuration, subject: subject,
                    problem:
                        "has a \(structure.shape.rawValue) structure of sill \(structure.partialSill) and range "
                        + "\(structure.rangeMetres) m",
                    remedy: "give a sill of 0 or more and a range above 0 m")
            }
        }
        guard nuggetEffect >= 0, nuggetEffect.isFinite, totalSill > 0 else {
            throw GossanError(
                .configuration, subject: subject,
                problem: "has a nugget of \(nuggetEffect) and a total sill of \(totalSill)",
                remedy: "give a nugget of 0 or more and a total sill above 0")
        }
    }
}
