import Foundations

extension FeatureTable {
    /// The layer as RFC 7946 GeoJSON.
    ///
    /// Rings are closed and follow the right-hand rule, coordinates have seven decimals (about 1 cm), features carry
    /// their id, missing values are null, and shapes across the antimeridian are cut there (section 3.1.9).
    ///
    /// - Parameters:
    ///   - geometries: The shapes in longitude and latitude on WGS 84, in the order of the rows.
    ///   - notes: Foreign members of the collection, such as a statement that the data are synthetic.
    public func geoJSON(
        inLongitudeLatitude geometries: [Geometry], notes: [(key: String, value: JSONValue)] = []
    ) -> String {
        var members: [(key: String, value: JSONValue)] = [("type", .text("FeatureCollection"))]
        if let box = geometries.compactMap(\.extent).reduce(nil, { $0?.union($1) ?? $1 }) as Extent? {
            members.append(("bbox", .array([box.minX, box.minY, box.maxX, box.maxY].map(coordinate))))
        }
        members += notes
        var out = String(JSONValue.object(members).compact.dropLast()) + ",\"features\":[\n"
        for (index, (row, geometry)) in zip(table.rows, geometries).enumerated() {
            if index > 0 { out += ",\n" }
            append(row, geometry, to: &out)
        }
        out += "\n]}\n"
        return out
    }

    private func append(_ row: [Cell], _ geometry: Geometry, to out: inout String) {
        out += "{\"type\":\"Feature\""
        if let index = table.columns.firstIndex(where: { $0.name == idColumn }) {
            out += ",\"id\":" + row[index].json(in: table.columns[index]).compact
        }
        out += ",\"geometry\":"
        appendShape(splitAtAntimeridian(geometry), to: &out)
        let properties = JSONValue.object(zip(table.columns, row).map { (key: $0.name, value: $1.json(in: $0)) })
        out += ",\"properties\":" + properties.compact + "}"
    }
}

private func coordinate(_ value: Double) -> JSONValue { .decimal(value, places: 7) }

// Positions go to the text one by one: as values of a document an outline takes ten times its text.

private func appendShape(_ geometry: Geometry, to out: inout String) {
    switch geometry {
    case .points(let points): appendShape("Point", points, to: &out, appendPosition)
    case .lines(let lines): appendShape("LineString", lines, to: &out, appendLine)
    case .polygons(let polygons):
        appendShape("Polygon", polygons, to: &out) { polygon, out in
            appendList(polygon.rings, to: &out) { ring, out in appendLine(ring + ring.prefix(1), to: &out) }
        }
    }
}

private func appendShape<Part>(
    _ type: String, _ parts: [Part], to out: inout String, _ append: (Part, inout String) -> Void
) {
    out += "{\"type\":\"" + (parts.count == 1 ? "" : "Multi") + type + "\",\"coordinates\":"
    if parts.count == 1 { append(parts[0], &out) } else { appendList(parts, to: &out, append) }
    out += "}"
}

private func appendList<Part>(_ parts: [Part], to out: inout String, _ append: (Part, inout String) -> Void) {
    out += "["
    for (index, part) in parts.enumerated() {
        if index > 0 { out += "," }
        append(part, &out)
    }
    out += "]"
}

private func appendLine(_ points: [Point], to out: inout String) { appendList(points, to: &out, appendPosition) }

private func appendPosition(_ point: Point, to out: inout String) {
    appendList([point.x, point.y], to: &out) { $1 += coordinate($0).compact }
}
