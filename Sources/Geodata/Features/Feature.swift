import Foundations

/// A value of a feature's field; a missing one is absent from the feature.
public enum FieldValue: Sendable, Hashable, CustomStringConvertible {
    /// A whole number.
    case integer(Int)
    /// A number.
    case real(Double)
    /// A text; dates and times come as ISO text.
    case text(String)

    /// The number, for numeric values and for texts that are one.
    public var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .real(let value): value
        case .text(let value): Double(value.trimmingSpaces)
        }
    }

    /// The value as a person writes it.
    public var description: String {
        switch self {
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .text(let value): value
        }
    }
}

/// A shape with its attributes.
public struct Feature: Sendable, Hashable {
    /// The feature number that GDAL gives (FID).
    public var id: Int
    /// The shape; nil when the feature has none.
    public var geometry: Geometry?
    /// The values by field name; missing ones are absent.
    public var fields: [String: FieldValue]

    /// - Parameters:
    ///   - id: The feature number.
    ///   - geometry: The shape; nil for none.
    ///   - fields: The values by field name.
    public init(id: Int, geometry: Geometry?, fields: [String: FieldValue] = [:]) {
        self.id = id
        self.geometry = geometry
        self.fields = fields
    }
}

/// What sort of values a field holds.
public enum FieldType: String, Sendable, Hashable, Codable, CaseIterable {
    /// Whole numbers.
    case integer
    /// Numbers.
    case real
    /// Texts.
    case text
}

/// A field of a layer.
public struct FieldDefinition: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What sort of values it holds.
    public var type: FieldType
    /// The most characters it holds; nil for no limit.
    public var width: Int?
    /// The unit of its values; empty for none.
    public var unit: String

    /// - Parameters:
    ///   - name: Its name.
    ///   - type: What sort of values it holds.
    ///   - width: The most characters it holds; nil for no limit.
    ///   - unit: The unit of its values; empty for none.
    public init(_ name: String, _ type: FieldType, width: Int? = nil, unit: String = "") {
        self.name = name
        self.type = type
        self.width = width
        self.unit = unit
    }
}

/// What sort of shapes a layer holds.
public enum GeometryKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Points.
    case points
    /// Lines.
    case lines
    /// Polygons.
    case polygons
    /// Several kinds, or a layer that does not say.
    case mixed
    /// No shapes.
    case none
}

/// A layer of features, read whole.
public struct FeatureLayer: Sendable, Hashable {
    /// The layer's name in its file.
    public var name: String
    /// The coordinate reference system; nil when the file states none.
    public var crs: CoordinateReference?
    /// What sort of shapes it holds.
    public var geometryKind: GeometryKind
    /// The fields in the file's order.
    public var fields: [FieldDefinition]
    /// The features in the file's order.
    public var features: [Feature]

    /// - Parameters:
    ///   - name: The layer's name.
    ///   - crs: The coordinate reference system.
    ///   - geometryKind: What sort of shapes it holds.
    ///   - fields: The fields in order.
    ///   - features: The features in order.
    public init(
        name: String, crs: CoordinateReference?, geometryKind: GeometryKind, fields: [FieldDefinition],
        features: [Feature]
    ) {
        self.name = name
        self.crs = crs
        self.geometryKind = geometryKind
        self.fields = fields
        self.features = features
    }

    /// The names of the fields in the file's order.
    public var fieldNames: [String] { fields.map(\.name) }

    /// How many vertices all shapes have.
    public var vertexCount: Int { features.reduce(0) { $0 + ($1.geometry?.vertexCount ?? 0) } }

    /// What it takes in memory: 16 bytes for each vertex, about 300 for each feature and 60 for each of its values, as measured.
    public var heldBytes: Int { 16 * vertexCount + features.count * (300 + 60 * fields.count) }

    /// The box around all shapes; nil when there are none.
    public var extent: Extent? {
        features.compactMap(\.geometry?.extent).reduce(nil) { $0?.union($1) ?? $1 }
    }
}

extension String {
    /// Without spaces, tabs and line ends at both ends.
    var trimmingSpaces: String {
        // Most texts start and end with a letter or digit; to ask Unicode of every cell takes a tenth of reading a large table.
        if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) {
            return self
        }
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
