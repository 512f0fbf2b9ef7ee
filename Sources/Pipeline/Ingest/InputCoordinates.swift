import Foundations
import Geodata

/// Decides in which coordinate reference system an input is, and carries it to that of the grid.
struct InputCoordinates {
    /// The input's name, for messages.
    let input: String
    /// What the config tells of the input.
    let about: InputProvenance
    /// The system of the study grid.
    let target: CoordinateReference
    /// The side of the grid's cells in metres.
    let cell: Double

    /// The system of the data: the config's word first, then the file's, then the config's assumption.
    ///
    /// - Throws: `badData` when nobody knows.
    func system(stated: CoordinateReference?, warnings: inout [Warning]) throws -> CoordinateReference {
        if let text = about.crs {
            let system = try CoordinateReference(text)
            if let stated, !stated.isEquivalent(to: system) {
                warnings.append(
                    Warning(
                        code: "crs_overridden", subject: input,
                        message: "the file says \(stated), the config \(system); the config holds"))
            }
            return system
        }
        if let stated { return stated }
        guard let text = about.assumedCRS else {
            throw GossanError(
                .badData, subject: "inputs.\(input)", problem: "the file states no coordinate reference system",
                remedy: "add 'crs: EPSG:<code>' if you know it, or 'assume_crs: EPSG:<code>' to state an assumption")
        }
        let system = try CoordinateReference(text)
        warnings.append(
            Warning(code: "crs_assumed", subject: input, message: "the file states no system; \(system) is assumed"))
        return system
    }

    /// Notes where the data do not lie where their system is meant for.
    ///
    /// - Throws: `badData` when that comes from swapped coordinates or the number of a zone.
    func checkPlace(of extent: Extent?, in system: CoordinateReference, warnings: inout [Warning]) throws {
        guard let extent else { return }
        warnings += try PlaceCheck(input: input, system: system).run(extent).map { [$0] } ?? []
    }

    /// The transformation from the data's system to the grid's, for data within `extent` (in their own system).
    func transformation(from system: CoordinateReference, extent: Extent?) throws -> Transformation {
        do {
            return try Transformation(
                from: system, to: target, areaOfUse: try extent.map(system.geographicExtent),
                allowBallpark: about.allowBallpark)
        } catch let error as GossanError {
            throw misplaced(error, system)
        }
    }

    /// A failure of coordinates as one of this input.
    private func misplaced(_ error: GossanError, _ system: CoordinateReference) -> GossanError {
        guard error.problem.hasSuffix("cannot be transformed") else {
            return GossanError(
                error.kind, subject: "inputs.\(input), \(error.subject)", problem: error.problem, remedy: error.remedy,
                causes: error.causes)
        }
        return GossanError(
            error.kind, subject: "inputs.\(input)", problem: "its coordinates do not fit \(system)",
            remedy: "check 'crs', and whether x and y are swapped", causes: [error])
    }

    /// The layer carried to the grid's system, its edges followed to a hundredth of a cell. Features beyond the reach of that system, as in data of the whole world, are left
    /// out with a warning.
    ///
    /// - Throws: `badData` when no feature can be carried over.
    func carried(_ layer: FeatureLayer, survey: inout Survey) throws -> FeatureLayer {
        let system = try system(stated: layer.crs, warnings: &survey.warnings)
        try checkPlace(of: layer.extent, in: system, warnings: &survey.warnings)
        let transformation = try transformation(from: system, extent: layer.extent)
        survey.record(transformation, of: input)
        var result = layer
        result.crs = target
        guard !transformation.isIdentity else { return result }
        survey.warnings += wideFeatures(of: layer, in: system).map { [$0] } ?? []
        var lost: [(id: Int, failure: GossanError)] = []
        result.features = []
        for var feature in layer.features {
            do {
                feature.geometry = try feature.geometry.map { try transformation.transform($0, within: cell / 100) }
                result.features.append(feature)
            } catch let error as GossanError {
                lost.append((feature.id, error))
            }
        }
        if let first = lost.first {
            guard !result.features.isEmpty else { throw misplaced(first.failure, system) }
            survey.warnings.append(
                Warning(
                    code: "features_out_of_reach", subject: input,
                    message:
                        "\(lost.count) of \(layer.features.count) features lie where \(target) has no coordinates and"
                        + " are left out; first feature \(first.id)"))
        }
        return result
    }
}

extension InputCoordinates {
    /// A warning of lines and outlines around half of the globe and more, which come back from behind on a map projection of one region.
    private func wideFeatures(of layer: FeatureLayer, in system: CoordinateReference) -> Warning? {
        guard system.isGeographic else { return nil }
        let wide = layer.features.filter { feature in
            if case .points = feature.geometry { return false }
            return (feature.geometry?.extent?.width ?? 0) > 180
        }
        guard let first = wide.first else { return nil }
        return Warning(
            code: "wide_features", subject: input,
            message:
                "\(wide.count) of \(layer.features.count) features span more than 180 degrees of longitude, first feature \(first.id): "
                + "\(target) cannot show them whole, and they may lie elsewhere on it; cut them to the region ('ogr2ogr -clipsrc')"
        )
    }
}

extension Survey {
    /// Notes how an input reached the grid.
    mutating func record(_ transformation: Transformation, of input: String) {
        let accuracy = transformation.accuracyMetres.map { ", accuracy \($0) m" } ?? ", accuracy unknown"
        operations.append(
            (input, transformation.isIdentity ? transformation.operation : transformation.operation + accuracy))
        if let part = transformation.partialArea, !transformation.isBallpark {
            warnings.append(
                Warning(
                    code: "operation_outside_its_area", subject: input,
                    message:
                        "'\(transformation.operation)' is the best that PROJ knows and is meant for '\(part.name)',"
                        + " which holds \(percentText(part.share)) of the box of these data; its accuracy does not hold outside"
                ))
        }
        if transformation.isBallpark {
            warnings.append(
                Warning(
                    code: "ballpark_transformation", subject: input,
                    message: "the datum shift is left out (\(transformation.operation)), as the config allows"))
        }
    }
}
