import Foundations

/// A table whose rows have shapes: one layer of a map.
public struct FeatureTable: Sendable {
    /// Attributes, one row per feature.
    public var table: Table
    /// Shapes, in the order of the rows.
    public var geometries: [Geometry]
    /// The coordinate reference system of the shapes, as `EPSG:<code>` or WKT2.
    public var crs: String
    /// The column whose value is the feature's id.
    public var idColumn: String

    /// - Parameters:
    ///   - table: Attributes, one row per feature.
    ///   - geometries: Shapes, in the order of the rows.
    ///   - crs: The coordinate reference system of the shapes.
    ///   - idColumn: The column whose value is the feature's id.
    public init(table: Table, geometries: [Geometry], crs: String, idColumn: String) {
        self.table = table
        self.geometries = geometries
        self.crs = crs
        self.idColumn = idColumn
    }
}
