import Foundations

/// The name of a dataset with the file in it: GDAL writes parts of files as `NETCDF:"a.nc":layer`, files in archives as
/// `/vsizip/a.zip/dem.tif`, and files elsewhere as `/vsis3/bucket/dem.tif`.
public struct DatasetName: Sendable, Hashable {
    /// What stands before the file, such as `NETCDF:"`; empty for a plain path.
    public var prefix: String
    /// The file, as it is opened.
    public var file: String
    /// What stands after it.
    public var suffix: String

    /// Drivers whose names hold the file first: `DRIVER:file:part` or `DRIVER:"file":part`. GDAL takes them in any case.
    private static let fileFirst: Set<String> = [
        "NETCDF", "HDF5", "HDF4_SDS", "HDF4_EOS", "BAG", "GPKG", "ZARR", "CSV", "GTIFF_RAW", "RASTERLITE2",
        "OPENFILEGDB", "S102", "S104",
    ]
    /// Drivers whose names hold one word before the file: `DRIVER:word:file`.
    private static let fileSecond: Set<String> = ["GTIFF_DIR", "DERIVED_SUBDATASET", "NITF_IM"]

    private static let connections = Set(connectionDrivers.map { $0.uppercased() })

    /// - Parameter text: A path or a name that GDAL understands.
    public init(_ text: String) {
        (prefix, file, suffix) = ("", text, "")
        guard let colon = text.firstIndex(of: ":") else { return }
        let driver = String(text[..<colon])
        var rest = text[text.index(after: colon)...]
        var head = driver + ":"
        if Self.fileSecond.contains(driver.uppercased()), let second = rest.firstIndex(of: ":") {
            head += rest[...second]
            rest = rest[rest.index(after: second)...]
            (prefix, file) = (head, String(rest))
        } else if Self.fileFirst.contains(driver.uppercased()) {
            if rest.hasPrefix("\""), let end = rest.dropFirst().firstIndex(of: "\"") {
                (prefix, suffix) = (head + "\"", String(rest[end...]))
                file = String(rest[rest.index(after: rest.startIndex)..<end])
            } else {
                // The colon of an address belongs to the file.
                func isOfAddress(_ colon: Substring.Index) -> Bool {
                    ["http", "https"].contains { rest[..<colon].hasSuffix($0) }
                }
                let end = rest.indices.last { rest[$0] == ":" && !isOfAddress($0) } ?? rest.endIndex
                (prefix, file, suffix) = (head, String(rest[..<end]), String(rest[end...]))
            }
        }
    }

    /// The whole name.
    public var text: String { prefix + file + suffix }

    /// Whether the file can be looked for: false for connections to servers (`PG:host=...`) and inline documents.
    public var isFileName: Bool {
        if !prefix.isEmpty { return true }
        guard let colon = file.firstIndex(of: ":") else { return !file.hasPrefix("<") }
        let driver = file[..<colon]
        return !driver.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "_" }
            && !Self.connections.contains(driver.uppercased())
    }

    /// Whether GDAL fetches the file over a network.
    public var isRemote: Bool {
        Self.systems.contains { file.contains("/vsi\($0)") }
    }

    /// The file as its ending tells what it is: without the query of an address (`https://host/a.csv?version=2`).
    public var fileWithoutQuery: String {
        guard isRemote, !file.contains("/vsicurl?"), let mark = file.firstIndex(of: "?") else { return file }
        return String(file[..<mark])
    }

    /// Whether GDAL's virtual file systems serve the file.
    public var isVirtual: Bool { file.hasPrefix("/vsi") }

    /// The file on disk that holds it: its archive where it is in one.
    public var fileOnDisk: String {
        var path = file
        while let outer = archive(of: path) { path = outer }
        return path
    }

    /// The same name with the file found from a folder; absolute names stay as they are, an archive's own path counts.
    public func resolved(in folder: String) -> DatasetName {
        var name = self
        name.file = Self.resolve(file, in: folder)
        return name
    }

    /// The systems of servers, as an archive's name may hold them.
    private static let servers = systems.map { "vsi\($0)/" }
    private static let systems = ["curl", "s3", "gs", "az", "adls", "oss", "swift", "hdfs", "webhdfs"]

    private static func resolve(_ path: String, in folder: String) -> String {
        for archive in ["/vsizip/", "/vsigzip/", "/vsitar/", "/vsi7z/", "/vsirar/", "/vsisparse/", "/vsicached/"]
        where path.hasPrefix(archive) {
            let inner = path.dropFirst(archive.count)
            // GDAL itself forgives a missing slash in some of them.
            if servers.contains(where: inner.hasPrefix) { return archive + "/" + inner }
            if inner.hasPrefix("{") { return archive + "{" + resolve(String(inner.dropFirst()), in: folder) }
            return archive + resolve(String(inner), in: folder)
        }
        if path.hasPrefix("/") || folder.isEmpty { return literalPath(path) }
        return folder.hasSuffix("/") ? folder + path : folder + "/" + path
    }

    /// The name by which GDAL opens a web or object-storage address; nil for anything else.
    ///
    /// `s3://`, `gs://` and `az://` hold a bucket and a key, `http(s)://` and `ftp://` an address.
    public static func virtual(address: String) -> String? {
        for (scheme, system) in [("s3://", "/vsis3/"), ("gs://", "/vsigs/"), ("az://", "/vsiaz/")]
        where address.hasPrefix(scheme) { return system + address.dropFirst(scheme.count) }
        return ["http://", "https://", "ftp://"].contains(where: address.hasPrefix) ? "/vsicurl/" + address : nil
    }
}
