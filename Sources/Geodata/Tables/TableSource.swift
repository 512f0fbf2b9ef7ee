import CGDAL
import Foundations

/// A table with its shapes, held by GDAL in memory so that conditions in OGR SQL work on it; one thread's.
///
/// Every column but those of coordinates, and of these one that the condition names, becomes a field: of whole numbers or numbers where all its cells are such, of texts
/// otherwise. Features are numbered from 1 in the order of rows.
final class TableSource {
    let layer: OGRLayerH
    /// What had to be mended in the table.
    let warnings: [Warning]
    private let dataset: GDALDatasetH

    /// - Throws: `GossanError(.badData)` when a column of coordinates is not there, or a coordinate is none, with its line.
    init(path: String, layer name: String?, where condition: String? = nil, options: VectorReadOptions) throws {
        try Self.requireLayer(name, path)
        let tableOptions = TableReadOptions(encoding: options.encoding, sheet: isTextTable(path) ? nil : name)
        var (table, warnings) = try readTable(path: path, options: tableOptions)
        self.warnings = warnings
        let missing = MissingTexts(options.missingTexts)
        if !missing.isEmpty {
            for row in table.rows.indices {
                for column in table.header.indices where missing.contains(table.rows[row].cells[column]) {
                    table.rows[row].cells[column] = ""
                }
            }
        }
        let shapes = try TableShapes(table, options: options)
        // Coordinates are no fields, but a condition may ask for them.
        let asked = shapes.arePoints ? shapes.columns.filter { condition?.contains(table.header[$0]) == true } : []
        let columns = table.header.indices.filter { asked.contains($0) || !shapes.columns.contains($0) }
            .map { TableColumn(table, index: $0) }
        let task = GDALTask(.internalFault, subject: path, problem: "its table cannot be held in memory")
        let dataset = try task.run {
            GDALGetDriverByName("Memory").flatMap { GDALCreate($0, "", 0, 0, 0, GDT_Unknown, nil) }
        }
        do {
            let kind = shapes.arePoints ? wkbPoint : wkbUnknown
            let layer = try task.run {
                GDALDatasetCreateLayer(dataset, name ?? fileStem(path), nil, kind, nil)
            }
            try task.run { () -> Void? in
                for column in columns { try column.declare(in: layer) }
                for (number, row) in table.rows.enumerated() {
                    try Self.add(row, number, columns, try shapes.geometry(of: row), to: layer)
                }
                return ()
            }
            // Last of all: an object whose parts are all there runs its deinit when init throws.
            (self.layer, self.dataset) = (layer, dataset)
        } catch {
            GDALClose(dataset)
            throw error
        }
    }

    deinit { _ = collectingMessages { GDALClose(dataset) } }

    private static func add(
        _ row: TextTable.Row, _ number: Int, _ columns: [TableColumn], _ shape: OGRShape?, to layer: OGRLayerH
    ) throws {
        let record = OGR_F_Create(OGR_L_GetLayerDefn(layer))
        defer { OGR_F_Destroy(record) }
        OGR_F_SetFID(record, GIntBig(number + 1))
        for (index, column) in columns.enumerated() { column.set(row.cells[column.index], Int32(index), record) }
        // GDAL copies the shape, which has to live until then.
        if let shape { withExtendedLifetime(shape) { _ = OGR_F_SetGeometry(record, shape.handle) } }
        _ = OGR_L_CreateFeature(layer, record)
    }

    private static func requireLayer(_ name: String?, _ path: String) throws {
        guard let name, isTextTable(path), name != fileStem(path) else { return }
        throw GossanError(
            .badData, subject: path, problem: "has no layer '\(name)'", remedy: "leave 'layer' out: text is one table")
    }
}

/// The name of a file without folders and ending.
private func fileStem(_ path: String) -> String {
    let file = DatasetName(path).fileWithoutQuery
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
}

/// A column of a table as a field.
struct TableColumn {
    let index: Int
    private let name: String
    private let type: FieldType

    init(_ table: TextTable, index: Int) {
        self.index = index
        name = table.header[index]
        var isWhole = true
        var isNumber = true
        var hasValue = false
        for row in table.rows where isNumber {
            let cell = row.cells[index]
            if cell.isEmpty { continue }
            hasValue = true
            isNumber = plainNumber(cell) != nil && !isCode(cell)
            isWhole = isWhole && Int(cell) != nil
        }
        type = !hasValue || !isNumber ? .text : isWhole ? .integer : .real
    }

    func declare(in layer: OGRLayerH) throws {
        let definition = OGR_Fld_Create(name, type.ogr)
        defer { OGR_Fld_Destroy(definition) }
        _ = OGR_L_CreateField(layer, definition, 1)
    }

    func set(_ cell: String, _ field: Int32, _ record: OGRFeatureH?) {
        if cell.isEmpty { return }
        switch type {
        case .integer: if let number = Int(cell) { OGR_F_SetFieldInteger64(record, field, GIntBig(number)) }
        case .real: if let number = plainNumber(cell) { OGR_F_SetFieldDouble(record, field, number) }
        case .text: OGR_F_SetFieldString(record, field, cell)
        }
    }
}

/// Digits that are a name: `007`, whose zeros a number would lose.
private func isCode(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" || $0 == "+" }
    return digits.count > 1 && digits.first == "0" && digits.allSatisfy(\.isNumber)
}
