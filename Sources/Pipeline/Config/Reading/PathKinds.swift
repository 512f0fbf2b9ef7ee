import Delivery
import Foundations

/// The path of a file as the config names it and as it is opened.
public struct ConfigPath: Sendable, Hashable {
    /// The text of the config, variables not filled in; this is what outputs may show.
    public var written: String
    /// The path to open: absolute, a GDAL `/vsi...` name, or relative to the current folder.
    public var resolved: String

    /// - Parameters:
    ///   - written: The text of the config.
    ///   - resolved: The path to open.
    public init(written: String, resolved: String) {
        self.written = written
        self.resolved = resolved
    }
}

extension ValueKind where Value == ConfigPath {
    /// A file or folder, relative to the folder of the config. Absolute paths, `/vsi...` names and GDAL's `DRIVER:...`
    /// names stay as they are.
    package static var path: ValueKind {
        let words = "a path, relative to the config"
        return ValueKind(
            description: { KindDescription(words: words, schema: ["type": "string", "minLength": .integer(1)]) },
            placeholder: { ConfigPath(written: "", resolved: "") },
            read: { node, path, notes in
                guard let scalar = node.scalar, !scalar.text.isEmpty else {
                    notes.refuse(node, path, needs: words)
                    return nil
                }
                if let scheme = ["http://", "https://", "ftp://", "s3://"].first(where: scalar.text.hasPrefix) {
                    let prefix = scheme == "s3://" ? "/vsis3/\(scalar.text.dropFirst(5))" : "/vsicurl/\(scalar.text)"
                    notes.refuse(
                        path, "is the web address '\(scalar.text)'", remedy: "write \(prefix), the way GDAL names it",
                        at: node.location)
                    return nil
                }
                let resolved = resolve(scalar.text, in: notes.baseFolder)
                return (ConfigPath(written: scalar.written, resolved: resolved), .text(scalar.written))
            })
    }
}

private func resolve(_ text: String, in folder: String) -> String {
    let driver = text.prefix { $0 != ":" }
    let namesDriver =
        driver.count > 1 && driver.count < text.count
        && driver.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == "_") }
    if text.hasPrefix("/") || namesDriver || folder.isEmpty { return text }
    return folder.hasSuffix("/") ? folder + text : folder + "/" + text
}
