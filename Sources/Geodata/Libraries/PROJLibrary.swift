import CPROJ
import Foundation
import Foundations

/// The PROJ library this program runs with.
public enum PROJLibrary {
    /// Its release, such as `9.1.1`.
    public static var version: String { String(cString: proj_info().version) }

    /// The files in the folders where PROJ looks for its data, such as grids of datum shifts, by name: which of them are there decides
    /// which coordinate operations there are.
    public static var dataFiles: [(name: String, byteCount: Int)] {
        let folders = proj_info().searchpath.map { String(cString: $0).split(separator: ":").map(String.init) } ?? []
        var found: [String: Int] = [:]
        for folder in folders {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            where found[name] == nil && name != "cache.db" {
                var status = stat()
                guard stat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
                found[name] = Int(status.st_size)
            }
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Whether PROJ fetches grids over the network (`PROJ_NETWORK`).
    public static var fetchesGrids: Bool { proj_context_is_network_enabled(nil) != 0 }

    /// The failure of a program that finds no database of coordinate reference systems; nil where PROJ has one.
    static func missingDatabase(_ context: ProjectionContext) -> GossanError? {
        guard proj_context_get_database_path(context.handle) == nil else { return nil }
        let variable = ["PROJ_DATA", "PROJ_LIB"].first { ProcessInfo.processInfo.environment[$0] != nil }
        let folder = variable.flatMap { ProcessInfo.processInfo.environment[$0] }
        let remedy = "install the data of PROJ (Debian: proj-data)"
        return GossanError(
            .engineUnavailable, subject: "PROJ",
            problem: "its database of coordinate reference systems, proj.db, is not found"
                + (folder.map { " in '\($0)'" } ?? ""),
            remedy: variable.map { "set \($0) to the folder that holds it, or unset it; if there is none, \(remedy)" }
                ?? remedy)
    }
}
