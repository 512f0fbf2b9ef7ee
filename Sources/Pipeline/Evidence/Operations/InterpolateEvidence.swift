import Foundations
import Geodata
import Geostatistics
import Streaming

/// Values of points, brought to the grid.
package struct InterpolateEvidence: EvidenceOperation {
    package static let verb = "interpolate"
    package static let summary = "Values of points, interpolated; missing beyond their support."

    package let input: String
    package let value: String
    package let method: InterpolationMethod
    package let neighbours: Int
    package let maximumDistance: Length?
    package let power: Double
    package let variogram: VariogramChoice
    package let beyondSupport: BeyondSupport

    package init(_ section: inout SectionReader) {
        input = section.required(Self.verb, .input(["table", "vector"]), "The points.", example: "soils")
        value = section.required("value", .field, "Field of the value.", example: "al2o3")
        method = section.value(
            "method", .choice(InterpolationMethod.self), default: "ordinary_kriging",
            "Inverse distance weights, ordinary kriging, or the value of the nearest point (of equally near ones the first in"
                + " the file).")
        neighbours = section.value(
            "neighbours", .integer(1...512), default: "16", "How many of the nearest points are used.")
        maximumDistance = section.optional(
            "max_distance", .quantity(Length.self, .positive),
            "Points farther away are not used; by default three times the typical spacing of the points, for kriging at"
                + " least the practical range of the variogram.")
        power = section.value("power", .number(0.1...20), default: "2", "Power of inverse distance weights.")
        variogram = section.value("variogram", .variogram, default: "fit", VariogramSection.meaning)
        beyondSupport = section.value(
            "beyond_support", .choice(BeyondSupport.self), default: "missing",
            "What cells get that no point reaches: nothing, never a guess.")
    }
}

/// Ways to interpolate points.
package enum InterpolationMethod: String, ConfigChoice {
    case inverseDistance = "idw"
    case ordinaryKriging = "ordinary_kriging"
    case nearest
}

/// What lies beyond the support of the points.
package enum BeyondSupport: String, ConfigChoice {
    case missing
}

extension InterpolateEvidence {
    var neededField: NeededField? { NeededField(input: input, field: value, isMeasured: true) }

    func footprint(_ survey: Survey) -> LayerFootprint {
        let samples = survey.features(of: input, where: nil)?.features.count ?? 0
        return LayerFootprint(survey.grid.windows(), heldBytes: Self.bytesPerSample * samples)
    }

    /// Places and values as they are read, in the search tree and in its order, as measured.
    private static let bytesPerSample = 150

    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        var warnings: [Warning] = []
        let samples = try samples(context, &warnings)
        let grid = context.grid
        var layer: DerivedLayer
        switch method {
        case .ordinaryKriging: layer = try kriged(samples, grid)
        case .inverseDistance:
            let estimator = try InverseDistanceEstimator(
                samples: samples, power: power, neighbourhood: neighbourhood(try reach(samples, grid)))
            layer = DerivedLayer(ComputedLayer(grid: grid) { { $1 = estimator.estimate($0, of: grid)[0] } })
        case .nearest:
            let estimator = try InverseDistanceEstimator.nearest(
                samples: samples, maximumRadiusMetres: try reach(samples, grid))
            layer = DerivedLayer(ComputedLayer(grid: grid) { { $1 = estimator.estimate($0, of: grid)[0] } })
        }
        layer.warnings += warnings
        return layer
    }

    private func kriged(_ samples: PointSamples, _ grid: Grid) throws -> DerivedLayer {
        let model = try variogram.model(for: samples, of: "inputs.\(input).\(value)")
        let reach = try maximumDistance?.metres ?? max(model.practicalRangeMetres, reach(samples, grid))
        let estimator = try KrigingEstimator(
            samples: samples, variogram: model, neighbourhood: neighbourhood(reach))
        try requireSolution(estimator, at: samples.locations)
        let singular = SingularCells()
        var layer = DerivedLayer(
            ComputedLayer(grid: grid) {
                { window, values in
                    var workspace = estimator.makeWorkspace()
                    values = estimator.surface(window, of: grid, in: &workspace)[0]
                    singular.note(workspace.tally.singular, in: window)
                }
            })
        layer.warningsOfCells = { [subject] in
            guard singular.count > 0 else { return [] }
            return [
                Warning(
                    code: "kriging_singular", subject: subject,
                    message:
                        "\(singular.count) cells are missing, for their kriging equations have no solution; \(KrigingRemedy.noSolution)"
                )
            ]
        }
        return layer
    }

    private var subject: String { "\(input).\(value)" }

    /// - Throws: `stageFailed` where the equations have no solution, which would leave the map without values.
    private func requireSolution(_ estimator: KrigingEstimator, at places: [Point]) throws {
        let probes = stride(from: 0, to: places.count, by: max(1, places.count / 64)).map { places[$0] }
        guard probes.allSatisfy({ estimator.estimate(at: $0).status == .singular }) else { return }
        throw GossanError(
            .stageFailed, subject: "inputs.\(input).\(value)", problem: "its kriging equations have no solution",
            remedy: KrigingRemedy.noSolution)
    }

    private func neighbourhood(_ reach: Double) -> SearchNeighbourhood {
        SearchNeighbourhood(maximumSamples: neighbours, maximumRadiusMetres: reach)
    }

    /// How far a sample is good for: the config's word, or three times the typical spacing (the spacing of as many
    /// points spread evenly over the same box). Samples far off the grid, such as one at 0, 0, tell nothing of it.
    ///
    /// - Throws: `configuration` where all lie at one place.
    private func reach(_ samples: PointSamples, _ grid: Grid) throws -> Double {
        if let maximumDistance { return maximumDistance.metres }
        let study = grid.extent.expanded(by: max(grid.extent.width, grid.extent.height))
        let near = samples.locations.filter(study.contains)
        let counted = near.isEmpty ? samples.locations : near
        guard let box = Extent(around: counted) else { return 0 }
        let count = Double(counted.count)
        // Along a line the box has no area.
        let spacing = max((box.width * box.height / count).squareRoot(), max(box.width, box.height) / count)
        guard spacing > 0 else {
            throw GossanError(
                .configuration, subject: "inputs.\(subject)",
                problem: "has samples at one place alone, so that nothing tells how far they are good for",
                remedy: "say so by 'max_distance'")
        }
        return 3 * spacing
    }

    private func samples(_ context: EvidenceContext, _ warnings: inout [Warning]) throws -> PointSamples {
        let layer = try context.features(of: input, where: nil, with: value)
        try requireSamples(in: layer, field: value, input: input)
        var locations: [Point] = []
        var values: [Double] = []
        var halved = 0
        var unread = 0
        for feature in layer.features {
            guard case .points(let places) = feature.geometry, let cell = feature.fields[value] else { continue }
            guard let reading = SampleValue(cell) else {
                unread += 1
                continue
            }
            // A value of several points is measured at each of them.
            locations += places
            values += places.map { _ in reading.value }
            halved += reading.isBelowDetection ? 1 : 0
        }
        note("below_detection_halved", halved, "values below the detection limit count as half of it", &warnings)
        note("values_unread", unread, "values are not numbers and are left out", &warnings)
        var merged: [Warning] = []
        defer { warnings += merged.map { Warning(code: $0.code, subject: subject, message: $0.message) } }
        return try PointSamples(locations: locations, values: values).resolvingCoincident(.average, warnings: &merged)
    }

    private func note(_ code: String, _ count: Int, _ text: String, _ warnings: inout [Warning]) {
        if count > 0 { warnings.append(Warning(code: code, subject: subject, message: "\(count) \(text)")) }
    }
}
