import Foundations
import Geodata

/// Writes layers into one GeoPackage whose first layer is styled when it is opened.
///
/// The style stands in `layer_styles`, where QGIS looks for it, as QML and as SLD. Missing cells are null.
///
/// - Parameters:
///   - layers: The layers; the first one is styled.
///   - style: Its style.
///   - metadata: Facts about the file and each of its layers, kept in `gpkg_metadata` where GDAL and QGIS show them.
///   - statements: What every reader must see; they end the description of each layer and are numbered in the metadata.
///   - path: The file, written in place.
/// - Throws: `GossanError(.cannotWrite)` when writing fails.
public func writeStyledGeoPackage(
    _ layers: [FeatureTable], style: GraduatedStyle, metadata: [String: String] = [:], statements: [String] = [],
    to path: String
) throws {
    let writer = try FeatureWriter(path: path, format: .geoPackage)
    let facts = metadata.merging(numbered(statements)) { own, _ in own }
    try writer.describe(facts)
    for layer in layers {
        let description = ([layer.table.title] + statements).joined(separator: "\n")
        try writer.write(try layer.featureLayer(), description: description, metadata: facts)
    }
    if let styled = layers.first {
        for statement in styleStatements(for: styled.table.name, style) { try writer.execute(statement) }
    }
    try writer.close()
}

/// Statements by key, in an order that sorting keeps.
private func numbered(_ statements: [String]) -> [String: String] {
    let width = String(statements.count).count
    let keys = statements.indices.map { place in
        let digits = String(place + 1)
        return "STATEMENT_" + String(repeating: "0", count: width - digits.count) + digits
    }
    return Dictionary(uniqueKeysWithValues: zip(keys, statements))
}

extension FeatureTable {
    /// The layer as Geodata writes it.
    func featureLayer() throws -> FeatureLayer {
        let fields = table.columns.map { column -> FieldDefinition in
            let type: FieldType =
                switch column.type {
                case .text: .text
                case .integer, .boolean: .integer
                case .number: .real
                }
            return FieldDefinition(column.name, type, unit: column.unit ?? "")
        }
        let features = zip(table.rows, geometries).enumerated().map { number, pair in
            Feature(id: number + 1, geometry: pair.1, fields: values(of: pair.0))
        }
        return FeatureLayer(
            name: table.name, crs: try CoordinateReference(crs), geometryKind: .polygons, fields: fields,
            features: features)
    }

    private func values(of row: [Cell]) -> [String: FieldValue] {
        var values: [String: FieldValue] = [:]
        for (column, cell) in zip(table.columns, row) {
            switch cell {
            case .text(let text): values[column.name] = .text(text)
            case .integer(let number): values[column.name] = .integer(number)
            case .number(let number):
                let rounded = formatNumber(number, decimals: column.decimals).flatMap(Double.init)
                values[column.name] = .real(rounded ?? number)
            case .boolean(let flag): values[column.name] = .integer(flag ? 1 : 0)
            case .missing: break
            }
        }
        return values
    }
}

/// The statements that make `layer_styles` and put one style into it; the columns are those that QGIS reads.
private func styleStatements(for layer: String, _ style: GraduatedStyle) -> [String] {
    let text = { (value: String) in "'" + value.replacing("'", with: "''") + "'" }
    return [
        """
        CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), \
        f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), \
        styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), \
        update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))
        """,
        """
        INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, \
        styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) VALUES ('', '', \(text(layer)), 'geom', \
        \(text(style.name)), \(text(style.qml)), \(text(style.sld(layer: layer))), 1, 'Ranked prospects', '', NULL, \
        '2000-01-01T00:00:00.000Z')
        """,
        """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) \
        VALUES ('layer_styles', 'attributes', 'layer_styles', '', '2000-01-01T00:00:00.000Z', 0)
        """,
    ]
}
