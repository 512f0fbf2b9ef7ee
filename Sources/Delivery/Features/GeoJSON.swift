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
        let head = JSONValue.object(members).compact.dropLast()
        let lines = zip(table.rows, geometries).map { feature($0, $1).compact }
        return head + ",\"features\":[\n" + lines.joined(separator: ",\n") + "\n]}\n"
    }

    private func feature(_ row: [Cell], _ geometry: Geometry) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [("type", .text("Feature"))]
        if let index = table.columns.firstIndex(where: { $0.name == idColumn }) {
            members.append(("id", row[index].json(in: table.columns[index])))
        }
        members.append(("geometry", geoJSONGeometry(splitAtAntimeridian(geometry))))
        members.append(
            ("properties", .object(zip(table.columns, row).map { (key: $0.name, value: $1.json(in: $0)) })))
        return .object(members)
    }
}

private func coordinate(_ value: Double) -> JSONValue { .decimal(value, places: 7) }

private func position(_ point: Point) -> JSONValue { .array([coordinate(point.x), coordinate(point.y)]) }

private func line(_ points: [Point]) -> JSONValue { .array(points.map(position)) }

private func geoJSONGeometry(_ geometry: Geometry) -> JSONValue {
    func shape(_ type: String, _ parts: [JSONValue]) -> JSONValue {
        parts.count == 1
            ? .object([("type", .text(type)), ("coordinates", parts[0])])
            : .object([("type", .text("Multi" + type)), ("coordinates", .array(parts))])
    }
    switch geometry {
    case .points(let points): return shape("Point", points.map(position))
    case .lines(let lines): return shape("LineString", lines.map(line))
    case .polygons(let polygons):
        return shape("Polygon", polygons.map { .array($0.rings.map { ring in line(ring + ring.prefix(1)) }) })
    }
}
