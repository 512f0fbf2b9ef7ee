import Foundations

/// Text separated by a character, with quotes as RFC 4180 has them.
struct SeparatedText {
    private let path: String
    private let bytes: [UInt8]
    private let separator: UInt8

    init(path: String, text: String, separator: Character?) {
        self.path = path
        bytes = Array(text.utf8)
        self.separator = separator?.asciiValue ?? Self.likelySeparator(bytes)
    }

    /// The table with its header, and what had to be mended.
    func table() throws -> (TextTable, [Warning]) {
        var records = try self.records()
        guard !records.isEmpty else {
            throw GossanError(.badData, subject: path, problem: "is empty", remedy: "it needs a header and rows")
        }
        let header = try header(records.removeFirst())
        var short: [Int] = []
        for index in records.indices {
            try fit(&records[index], header.count, &short)
        }
        let table = TextTable(path: path, header: header, rows: records)
        return (table, short.isEmpty ? [] : [shortRows(short)])
    }

    /// Whichever of tab, comma, semicolon and bar stands most often in the first line outside quotes.
    private static func likelySeparator(_ bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            if byte == Ascii.quote { isQuoted.toggle() }
            if !isQuoted, byte == Ascii.newline || byte == Ascii.carriageReturn { break }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let candidates = [Ascii.tab, Ascii.comma, Ascii.semicolon, Ascii.bar]
        let most = candidates.max { counts[$0, default: 0] < counts[$1, default: 0] }
        return most ?? Ascii.comma
    }

    private func header(_ record: TextTable.Row) throws -> [String] {
        var names = record.cells
        while names.last?.isEmpty == true { names.removeLast() }
        for (index, name) in names.enumerated() {
            let problem: String? =
                if name.isEmpty {
                    "column \(index + 1) has no name"
                } else if names[..<index].contains(name) {
                    "the column '\(name)' is there twice"
                } else {
                    nil
                }
            if let problem {
                throw GossanError(
                    .badData, subject: "\(path), line \(record.line)", problem: problem,
                    remedy: "give every column its own name")
            }
        }
        return names
    }

    private func fit(_ record: inout TextTable.Row, _ count: Int, _ short: inout [Int]) throws {
        while record.cells.count > count, record.cells.last?.isEmpty == true { record.cells.removeLast() }
        if record.cells.count > count {
            throw GossanError(
                .badData, subject: "\(path), line \(record.line)",
                problem: "has \(record.cells.count) cells where the header has \(count)",
                remedy: "quote texts that hold the separator, or name the missing columns")
        }
        if record.cells.count < count {
            short.append(record.line)
            record.cells += [String](repeating: "", count: count - record.cells.count)
        }
    }

    private func shortRows(_ lines: [Int]) -> Warning {
        let some = lines.prefix(5).map(String.init).joined(separator: ", ")
        return Warning(
            code: "short_rows", subject: path,
            message:
                "\(lines.count) rows have fewer cells than the header and were filled with empty ones: line \(some)"
                + (lines.count > 5 ? " and others" : ""))
    }
}

extension SeparatedText {
    /// All records that are not blank, the header among them.
    private func records() throws -> [TextTable.Row] {
        var records: [TextTable.Row] = []
        var cursor = Cursor()
        while cursor.position < bytes.count {
            let line = cursor.line
            let cells = try record(&cursor)
            if !(cells.count == 1 && cells[0].isEmpty) { records.append(TextTable.Row(line: line, cells: cells)) }
        }
        return records
    }

    private func record(_ cursor: inout Cursor) throws -> [String] {
        var cells: [String] = []
        while true {
            cells.append(try cell(&cursor))
            guard cursor.position < bytes.count else { return cells }
            let byte = bytes[cursor.position]
            cursor.position += 1
            if byte == separator { continue }
            if byte == Ascii.carriageReturn, cursor.position < bytes.count, bytes[cursor.position] == Ascii.newline {
                cursor.position += 1
            }
            cursor.line += 1
            return cells
        }
    }

    private func cell(_ cursor: inout Cursor) throws -> String {
        while cursor.position < bytes.count, bytes[cursor.position] == Ascii.space { cursor.position += 1 }
        if cursor.position < bytes.count, bytes[cursor.position] == Ascii.quote { return try quotedCell(&cursor) }
        let start = cursor.position
        while cursor.position < bytes.count, !isEnd(bytes[cursor.position]) { cursor.position += 1 }
        return String(decoding: bytes[start..<cursor.position], as: UTF8.self).trimmingSpaces
    }

    private func quotedCell(_ cursor: inout Cursor) throws -> String {
        let opening = cursor.line
        var content: [UInt8] = []
        cursor.position += 1
        while cursor.position < bytes.count {
            let byte = bytes[cursor.position]
            cursor.position += 1
            if byte == Ascii.newline { cursor.line += 1 }
            if byte == Ascii.quote {
                guard cursor.position < bytes.count, bytes[cursor.position] == Ascii.quote else {
                    // What stands between the closing quote and the separator belongs to the cell as it is.
                    while cursor.position < bytes.count, !isEnd(bytes[cursor.position]) {
                        content.append(bytes[cursor.position])
                        cursor.position += 1
                    }
                    return String(decoding: content, as: UTF8.self)
                }
                cursor.position += 1
            }
            content.append(byte)
        }
        throw GossanError(
            .badData, subject: "\(path), line \(opening)", problem: "a quoted text is never closed",
            remedy: "close the quote; write a quote inside a text twice")
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == separator || byte == Ascii.newline || byte == Ascii.carriageReturn
    }

    private struct Cursor {
        var position = 0
        var line = 1
    }

    private enum Ascii {
        static let tab = UInt8(ascii: "\t")
        static let newline = UInt8(ascii: "\n")
        static let carriageReturn = UInt8(ascii: "\r")
        static let space = UInt8(ascii: " ")
        static let quote = UInt8(ascii: "\"")
        static let comma = UInt8(ascii: ",")
        static let semicolon = UInt8(ascii: ";")
        static let bar = UInt8(ascii: "|")
    }
}
