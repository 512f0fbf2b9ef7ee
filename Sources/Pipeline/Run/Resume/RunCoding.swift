import Foundation

/// Results of stages are kept as JSON: sorted keys, numbers that read back to the same value, paths from the run folder.
extension JSONEncoder {
    /// An encoder of results in a run folder.
    static func ofRun(_ folder: RunFolder) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        if let key = CodingUserInfoKey.runFolder { encoder.userInfo[key] = folder.path }
        return encoder
    }
}

extension JSONDecoder {
    /// A decoder of results in a run folder.
    static func ofRun(_ folder: RunFolder) -> JSONDecoder {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        if let key = CodingUserInfoKey.runFolder { decoder.userInfo[key] = folder.path }
        return decoder
    }
}

extension CodingUserInfoKey {
    fileprivate static let runFolder = CodingUserInfoKey(rawValue: "run folder")
}

/// A file in the run folder; kept by its path from there, so that the folder can be moved.
struct RunFile: Sendable, Hashable, Codable {
    /// The path as the running program opens it.
    let path: String

    init(_ path: String) { self.path = path }

    init(from decoder: any Decoder) throws {
        let relative = try decoder.singleValueContainer().decode(String.self)
        path = Self.folder(decoder.userInfo) + relative
    }

    func encode(to encoder: any Encoder) throws {
        let folder = Self.folder(encoder.userInfo)
        var container = encoder.singleValueContainer()
        try container.encode(path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path)
    }

    private static func folder(_ info: [CodingUserInfoKey: Any]) -> String {
        CodingUserInfoKey.runFolder.flatMap { info[$0] as? String }.map { $0 + "/" } ?? ""
    }
}
