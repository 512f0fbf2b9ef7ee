import CGDAL
import Foundations

/// The shapes of a table's rows: points from two columns of coordinates, or any shapes from a column of well-known text.
struct TableShapes {
    /// The columns that hold coordinates.
    let columns: [Int]
    private let path: String
    private let names: [String]
    private let isText: Bool

    /// Whether all shapes are points.
    var arePoints: Bool { !isText && !columns.isEmpty }

    /// - Throws: `GossanError(.badData)` when a column is not there.
    init(_ table: TextTable, options: VectorReadOptions) throws {
        path = table.path
        names = table.header
        if let fields = options.coordinateFields {
            (columns, isText) = ([try table.column(fields.x), try table.column(fields.y)], false)
        } else if let field = options.wktField {
            (columns, isText) = ([try table.column(field)], true)
        } else {
            let usual = ["wkt", "geometry", "geom", "the_geom", "wkt_geom", "wkt_geometry"]
            let found = table.header.firstIndex { usual.contains($0.lowercased()) }
            (columns, isText) = (found.map { [$0] } ?? [], true)
        }
    }

    /// The shape of a row; nil where it has none.
    ///
    /// - Throws: `GossanError(.badData)` with the line when a cell is no coordinate or no well-known text.
    func geometry(of row: TextTable.Row) throws -> OGRShape? {
        guard let first = columns.first, columns.allSatisfy({ !row.cells[$0].isEmpty }) else { return nil }
        if isText { return try shape(row, first) }
        let point = Point(x: try coordinate(row, columns[0]), y: try coordinate(row, columns[1]))
        return OGRShape(.points([point]), asMulti: false)
    }

    private func coordinate(_ row: TextTable.Row, _ column: Int) throws -> Double {
        let text = row.cells[column]
        if let number = plainNumber(text) { return number }
        let isDegrees = text.contains { "°º'′\"″d".contains($0) } || text.contains(":")
        throw GossanError(
            .badData, subject: "\(path), line \(row.line)",
            problem: "the coordinate '\(text)' in column '\(names[column])' is not a number",
            remedy: commaRemedy(text)
                ?? (isDegrees
                    ? "write degrees as decimals, such as 107.5042" : "correct the cell, or leave it empty"))
    }

    private func shape(_ row: TextTable.Row, _ column: Int) throws -> OGRShape? {
        let (shape, messages) = collectingMessages { () -> OGRShape? in
            row.cells[column].withCString { text in
                var cursor: UnsafeMutablePointer<CChar>? = UnsafeMutablePointer(mutating: text)
                var handle: OGRGeometryH?
                guard OGR_G_CreateFromWkt(&cursor, nil, &handle) == OGRERR_NONE else { return nil }
                return OGRShape(taking: handle)
            }
        }
        if let shape { return shape }
        throw GossanError(
            .badData, subject: "\(path), line \(row.line)",
            problem: "the text '\(row.cells[column].prefix(40))' in column '\(names[column])' is no geometry",
            remedy: "write well-known text, such as 'POINT (107.5 23.4)'",
            causes: messages.map { GossanError(.badData, subject: "GDAL", problem: $0.text, remedy: "") })
    }
}
