import Foundations

/// Known deposits with their names, for the nearest one to an outline.
struct KnownDeposits: Sendable {
    private let deposits: [(name: String, place: Point)]

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
        deposits = layer.features.compactMap { feature in
            feature.geometry?.meanVertex.map { (field.flatMap { feature.fields[$0]?.description } ?? "", $0) }
        }
    }

    /// Where they lie.
    var places: [Point] { deposits.map(\.place) }

    /// The deposit nearest to an outline; of equally near ones the first.
    func nearest(to polygons: [Polygon]) -> NearestDeposit? {
        guard let box = Extent(around: polygons.lazy.flatMap(\.exterior)) else { return nil }
        // No outline is nearer than the box around it.
        let order = deposits.indices.map { (atLeast: box.distance(to: deposits[$0].place), index: $0) }.sorted(by: <)
        var best: (metres: Double, index: Int)?
        for (atLeast, index) in order {
            if let best, atLeast > best.metres { break }
            let found = (distance(from: deposits[index].place, to: polygons), index)
            if best.map({ found < $0 }) ?? true { best = found }
        }
        return best.map { NearestDeposit(name: deposits[$0.index].name, distanceKm: $0.metres / 1000) }
    }
}

extension Prospect {
    /// The prospect with the known deposit nearest to it.
    func near(_ known: KnownDeposits) -> Prospect {
        var prospect = self
        prospect.nearestKnown = known.nearest(to: polygons)
        return prospect
    }
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
