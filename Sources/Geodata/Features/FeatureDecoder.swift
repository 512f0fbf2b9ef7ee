import CGDAL
import Foundations

/// Turns GDAL's features into values and counts what it had to repair.
struct FeatureDecoder {
    let schema: LayerSchema
    let subject: String
    let encoding: String?
    private var repaired: [Int] = []
    private var emptied: [Int] = []

    init(schema: LayerSchema, subject: String, encoding: String?) {
        self.schema = schema
        self.subject = subject
        self.encoding = encoding
    }

    /// What was repaired or left out so far.
    var warnings: [Warning] {
        [
            warning(repaired, "repaired_geometry", "invalid shapes were repaired"),
            warning(emptied, "empty_geometry", "shapes without extent were left out"),
        ].compactMap(\.self)
    }

    mutating func feature(_ handle: OGRFeatureH) throws -> Feature {
        let id = Int(OGR_F_GetFID(handle))
        var values: [String: FieldValue] = [:]
        for (index, field) in schema.fields.enumerated() {
            values[field.name] = try value(handle, Int32(index), field, id)
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

    private func value(_ handle: OGRFeatureH, _ index: Int32, _ field: FieldDefinition, _ id: Int) throws -> FieldValue?
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

extension Point {
    fileprivate var isFinite: Bool { x.isFinite && y.isFinite }
}
