import Foundations

/// A polygon or line of the geological map with its attributes, in the order of the table's columns.
struct MapFeature: Sendable {
    /// Its shape in the survey's CRS.
    var geometry: Geometry
    /// Attribute names and texts.
    var attributes: [(name: String, value: String)]
}

extension SurveyModel {
    /// The units at the surface as polygons; contacts are off by some tens of metres, as on a map.
    ///
    /// - Parameter spacing: Distance between the points at which the ground was looked at, in metres.
    func mappedUnits(spacing: Double = 100) -> [MapFeature] {
        let extent = options.grid.extent
        var random = RandomStream(seed: seed, purpose: "map error")
        let east = ValueNoise(covering: extent.expanded(by: 1000), spacing: 1300, from: &random)
        let north = ValueNoise(covering: extent.expanded(by: 1000), spacing: 1300, from: &random)
        var fields = MapUnit.allCases.map { _ in SampledField(covering: extent, spacing: spacing) { _ in 0 } }
        for index in fields[0].values.indices {
            let node = Point(
                x: extent.minX + spacing * Double(index % fields[0].columns),
                y: extent.minY + spacing * Double(index / fields[0].columns))
            let seen = Point(x: node.x + 60 * east.value(at: node), y: node.y + 60 * north.value(at: node))
            for (number, depth) in unitDepths(at: seen).enumerated() { fields[number].values[index] = depth }
        }
        return zip(MapUnit.allCases, fields).flatMap { unit, field in
            outlinesOfPositive(field, minimumArea: 30_000).map { polygon in
                MapFeature(
                    geometry: .polygons([polygon]),
                    attributes: [("unit", unit.rawValue), ("name", unit.title), ("synthetic", "YES")])
            }
        }
    }

    /// For each unit how far, in metres, a point is from leaving it: positive for the one at the surface.
    private func unitDepths(at point: Point) -> [Double] {
        let column = column(at: point)
        let outside = intrusions.reduce(Double.infinity) {
            min($0, ($1.outline.relativeRadius(at: point) - 1) * $1.outline.meanRadiusMetres)
        }
        return MapUnit.allCases.map { unit in
            switch unit {
            case .carbonate: min(column.floor - column.surface, outside)
            case .host: min(column.surface - column.floor, column.hostTop - column.surface, outside)
            case .cover: min(column.surface - column.hostTop, outside)
            case .intrusion: -outside
            }
        }
    }

    /// Faults, fold axes and photo lineaments as drawn: one fault in eight was not found, lineaments mean nothing.
    func mappedStructures() -> [MapFeature] {
        var random = RandomStream(seed: seed, purpose: "mapped structures")
        func feature(_ line: [Point], kind: String, movement: String) -> MapFeature {
            MapFeature(
                geometry: .lines([line]),
                attributes: [("kind", kind), ("movement", movement), ("synthetic", "YES")])
        }
        var features: [MapFeature] = []
        for fault in faults {
            let line = fault.trace.drawn(error: 90, from: &random)
            if random.chance(0.88) { features.append(feature(line, kind: "fault", movement: fault.movement)) }
        }
        for fold in folds {
            let line = fold.axis.drawn(error: 200, from: &random)
            features.append(
                feature(line, kind: "fold", movement: fold.amplitudeMetres > 0 ? "anticline" : "syncline"))
        }
        let extent = options.grid.extent
        for _ in 0..<Int(extent.width * extent.height / 2.2e8) {
            let line = Trace.wandering(
                through: random.point(in: extent), azimuthDegrees: random.uniform(in: 0...180),
                length: random.uniform(in: 3000...9000), wander: 80, from: &random)
            features.append(feature(line.points, kind: "lineament", movement: "unknown"))
        }
        return features
    }
}
