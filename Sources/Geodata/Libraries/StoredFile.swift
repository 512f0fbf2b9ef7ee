import CGDAL
import Foundations

/// A file that GDAL can reach, on disk, in an archive or on a server, for reading its bytes.
public struct StoredFile: Sendable, Hashable {
    /// Its name as GDAL opens it.
    public var path: String
    /// Its length in bytes.
    public var byteCount: Int
    /// What the server calls this version of it (ETag); nil on disk, in archives, and where the server tells none.
    public var entityTag: String?

    /// - Parameter path: The file; a folder is none.
    /// - Throws: `GossanError` as for an input that is not there; `.badData` for a folder.
    public init(path: String) throws {
        try requireInput(path)
        try requireNoFolder(path)
        self.path = path
        byteCount = try Self.withHandle(path) { file in
            VSIFSeekL(file, 0, SEEK_END)
            return Int(VSIFTellL(file))
        }
        guard DatasetName(path).isRemote else { return }
        let headers = collectingMessages { VSIGetFileMetadata(path, "HEADERS", nil) }.result
        defer { CSLDestroy(headers) }
        let tag = texts(of: headers.map { UnsafePointer($0) }).first { $0.lowercased().hasPrefix("etag=") }
        entityTag = tag.map { String($0.dropFirst(5)).filter { $0 != "\"" } }
    }

    /// Lends the bytes in order, in pieces of 1 MiB.
    ///
    /// - Throws: `GossanError(.inputOutput)` when reading fails or the file is shorter than it was, `.tryAgain` where that is of
    ///   a server, `.badData` when an archive that holds it is damaged.
    public func forEachPiece(_ body: (UnsafeRawBufferPointer) -> Void) throws {
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        try readingTask.run { () -> Void? in
            try Self.withHandle(path) { file in
                var rest = byteCount
                while rest > 0 {
                    let count = VSIFReadL(&buffer, 1, min(rest, buffer.count), file)
                    guard count > 0 else { return nil }
                    buffer.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
                    rest -= count
                }
                return ()
            }
        }
    }

    private var readingTask: GDALTask {
        if archive(of: path) != nil {
            return GDALTask(
                .badData, subject: path, reading: path,
                problem: "cannot be unpacked: its archive is damaged or cut short",
                remedy: "copy or download the archive again")
        }
        if DatasetName(path).isRemote {
            return GDALTask(
                .tryAgain, subject: path, reading: path, problem: "the server broke off while the file was read",
                remedy: "run again")
        }
        return GDALTask(
            .inputOutput, subject: path, problem: "cannot be read",
            remedy: "check the disk that holds it, then run again")
    }

    /// The bytes at the start of the file, as many as there are up to `count`.
    func firstBytes(_ count: Int) throws -> [UInt8] {
        try Self.withHandle(path) { file in
            var bytes = [UInt8](repeating: 0, count: min(count, byteCount))
            let read = VSIFReadL(&bytes, 1, bytes.count, file)
            return Array(bytes.prefix(Int(read)))
        }
    }

    /// The bytes at the end of the file, as many as there are up to `count`.
    func lastBytes(_ count: Int) throws -> [UInt8] {
        try Self.withHandle(path) { file in
            var bytes = [UInt8](repeating: 0, count: min(count, byteCount))
            VSIFSeekL(file, vsi_l_offset(byteCount - bytes.count), SEEK_SET)
            let read = VSIFReadL(&bytes, 1, bytes.count, file)
            return Array(bytes.prefix(Int(read)))
        }
    }

    private static func withHandle<Result>(_ path: String, _ body: (UnsafeMutablePointer<VSILFILE>) throws -> Result)
        throws -> Result
    {
        let task = GDALTask(
            .inputMissing, subject: path, reading: path, problem: "cannot be opened", remedy: "check its permissions")
        let file = try task.run { VSIFOpenL(path, "rb") }
        defer { VSIFCloseL(file) }
        return try body(file)
    }
}

/// The files of a dataset: the one that is named and those that belong to it, such as headers, tables and world files.
///
/// GDAL's driver tells them; a dataset that is a folder (FileGDB, Zarr) is all files in it. Sorted by name after the first.
///
/// - Parameter name: The dataset's name; the file in it where it is the name of a part.
/// - Throws: `GossanError` as for an input that is not there.
public func datasetFiles(of name: DatasetName) throws -> [String] {
    try requireInput(name.text)
    guard name.isFileName else { return [] }
    if isTextTable(name.file) { return [name.file] }
    let flags = UInt32(GDAL_OF_RASTER | GDAL_OF_VECTOR)
    let listed = collectingMessages { () -> [String] in
        guard let dataset = GDALOpenEx(name.text, flags, nil, nil, nil) else { return [] }
        defer { GDALClose(dataset) }
        let list = GDALGetFileList(dataset)
        defer { CSLDestroy(list) }
        return texts(of: list.map { UnsafePointer($0) })
    }.result
    let nested = try sourceFiles(of: name.text).filter { !listed.contains($0) }
    let ofNested = try nested.flatMap { try datasetFiles(of: DatasetName($0)) }
    let all = Set(([name.file] + listed).flatMap(filesBelow) + ofNested)
    return all.sorted { ($0 == name.file ? 0 : 1, $0) < ($1 == name.file ? 0 : 1, $1) }
}

/// The file itself, or all files in the folder that it is.
private func filesBelow(_ path: String) -> [String] {
    guard !DatasetName(path).isRemote else { return [path] }
    let list = collectingMessages { VSIReadDirRecursive(path) }.result
    guard let list else { return collectingMessages { cgdalFileExists(path) }.result == 0 ? [] : [path] }
    defer { CSLDestroy(list) }
    return texts(of: UnsafePointer(list)).filter { !$0.hasSuffix("/") }.map { path + "/" + $0 }
}
