import Foundation

/// What `gossan init` makes, in a folder that goes away with it.
struct Starter {
    let folder: TemporaryFolder
    /// The folder made.
    var path: String { folder.path + "/try" }
    /// The config in it.
    var config: String { path + "/synthetic-belt.yaml" }
    /// Where the config puts results.
    var output: String { path + "/out" }
    /// What `init` said.
    let made: CommandResult

    init(_ arguments: [String] = []) throws {
        folder = try TemporaryFolder()
        made = try Binary.run(["init", folder.path + "/try"] + arguments)
    }
}
