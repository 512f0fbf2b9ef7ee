import CPROJ
import Foundation
import Foundations

/// The PROJ library this program runs with.
public enum PROJLibrary {
    /// Its release, such as `9.1.1`.
    public static var version: String { String(cString: proj_info().version) }

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
