import CGDAL
import Foundation
import Foundations

/// Throws when the file is not there, and offers the similar names of its folder.
///
/// The file of a name such as `NETCDF:file.nc:layer` is looked for; connections to servers pass, since GDAL has to find out
/// by opening them.
///
/// - Throws: `GossanError(.inputMissing)` when the file is not there or may not be read, `.tryAgain` when a server cannot be
///   reached or fails, `.engineUnavailable` when credentials for it are not set.
func requireInput(_ path: String) throws {
    GDALLibrary.start()
    let name = DatasetName(path)
    guard name.isFileName else { return }
    if name.isRemote { return try requireRemote(name, path) }
    guard collectingMessages({ cgdalFileExists(name.file) }).result == 0 else { return try requireReadable(name, path) }
    if let archive = archive(of: name.file), collectingMessages({ cgdalFileExists(archive) }).result == 0 {
        return try requireInput(archive)
    }
    let (folder, base) = splitPath(name.file)
    let names = folderListing(folder)
    let similar = closestMatches(to: base, among: names)
    let remedy =
        if names.isEmpty {
            "the folder '\(folder)' does not exist or is empty; check the path"
        } else if similar.isEmpty {
            "check the path; the folder '\(folder)' holds \(names.count) other files"
        } else {
            "did you mean \(similar.map { "'\($0)'" }.joined(separator: " or "))?"
        }
    throw GossanError(.inputMissing, subject: path, problem: "the file does not exist", remedy: remedy)
}

/// Throws when a file on a server cannot be had.
///
/// GDAL remembers what it has not found, but not why: then it is made to ask again.
private func requireRemote(_ name: DatasetName, _ path: String) throws {
    guard let failure = remoteFailure(name) else { return }
    guard failure.isUnexplained else { throw failure.error(path) }
    VSICurlClearCache()
    if let failure = remoteFailure(name) { throw failure.error(path) }
}

/// What GDAL tells of a file on a server that it does not find.
private func remoteFailure(_ name: DatasetName) -> RemoteFailure? {
    let (isThere, messages, answers) = collectingAnswers(of: name.file) { cgdalFileExists(name.file) }
    return isThere == 0 ? RemoteFailure(messages, answers) : nil
}

/// Throws when a file on disk is there and may not be read, which drivers take for a damaged one, or is a pipe or device, which
/// can be read once only and may never end.
private func requireReadable(_ name: DatasetName, _ path: String) throws {
    guard !name.isRemote, archive(of: name.file) == nil else { return }
    var status = stat()
    if stat(name.file, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) {
        throw GossanError(
            .badData, subject: path, problem: "is a pipe or a device, no file: inputs are read more than once",
            remedy: "write what it gives to a file, and name that")
    }
    guard access(name.file, R_OK) != 0, errno == EACCES else { return }
    throw GossanError(
        .inputMissing, subject: path, problem: "may not be read: permission denied",
        remedy: "have its owner allow you to read it, or name a copy")
}

/// Throws when the path is a folder, whose size would be read as that of a file.
func requireNoFolder(_ path: String) throws {
    guard !DatasetName(path).isRemote else { return }
    let list = collectingMessages { VSIReadDir(path) }.result
    guard let list else { return }
    CSLDestroy(list)
    throw GossanError(
        .badData, subject: path, problem: "is a folder where a file is needed", remedy: "name the file in it")
}

/// The archive on disk that a name such as `/vsizip/a.zip/dem.tif` starts with; nil where none is told by its ending.
func archive(of path: String) -> String? {
    guard let system = ["/vsizip/", "/vsigzip/", "/vsitar/"].first(where: path.hasPrefix) else { return nil }
    var inner = path.dropFirst(system.count)
    if system == "/vsigzip/" { return String(inner) }
    if inner.hasPrefix("{"), let end = inner.firstIndex(of: "}") {
        return String(inner[inner.index(after: inner.startIndex)..<end])
    }
    let endings = [".zip", ".kmz", ".ods", ".xlsx", ".tar", ".tgz", ".tar.gz", ".gz"]
    var whole: Substring?
    while true {
        if endings.contains(where: inner.lowercased().hasSuffix) { whole = inner }
        guard let slash = inner.lastIndex(of: "/"), slash != inner.startIndex else { break }
        inner = inner[..<slash]
    }
    return whole.map(String.init)
}

private func splitPath(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
}

private func folderListing(_ folder: String) -> [String] {
    let list = collectingMessages { VSIReadDir(folder) }.result
    defer { CSLDestroy(list) }
    return texts(of: list.map { UnsafePointer($0) }).filter { $0 != "." && $0 != ".." }.sorted()
}
