import CGDAL
import Foundations

/// An archive that is named without what is meant in it, which GDAL does not open.
struct ArchiveAlone {
    private let path: String
    /// What is to stand before the path, such as `/vsizip/`; empty where it does.
    private let system: String
    /// What is to stand behind it, after a slash; empty for a single compressed file.
    private let content: String

    /// - Parameter path: A file that GDAL did not open; nil comes back where it is no archive that can be listed.
    init?(_ path: String) {
        let name = DatasetName(path)
        guard name.prefix.isEmpty else { return nil }
        self.path = path
        let systems = [(".zip", "/vsizip/"), (".tar", "/vsitar/"), (".tgz", "/vsitar/"), (".tar.gz", "/vsitar/")]
        let ending = name.file.lowercased()
        let archive = archive(of: name.file)
        if let archive, name.file.hasSuffix(archive), let content = Self.likelyContent(of: path) {
            (system, self.content) = ("", "/" + content)
        } else if archive == nil, let system = systems.first(where: { ending.hasSuffix($0.0) })?.1,
            let content = Self.likelyContent(of: system + path)
        {
            (self.system, self.content) = (system, "/" + content)
        } else if archive == nil, ending.hasSuffix(".gz"), Self.isThere("/vsigzip/" + path) {
            (system, content) = ("/vsigzip/", "")
        } else {
            return nil
        }
    }

    var error: GossanError {
        // From where the config lies a path may begin otherwise than here.
        let shown = DatasetName(path).isRemote ? path : path.split(separator: "/").last.map(String.init) ?? path
        let before = system.isEmpty ? nil : "put '\(system)' before its path"
        let behind = content.isEmpty ? nil : "write what is meant in it behind its path"
        let own = path.split(separator: "/").first.map { "/\($0)/" } ?? ""
        let start = DatasetName(path).isRemote && system.isEmpty ? path : (system.isEmpty ? own : system) + shown
        return GossanError(
            .badData, subject: path, problem: "is an archive, which is not read by its name alone",
            remedy: [before, behind].compactMap(\.self).joined(separator: ", and ") + ": '\(start)\(content)'")
    }

    private static func isThere(_ path: String) -> Bool { collectingMessages { cgdalFileExists(path) }.result != 0 }

    /// The first file or folder that is a dataset by its ending, or the first file; nil where the archive cannot be listed.
    private static func likelyContent(of archive: String) -> String? {
        let list = collectingMessages { VSIReadDirRecursive(archive) }.result
        defer { CSLDestroy(list) }
        let all = texts(of: list.map { UnsafePointer($0) }).map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        let datasets = [
            ".gdb", ".shp", ".gpkg", ".geojson", ".tab", ".mif", ".fgb", ".gml", ".tif", ".tiff", ".img", ".asc", ".nc",
            ".csv", ".xlsx",
        ]
        return all.sorted().first { name in datasets.contains { name.lowercased().hasSuffix($0) } } ?? all.min()
    }
}

/// Whether a file begins as an archive does; where so few bytes tell it that cells may begin alike, its ending must tell it too.
///
/// Sources: the formats' own descriptions (PKWARE APPNOTE 4.3.7, RFC 1952, bzip2, xz, 7z, POSIX ustar).
func isArchive(_ path: String) throws -> Bool {
    let bytes = try StoredFile(path: path).firstBytes(300)
    func begins(_ signature: [UInt8], at place: Int = 0) -> Bool { bytes.dropFirst(place).starts(with: signature) }
    func ends(_ endings: String...) -> Bool { endings.contains { path.lowercased().hasSuffix($0) } }
    return begins([0x50, 0x4B, 3, 4]) || begins([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C])
        || begins([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) || begins(Array("ustar".utf8), at: 257)
        || begins([0x1F, 0x8B, 8]) && ends(".gz", ".tgz") || begins(Array("BZh".utf8)) && ends(".bz2", ".tbz2", ".tbz")
}
