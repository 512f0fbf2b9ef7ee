import CGDAL
import Foundations

/// Turns GDAL's features into values and counts what it had to repair.
struct FeatureDecoder {
    let schema: LayerSchema
    let subject: String
    let encoding: String?
    let missing: MissingTexts
    private var repaired: [Int] = []
    private var emptied: [Int] = []
    private var unplaced: [Int] = []
    private var garbled: (field: String, text: String)?

    init(schema: LayerSchema, subject: String, options: VectorReadOptions) {
        self.schema = schema
        self.subject = subject
        encoding = options.encoding
        missing = MissingTexts(options.missingTexts)
    }

    /// What was repaired or left out so far.
    var warnings: [Warning] {
        [
            warning(repaired, "repaired_geometry", "invalid shapes were repaired"),
            warning(emptied, "empty_geometry", "shapes without extent were left out"),
            warning(
                unplaced, "placeholder_coordinates",
                "shapes have coordinates beyond 1e38, by which shapefiles mean none, and were left out"),
            garbled.map {
                Warning(
                    code: "garbled_text", subject: subject,
                    message:
                        "the text '\($0.text)' of field '\($0.field)' looks like UTF-8 that the file calls something else;"
                        + " add 'encoding: UTF-8' to the input")
            },
        ].compactMap(\.self)
    }

    mutating func feature(_ handle: OGRFeatureH) throws -> Feature {
        let id = Int(OGR_F_GetFID(handle))
        var values: [String: FieldValue] = [:]
        for (index, field) in schema.fields.enumerated() {
            guard let value = try value(handle, Int32(index), field, id), !missing.contains(value) else { continue }
            values[field.name] = value
        }
        return Feature(id: id, geometry: try geometry(handle, id), fields: values)
    }

    private func warning(_ ids: [Int], _ code: String, _ what: String) -> Warning? {
        guard let first = ids.first else { return nil }
        let which =
            ids.count == 1 ? "feature \(first)" : "features \(ids.prefix(5).map(String.init).joined(separator: ", "))"
        let more = ids.count > 5 ? " and others" : ""
        return Warning(code: code, subject: subject, message: "\(ids.count) \(what): \(which)\(more)")
    }

    private mutating func value(_ handle: OGRFeatureH, _ index: Int32, _ field: FieldDefinition, _ id: Int) throws
        -> FieldValue?
    {
        guard OGR_F_IsFieldSetAndNotNull(handle, index) != 0 else { return nil }
        switch field.type {
        case .integer: return .integer(Int(OGR_F_GetFieldAsInteger64(handle, index)))
        case .real:
            let number = OGR_F_GetFieldAsDouble(handle, index)
            return number.isFinite ? .real(number) : nil
        case .text:
            let decoder = TextDecoder(encoding: isRecodedByDriver ? nil : encoding)
            guard let text = OGR_F_GetFieldAsString(handle, index).map({ decoder.decode($0) }) else { return nil }
            guard let text else {
                throw decoder.error("\(subject), feature \(id), field '\(field.name)'")
            }
            if encoding == nil, garbled == nil, looksGarbled(text) { garbled = (field.name, text) }
            return text.isEmpty ? nil : .text(text)
        }
    }

    private var isRecodedByDriver: Bool {
        let name = subject.lowercased()
        return [".shp", ".dbf", ".shz", ".zip"].contains { name.hasSuffix($0) }
    }

    private mutating func geometry(_ handle: OGRFeatureH, _ id: Int) throws -> Geometry? {
        guard let borrowed = OGR_F_GetGeometryRef(handle), let shape = OGRShape(taking: OGR_G_Clone(borrowed)) else {
            return nil
        }
        guard let parts = valid(shape, id) else {
            throw refusal(id, "has a shape that GDAL cannot simplify to points, lines or polygons")
        }
        guard parts.kinds <= 1 else {
            throw refusal(id, "mixes points, lines and polygons in one shape")
        }
        guard let geometry = parts.geometry else {
            emptied.append(id)
            return nil
        }
        if geometry.holdsPlaceholder {
            unplaced.append(id)
            return nil
        }
        guard geometry.isFinite else { throw refusal(id, "has coordinates that are not numbers") }
        return geometry
    }

    /// The parts, repaired where they are polygons that break OGC's rules.
    private mutating func valid(_ shape: OGRShape, _ id: Int) -> ShapeParts? {
        let dimension = OGR_G_GetDimension(shape.handle)
        guard dimension == 2 else { return shape.parts() }
        OGR_G_CloseRings(shape.handle)
        // GEOS tells why a shape is invalid through the error handler; the warning of this reader says it once.
        let (isValid, _) = collectingMessages { shape.isValid }
        if isValid { return shape.parts() }
        guard let fixed = collectingMessages({ OGRShape(taking: OGR_G_MakeValid(shape.handle)) }).result,
            var parts = fixed.parts()
        else { return nil }
        repaired.append(id)
        // A spike falls off as a line or a point; what is left of the polygons counts.
        parts.lines = []
        parts.points = []
        return parts
    }

    private func refusal(_ id: Int, _ problem: String) -> GossanError {
        GossanError(
            .badData, subject: "\(subject), feature \(id)", problem: problem,
            remedy: "split or repair it, or leave it out with a 'where' condition")
    }
}

extension Geometry {
    /// Whether all coordinates are numbers.
    var isFinite: Bool {
        switch self {
        case .points(let points): points.allSatisfy(\.isFinite)
        case .lines(let lines): lines.allSatisfy { $0.allSatisfy(\.isFinite) }
        case .polygons(let polygons): polygons.allSatisfy { $0.rings.allSatisfy { $0.allSatisfy(\.isFinite) } }
        }
    }
}

extension Geometry {
    /// Whether a coordinate stands for none: beyond 1e38 (ESRI Shapefile Technical Description, 1998, page 2).
    var holdsPlaceholder: Bool {
        guard let box = extent else { return false }
        return [box.minX, box.minY, box.maxX, box.maxY].contains { abs($0) > 1e38 }
    }
}

extension Point {
    fileprivate var isFinite: Bool { x.isFinite && y.isFinite }
}

/// Whether a text is UTF-8 whose bytes were taken for Latin-1: `Âµm` for `µm`.
private func looksGarbled(_ text: String) -> Bool {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return false }
    let bytes = text.unicodeScalars.map(\.value)
    guard bytes.allSatisfy({ $0 < 0x100 }) else { return false }
    return String(validating: bytes.map { UInt8($0) }, as: UTF8.self) != nil
}
