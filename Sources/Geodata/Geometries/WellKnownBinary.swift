import Foundations

/// Little-endian well-known binary in the plane: how shapes pass to and from GDAL.
///
/// Source: OGC 06-103r4, Simple feature access, part 1, section 8.
enum WellKnownBinary {
    /// Codes of the plane shapes.
    enum Code {
        static let point: UInt32 = 1
        static let line: UInt32 = 2
        static let polygon: UInt32 = 3
        static let multiPoint: UInt32 = 4
        static let multiLine: UInt32 = 5
        static let multiPolygon: UInt32 = 6
        static let collection: UInt32 = 7
        static let triangle: UInt32 = 17
        static let polyhedralSurface: UInt32 = 15
        static let triangulatedSurface: UInt32 = 16
    }

    /// The shape as bytes; single parts as single shapes unless `asMulti`.
    static func encode(_ geometry: Geometry, asMulti: Bool = false) -> [UInt8] {
        var writer = WellKnownBinaryWriter()
        switch geometry {
        case .points(let points):
            writer.parts(points, Code.multiPoint, asMulti) { $0.point($1) }
        case .lines(let lines):
            writer.parts(lines, Code.multiLine, asMulti) { $0.line($1) }
        case .polygons(let polygons):
            writer.parts(polygons, Code.multiPolygon, asMulti) { $0.polygon($1) }
        }
        return writer.bytes
    }
}

private struct WellKnownBinaryWriter {
    var bytes: [UInt8] = []

    mutating func parts<Part>(
        _ parts: [Part], _ code: UInt32, _ asMulti: Bool, _ write: (inout Self, Part) -> Void
    ) {
        if parts.count != 1 || asMulti {
            header(code)
            append(UInt32(parts.count))
        }
        for part in parts { write(&self, part) }
    }

    mutating func point(_ point: Point) {
        header(WellKnownBinary.Code.point)
        append(point)
    }

    mutating func line(_ points: [Point]) {
        header(WellKnownBinary.Code.line)
        append(UInt32(points.count))
        for point in points { append(point) }
    }

    mutating func polygon(_ polygon: Polygon) {
        header(WellKnownBinary.Code.polygon)
        append(UInt32(polygon.rings.count))
        for ring in polygon.rings {
            append(UInt32(ring.isEmpty ? 0 : ring.count + 1))
            for point in ring { append(point) }
            if let first = ring.first { append(first) }
        }
    }

    private mutating func header(_ code: UInt32) {
        bytes.append(1)
        append(code)
    }

    private mutating func append(_ point: Point) {
        append(point.x.bitPattern)
        append(point.y.bitPattern)
    }

    private mutating func append(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
