import CGDAL
import Foundations

/// Writes features into an open layer.
struct FeatureEncoder {
    private let layer: FeatureLayer
    private let handle: OGRLayerH
    private let keepsNumbers: Bool
    private let isMulti: Bool

    init(layer: FeatureLayer, handle: OGRLayerH, keepsNumbers: Bool) {
        self.layer = layer
        self.handle = handle
        self.keepsNumbers = keepsNumbers && Set(layer.features.map(\.id)).count == layer.features.count
        isMulti = layer.hasMultiParts
    }

    func write(_ feature: Feature, subject: String) throws {
        let record = OGR_F_Create(OGR_L_GetLayerDefn(handle))
        defer { OGR_F_Destroy(record) }
        if keepsNumbers { OGR_F_SetFID(record, GIntBig(feature.id)) }
        for (index, field) in layer.fields.enumerated() {
            guard let value = feature.fields[field.name] else { continue }
            guard set(value, field.type, Int32(index), record) else {
                throw GossanError(
                    .internalFault, subject: "\(subject), layer '\(layer.name)', feature \(feature.id)",
                    problem: "the value \(value) does not fit the \(field.type.rawValue) field '\(field.name)'",
                    remedy: "")
            }
        }
        if let geometry = feature.geometry, let shape = OGRShape(geometry, asMulti: isMulti) {
            // GDAL copies the shape, which has to live until then.
            withExtendedLifetime(shape) { _ = OGR_F_SetGeometry(record, $0.handle) }
        }
        let task = GDALTask(.cannotWrite, subject: subject, problem: "feature \(feature.id) cannot be written")
        try task.check { OGR_L_CreateFeature(handle, record) }
    }

    private func set(_ value: FieldValue, _ type: FieldType, _ index: Int32, _ record: OGRFeatureH?) -> Bool {
        switch (value, type) {
        case (.integer(let number), .integer): OGR_F_SetFieldInteger64(record, index, GIntBig(number))
        case (.integer(let number), .real): OGR_F_SetFieldDouble(record, index, Double(number))
        case (.real(let number), .real):
            // A number that is none stays missing.
            if number.isFinite { OGR_F_SetFieldDouble(record, index, number) }
        case (.text(let text), .text): OGR_F_SetFieldString(record, index, text)
        case (let other, .text): OGR_F_SetFieldString(record, index, other.description)
        default: return false
        }
        return true
    }
}

extension FeatureLayer {
    /// Whether any feature has several parts, so that all are stored as shapes of parts.
    var hasMultiParts: Bool {
        features.contains { feature in
            switch feature.geometry {
            case .points(let points): points.count != 1
            case .lines(let lines): lines.count != 1
            case .polygons(let polygons): polygons.count != 1
            case nil: false
            }
        }
    }

    /// The kind of shape to declare.
    var storedType: OGRwkbGeometryType {
        switch geometryKind {
        case .points: hasMultiParts ? wkbMultiPoint : wkbPoint
        case .lines: hasMultiParts ? wkbMultiLineString : wkbLineString
        case .polygons: hasMultiParts ? wkbMultiPolygon : wkbPolygon
        case .mixed: wkbUnknown
        case .none: wkbNone
        }
    }
}
