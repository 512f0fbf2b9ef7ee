import Foundations

/// The text of a config file from its bytes, refusing what is not plain UTF-8.
///
/// - Throws: `GossanError(.configuration)` with the place, for byte-order marks, other encodings, control characters,
///   tabs as indentation, and files too large to be configs.
func configText(of bytes: [UInt8], file: String) throws(GossanError) -> ConfigText {
    if bytes.count > maximumConfigBytes {
        throw unreadable(
            file, "is \(bytes.count) bytes long; a config holds at most \(maximumConfigBytes)",
            "check that the file is the config and not data")
    }
    if let mark = byteOrderMarks.first(where: { bytes.starts(with: $0.bytes) }) {
        throw unreadable(
            file, "begins with a byte-order mark (\(mark.name))", "save the file as UTF-8 without a byte-order mark")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw notUTF8(bytes, file) }
    let config = ConfigText(name: file, text: text)
    try refuseTabsAndControls(in: config)
    return config
}

private let maximumConfigBytes = 4_000_000

private let byteOrderMarks: [(bytes: [UInt8], name: String)] = [
    ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE], "UTF-16"), ([0xFE, 0xFF], "UTF-16"),
]

private func unreadable(_ file: String, _ problem: String, _ remedy: String) -> GossanError {
    GossanError(.configuration, subject: file, problem: problem, remedy: remedy)
}

private func notUTF8(_ bytes: [UInt8], _ file: String) -> GossanError {
    let readable = validPrefixLength(of: bytes)
    let before = String(decoding: bytes[..<readable], as: UTF8.self)
    let lines = before.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let column = (lines.last?.unicodeScalars.count ?? 0) + 1
    let shown = ConfigText(name: file, text: String(decoding: bytes, as: UTF8.self))
    let byte = String(bytes[readable], radix: 16, uppercase: true)
    return GossanError(
        .configuration, subject: file, problem: "is not UTF-8 text (byte 0x\(byte))",
        remedy: "save the file as UTF-8; text from older Chinese software is often GBK or GB18030",
        location: shown.location(line: max(1, lines.count), column: column))
}

/// Bytes from the beginning that are whole UTF-8 characters.
private func validPrefixLength(of bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var length = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { length += UTF8.width(scalar) }
    return min(length, bytes.count - 1)
}

private func refuseTabsAndControls(in config: ConfigText) throws(GossanError) {
    for (index, line) in config.lines.enumerated() {
        let indent = line.prefix { $0 == " " || $0 == "\t" }
        let isBlankOrComment = line.dropFirst(indent.count).first.map { $0 == "#" } ?? true
        if let tab = indent.firstIndex(of: "\t"), !isBlankOrComment {
            throw GossanError(
                .configuration, subject: config.name, problem: "a tab is used as indentation",
                remedy: "indent with spaces; YAML does not allow tabs there",
                location: config.location(line: index + 1, column: line.distance(from: line.startIndex, to: tab) + 1))
        }
        let control = line.unicodeScalars.firstIndex { ($0.value < 32 && $0 != "\t") || $0.value == 127 }
        if let control {
            let column = line.unicodeScalars.distance(from: line.unicodeScalars.startIndex, to: control) + 1
            throw GossanError(
                .configuration, subject: config.name, problem: "holds a control character",
                remedy: "remove it; a config is plain text", location: config.location(line: index + 1, column: column))
        }
    }
}
