import CGDAL
import Foundations

/// Reads a table of texts: CSV, TSV or TXT in plain text, or any table that GDAL opens (XLSX, ODS, XLS, DBF, ...).
///
/// Plain text may be separated by commas, semicolons, tabs or bars (found from the header) and may hold quoted line
/// ends. Short rows are filled with empty cells, with a warning.
///
/// - Parameters:
///   - path: The file.
///   - options: What the file does not say itself.
/// - Throws: `GossanError(.inputMissing)` when the file is not there, `.badData` with the line when it is not a table.
public func readTable(
    path: String, options: TableReadOptions = .init()
) throws -> (table: TextTable, warnings: [Warning]) {
    guard isTextTable(path) else {
        return (try withWorkbooksAsTexts { try readSheet(path: path, options) }, [])
    }
    let text = try readText(path: path, encoding: options.encoding)
    let parser = SeparatedText(path: path, text: text, separator: options.separator)
    return try parser.table()
}

/// How to read a table whose own word is not enough.
public struct TableReadOptions: Sendable, Hashable {
    /// The text encoding, such as `GB18030`; nil means UTF-8, or UTF-16 where the file starts with its mark.
    public var encoding: String?
    /// The sheet of a workbook; needed where there are several.
    public var sheet: String?
    /// Between the cells of plain text; nil finds it.
    public var separator: Character?

    /// - Parameters:
    ///   - encoding: The text encoding; nil means UTF-8, or UTF-16 where the file starts with its mark.
    ///   - sheet: The sheet of a workbook; needed where there are several.
    ///   - separator: Between the cells of plain text; nil finds it.
    public init(encoding: String? = nil, sheet: String? = nil, separator: Character? = nil) {
        self.encoding = encoding
        self.sheet = sheet
        self.separator = separator
    }
}

/// The whole file as text, without its byte order mark.
private func readText(path: String, encoding: String?) throws -> String {
    var bytes = try readBytes(path: path)
    if let encoding { return try decode(&bytes, encoding, path) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard !bytes.prefix(4096).contains(0) else {
        throw GossanError(
            .badData, subject: path, problem: "is no text, whatever its name says: it holds zero bytes",
            remedy: "name a table in text, or give the file the ending of what it is, such as .xlsx or .dbf")
    }
    return try decode(&bytes, nil, path)
}

private func decode(_ bytes: inout [UInt8], _ encoding: String?, _ path: String) throws -> String {
    let decoder = TextDecoder(encoding: encoding)
    bytes.append(0)
    let text = bytes.withUnsafeBytes { raw in
        raw.baseAddress.flatMap { decoder.decode($0.assumingMemoryBound(to: CChar.self)) }
    }
    guard let text else { throw decoder.error(path) }
    return text
}

private func utf16(_ bytes: [UInt8]) -> String {
    let low = bytes[0] == 0xFF ? 0 : 1
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
        UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8
    }
    return String(decoding: units, as: UTF16.self)
}

/// All bytes of a file that GDAL can reach.
func readBytes(path: String) throws -> [UInt8] {
    let file = try StoredFile(path: path)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.byteCount + 1)
    try file.forEachPiece { bytes.append(contentsOf: $0) }
    return bytes
}

/// Has GDAL take the first row of a workbook for its header, and leave its cells as texts, while `body` runs.
private func withWorkbooksAsTexts<Result>(_ body: () throws -> Result) rethrows -> Result {
    let settings = ["XLSX", "ODS", "XLS"].flatMap {
        [("OGR_\($0)_HEADERS", "FORCE"), ("OGR_\($0)_FIELD_TYPES", "STRING")]
    }
    for (key, value) in settings { CPLSetThreadLocalConfigOption(key, value) }
    defer { for (key, _) in settings { CPLSetThreadLocalConfigOption(key, nil) } }
    return try body()
}

private func readSheet(path: String, _ options: TableReadOptions) throws -> TextTable {
    let source = try VectorSource(path: path, options: VectorReadOptions(encoding: options.encoding))
    let layer = try source.layer(options.sheet)
    let schema = try LayerSchema(layer, subject: path, options: VectorReadOptions())
    var rows: [TextTable.Row] = []
    let task = GDALTask(
        .badData, subject: path, reading: path, problem: "reading rows failed", remedy: "check it with 'ogrinfo -al'")
    try task.run { () -> Void? in
        OGR_L_ResetReading(layer)
        while let handle = OGR_L_GetNextFeature(layer) {
            defer { OGR_F_Destroy(handle) }
            let cells = schema.fields.indices.map { index in
                OGR_F_IsFieldSetAndNotNull(handle, Int32(index)) == 0
                    ? "" : String(cString: OGR_F_GetFieldAsString(handle, Int32(index))).trimmingSpaces
            }
            rows.append(TextTable.Row(line: Int(OGR_F_GetFID(handle)), cells: cells))
        }
        return ()
    }
    return TextTable(path: path, header: schema.fields.map(\.name), rows: rows)
}
