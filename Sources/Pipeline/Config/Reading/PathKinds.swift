import Delivery
import Foundations
import Geodata

/// The path of a file as the config names it and as it is opened.
public struct ConfigPath: Sendable, Hashable {
    /// The text of the config, variables not filled in and secrets hidden; this is what outputs may show.
    public var written: String
    /// The path to open: absolute, a GDAL `/vsi...` name, or relative to the current folder.
    public var resolved: String

    /// - Parameters:
    ///   - written: The text of the config, or what names a file that belongs to it.
    ///   - resolved: The path to open.
    public init(written: String, resolved: String) {
        self.written = redacted(written)
        self.resolved = resolved
    }
}

extension ValueKind where Value == ConfigPath {
    /// A file or folder, relative to the folder of the config, alone or in an archive (`/vsizip/a.zip/dem.tif`) or the name of a
    /// part (`NETCDF:a.nc:layer`). Web and object-storage addresses become GDAL's names of them; absolute paths and
    /// connections (`PG:...`) stay as they are.
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
                let name = DatasetName.virtual(address: scalar.text) ?? scalar.text
                let resolved =
                    DatasetName(name).isFileName
                    ? DatasetName(name).resolved(in: notes.baseFolder).text : name
                let value = ConfigPath(written: scalar.written, resolved: resolved)
                return (value, .text(value.written))
            })
    }
}
