import CGDAL
import Foundations

/// Throws when the file is not there, and offers the similar names of its folder.
///
/// Names that GDAL understands and a folder does not list (`/vsizip/...`, `NETCDF:file.nc:layer`) pass when GDAL
/// can find them or has to find out by opening them.
func requireInput(_ path: String) throws {
    GDALLibrary.start()
    guard !exists(path), !isConnectionText(path) else { return }
    let (folder, name) = splitPath(path)
    let names = folderListing(folder)
    let similar = closestMatches(to: name, among: names)
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

/// Throws when the path is a folder, whose size would be read as that of a file.
func requireNoFolder(_ path: String) throws {
    let list = collectingMessages { VSIReadDir(path) }.result
    guard let list else { return }
    CSLDestroy(list)
    throw GossanError(
        .badData, subject: path, problem: "is a folder where a file is needed", remedy: "name the file in it")
}

private func exists(_ path: String) -> Bool {
    collectingMessages { cgdalFileExists(path) }.result != 0
}

/// `NETCDF:file.nc:layer`, `PG:host=...`: a driver's name of capitals before a colon.
private func isConnectionText(_ path: String) -> Bool {
    guard let colon = path.firstIndex(of: ":") else { return path.hasPrefix("<") }
    return path[..<colon].allSatisfy { $0.isUppercase || $0.isNumber || $0 == "_" }
}

private func splitPath(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
}

private func folderListing(_ folder: String) -> [String] {
    let list = VSIReadDir(folder)
    defer { CSLDestroy(list) }
    return texts(of: list.map { UnsafePointer($0) }).filter { $0 != "." && $0 != ".." }.sorted()
}
