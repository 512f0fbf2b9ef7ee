import Delivery
import Foundation
import Foundations

/// A document read into a type, with what later stages need of its text.
package struct ConfigDocument<Content: ConfigSection>: Sendable {
    /// What it says.
    package let content: Content
    /// Every option with defaults filled in, paths as written; equal configs give equal text.
    package let resolved: JSONValue
    /// Where each value stands.
    package let places: ConfigPlaces
    /// The names that it refers to, in the order of reading.
    let references: [ConfigReference]

    /// Reads a YAML text; throws every problem that was found, in the order of the text.
    ///
    /// - Parameters:
    ///   - bytes: The text in UTF-8.
    ///   - file: The file as the user named it; relative paths start from its folder.
    ///   - overrides: Values to be set first, as `section.key=value`.
    ///   - environment: Variables for `${NAME}`.
    ///   - check: Checks of the content that one option alone cannot make.
    package init(
        reading bytes: [UInt8], file: String, overrides: [String] = [], environment: [String: String] = [:],
        check: (Content, ConfigPlaces, inout ReadingNotes) -> Void = { _, _, _ in }
    ) throws(GossanError) {
        var tree = try configTree(of: try configText(of: bytes, file: file))
        apply(overrides: overrides, to: &tree)
        var notes = ReadingNotes(baseFolder: folder(of: file), problems: tree.problems)
        let root = tree.root.fillingVariables(from: environment, problems: &notes.problems)
        guard let entries = root.entries else {
            throw GossanError(
                .configuration, subject: file, problem: "needs keys with values, found \(root.words)",
                remedy: "begin with 'version: 1'; put a space after each colon", location: root.location)
        }
        places = ConfigPlaces(of: root)
        var reader = SectionReader(entries, path: "", location: root.location, notes: notes)
        content = Content(&reader)
        resolved = reader.finish()
        notes = reader.notes
        notes.resolveReferences()
        if notes.problems.isEmpty { check(content, places, &notes) }
        references = notes.references
        if !notes.problems.isEmpty { throw summary(of: notes.problems, file: file) }
    }
}

/// The bytes of a file.
func bytes(ofFile path: String) throws(GossanError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
        let exists = FileManager.default.fileExists(atPath: path)
        throw GossanError(
            .inputMissing, subject: path, problem: exists ? "cannot be read" : "does not exist",
            remedy: exists ? "check that it is a file and that you may read it" : "check the path")
    }
    return [UInt8](data)
}

/// The folder of a file as it is written; empty for the current folder.
func folder(of file: String) -> String {
    guard let slash = file.lastIndex(of: "/") else { return "" }
    return slash == file.startIndex ? "/" : String(file[..<slash])
}

/// One error for all problems of a file, in the order of the text.
func summary(of problems: [GossanError], file: String) -> GossanError {
    let sorted = problems.enumerated().sorted { a, b in
        key(of: a.element) == key(of: b.element) ? a.offset < b.offset : key(of: a.element) < key(of: b.element)
    }.map(\.element)
    var distinct: [GossanError] = []
    for problem in sorted where !distinct.contains(problem) { distinct.append(problem) }
    let count = distinct.count
    return GossanError(
        distinct.contains { $0.kind == .internalFault } ? .internalFault : .configuration, subject: file,
        problem: count == 1 ? "has 1 problem" : "has \(count) problems", remedy: "", causes: distinct)
}

/// Order in the text: the file before the command line, then by line and column.
private func key(of problem: GossanError) -> (Int, Int, Int) {
    guard let location = problem.location else { return (0, 0, 0) }
    return (location.file == commandLineName ? 1 : 0, location.line, location.column)
}
