import Foundations

/// Features in longitude and latitude as GeoJSON (RFC 7946), to about a centimetre.
///
/// Attributes are texts, in the order given.
func featureCollectionText(_ features: [MapFeature], name: String) -> String {
    let lines = features.map { feature in
        let attributes = feature.attributes.map { "\"\($0.name)\": \"\($0.value)\"" }.joined(separator: ", ")
        return "{\"type\": \"Feature\", \"properties\": {\(attributes)}, \"geometry\": \(shapeText(feature.geometry))}"
    }
    return "{\"type\": \"FeatureCollection\", \"name\": \"\(name)\", \"features\": [\n"
        + lines.joined(separator: ",\n") + "\n]}\n"
}

private func shapeText(_ geometry: Geometry) -> String {
    switch geometry {
    case .points(let points):
        "{\"type\": \"MultiPoint\", \"coordinates\": \(list(points.map(position)))}"
    case .lines(let lines):
        "{\"type\": \"MultiLineString\", \"coordinates\": \(list(lines.map { list($0.map(position)) }))}"
    case .polygons(let polygons):
        "{\"type\": \"MultiPolygon\", \"coordinates\": \(list(polygons.map { list($0.rings.map(closed)) }))}"
    }
}

private func closed(_ ring: [Point]) -> String { list((ring + ring.prefix(1)).map(position)) }

private func position(_ point: Point) -> String { "[\(decimal(point.x, 7)), \(decimal(point.y, 7))]" }

private func list(_ parts: [String]) -> String { "[" + parts.joined(separator: ", ") + "]" }
