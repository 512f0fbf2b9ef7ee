import Foundations
import Geodata

/// Known deposits with their names, for the nearest one to an outline: every point is one, and every feature of lines or polygons.
struct KnownDeposits: Sendable {
    private let deposits: [(name: String, shape: Geometry)]

    /// - Parameters:
    ///   - survey: The survey.
    ///   - input: The input that holds them.
    ///   - config: For the field of the name.
    init(_ survey: Survey, input: String?, config: PipelineConfig) {
        guard let input, let layer = survey.layers[input] else {
            deposits = []
            return
        }
        let field: String? =
            switch config.inputs[name: input] {
            case .vector(let vector): vector.fields.name
            case .table(let table): table.fields.name
            default: nil
            }
        deposits = layer.features.flatMap { feature -> [(String, Geometry)] in
            let name = field.flatMap { feature.fields[$0]?.description } ?? ""
            guard case .points(let points) = feature.geometry else {
                return feature.geometry.map { [(name, $0)] } ?? []
            }
            return points.map { (name, .points([$0])) }
        }
    }

    /// Where they lie; of lines and polygons the mean of their vertices.
    var places: [Point] { deposits.compactMap(\.shape.meanVertex) }

    /// The deposit nearest to an outline; of equally near ones the first.
    ///
    /// - Throws: `badData` when GEOS refuses a shape.
    func nearest(to polygons: [Polygon]) throws -> NearestDeposit? {
        guard let box = Extent(around: polygons.lazy.flatMap(\.exterior)) else { return nil }
        // No outline is nearer than the box around it.
        let order = deposits.indices.compactMap { index in
            deposits[index].shape.extent.map { (atLeast: box.distance(to: $0), index: index) }
        }.sorted(by: <)
        var best: (metres: Double, index: Int)?
        for (atLeast, index) in order {
            if let best, atLeast > best.metres { break }
            let found = (try distance(from: deposits[index].shape, to: polygons), index)
            if best.map({ found < $0 }) ?? true { best = found }
        }
        return best.map { NearestDeposit(name: deposits[$0.index].name, distanceKm: $0.metres / 1000) }
    }
}

extension Prospect {
    /// The prospect with the known deposit nearest to it.
    ///
    /// - Throws: As `KnownDeposits.nearest(to:)`.
    func near(_ known: KnownDeposits) throws -> Prospect {
        var prospect = self
        prospect.nearestKnown = try known.nearest(to: polygons)
        return prospect
    }
}

private func distance(from shape: Geometry, to polygons: [Polygon]) throws -> Double {
    guard case .points(let points) = shape else { return try Geodata.distance(shape, .polygons(polygons)) }
    return points.map { distance(from: $0, to: polygons) }.min() ?? .infinity
}

private func distance(from point: Point, to polygons: [Polygon]) -> Double {
    if polygons.contains(where: { $0.contains(point) }) { return 0 }
    var least = Double.infinity
    for ring in polygons.lazy.flatMap(\.rings) {
        for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) { least = min(least, distance(from: point, a, b)) }
    }
    return least
}

private func distance(from point: Point, _ a: Point, _ b: Point) -> Double {
    let dx = b.x - a.x
    let dy = b.y - a.y
    let length = dx * dx + dy * dy
    let along = length > 0 ? (((point.x - a.x) * dx + (point.y - a.y) * dy) / length).clamped(to: 0...1) : 0
    return point.distance(to: Point(x: a.x + along * dx, y: a.y + along * dy))
}
