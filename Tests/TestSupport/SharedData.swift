import Foundation

/// Where the survey data lie that tests read but the repository does not hold (`../shared/data`).
public enum SharedData {
    /// The folder, from `GOSSAN_DATA` or beside the checkout.
    public static var folder: String {
        ProcessInfo.processInfo.environment["GOSSAN_DATA"] ?? repositoryRoot + "/../shared/data"
    }

    /// The root of the checkout.
    public static var repositoryRoot: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }

    /// Whether the data are there. Under CI (`CI=true`) this is always true, so that tests fail instead of skipping.
    public static var isPresent: Bool {
        ProcessInfo.processInfo.environment["CI"] != nil || FileManager.default.fileExists(atPath: folder)
    }

    /// The line a skipped test shows.
    public static let absent = "needs the survey data of ../shared/data (set GOSSAN_DATA to where they are)"

    /// The full path of a file in the folder.
    public static func path(_ relative: String) -> String { folder + "/" + relative }

    /// The rows of a small comma-separated reference table, by column name. No quoting is understood.
    public static func table(_ relative: String) throws -> [[String: String]] {
        let text = try String(contentsOfFile: path(relative), encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline)
        guard let header = lines.first else { return [] }
        let strip: (Substring) -> String = { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\" ")) }
        let names = header.split(separator: ",", omittingEmptySubsequences: false).map(strip)
        return lines.dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(strip)
            return Dictionary(zip(names, cells), uniquingKeysWith: { first, _ in first })
        }
    }
}
