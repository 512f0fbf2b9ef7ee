import Foundation
import TestSupport

/// What a command printed and how it ended.
struct CommandResult {
    var status: Int32
    var output: String
    var errors: String
}

/// The built program, driven as a user does.
enum Binary {
    /// The program beside the running tests.
    static var path: String {
        let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return products.appendingPathComponent("gossan").path
    }

    /// Runs `gossan` with the arguments and waits for it.
    static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> CommandResult {
        try execute(path, arguments, environment: environment)
    }

    /// Runs any program and waits for it. Output goes through files, which no pipe buffer can block.
    ///
    /// - Parameter meanwhile: Done while the program runs.
    static func execute(
        _ program: String, _ arguments: [String], environment: [String: String] = [:],
        meanwhile: ((Process) throws -> Void)? = nil
    ) throws -> CommandResult {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        var variables = ProcessInfo.processInfo.environment.merging(["GOSSAN_DATA": SharedData.folder]) { $1 }
        variables.merge(environment) { $1 }
        process.environment = variables
        let output = folder.path + "/output"
        let errors = folder.path + "/errors"
        for file in [output, errors] { try Data().write(to: URL(fileURLWithPath: file)) }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        try meanwhile?(process)
        process.waitUntilExit()
        return CommandResult(
            status: process.terminationStatus, output: try String(contentsOfFile: output, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8))
    }
}

/// A folder that is gone when its owner is.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/gossan-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file into the folder and returns its path.
    func write(_ name: String, _ text: String) throws -> String {
        let file = path + "/" + name
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }

    /// The files of a run folder that differ between equal runs: times, and what is known of files by their inodes.
    static let differing: Set<String> = ["timings.json", "work/file-digests.json"]

    /// Digests of all files below the folder, by relative path.
    static func digests(of folder: String) throws -> [String: Data] {
        let root = URL(fileURLWithPath: folder)
        var files: [String: Data] = [:]
        let names = FileManager.default.enumerator(atPath: root.path)
        while let name = names?.nextObject() as? String {
            let url = root.appendingPathComponent(name)
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
            if !isFolder.boolValue { files[name] = try Data(contentsOf: url) }
        }
        return files
    }
}
