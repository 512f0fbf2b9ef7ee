import Foundations

/// Throws when a drawing (DXF) is cut short: GDAL reads what is there without a word.
///
/// Source: AutoCAD DXF Reference: a file ends with the group code 0 and the value EOF.
///
/// - Throws: `badData` when the end is missing.
func requireEnd(ofDrawing path: String) throws {
    guard path.lowercased().hasSuffix(".dxf") else { return }
    let end = String(decoding: try StoredFile(path: path).lastBytes(64), as: UTF8.self)
    guard end.split(whereSeparator: \.isWhitespace).last != "EOF" else { return }
    throw GossanError(
        .badData, subject: path, problem: "is cut short: a DXF file ends with 'EOF'",
        remedy: "copy or export the drawing again")
}
