import Foundation

/// The command-line tools of GDAL (Debian's gdal-bin), by which tests make files.
public enum GDALTools {
    /// Whether they are there. Under CI (`CI=true`) this is always true, so that tests fail instead of skipping.
    public static let arePresent: Bool = ProcessInfo.processInfo.environment["CI"] != nil || find("gdal_translate")

    /// The line a skipped test shows.
    public static let absent = "needs the command-line tools of GDAL (gdal-bin)"

    /// Runs a tool in a folder. No `.aux.xml` is written beside files, which would tell what the format itself does not.
    public static func run(_ tool: String, _ arguments: [String], in folder: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            [tool, "--config", "GDAL_PAM_ENABLED", "NO", "-q"].filter { tool != "ogr2ogr" || $0 != "-q" } + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw GDALToolFailure(
                command: ([tool] + arguments).joined(separator: " "), said: String(decoding: said, as: UTF8.self))
        }
    }

    private static func find(_ tool: String) -> Bool {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)") }
    }
}

/// A tool that failed.
public struct GDALToolFailure: Error, CustomStringConvertible {
    /// What was called.
    public let command: String
    /// What it wrote to standard error.
    public let said: String
    /// Both.
    public var description: String { "\(command): \(said)" }
}
