import Foundation

/// The folder of a finished run, to be spoilt by hand.
struct FinishedFolder {
    let path: String
    /// The survey that its folder is kept by.
    var survey: ToySurvey?

    /// Writes something else in place of what a pattern finds, which must be there.
    ///
    /// - Parameter isSigned: Whether `run.json` comes to name the new digest, as if the run had written the file so.
    func change(_ name: String, _ pattern: String, to new: String, isSigned: Bool = true) throws {
        let file = path + "/" + name
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let changed = text.replacingOccurrences(of: pattern, with: new, options: .regularExpression)
        guard changed != text else { throw WrongSurvey.NotThere(text: pattern, file: file) }
        try write(name, changed, isSigned: isSigned && name != "run.json")
    }

    /// Writes a file of the folder anew.
    func write(_ name: String, _ text: String, isSigned: Bool = true) throws {
        try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
        guard isSigned else { return }
        let sum = try Binary.execute("/usr/bin/env", ["sha256sum", path + "/" + name]).output.prefix(64)
        try change("run.json", Self.digest(of: name), to: "$1\(sum)\"")
    }

    /// Has `run.json` tell no digest of an input, but what a server says of it.
    func setVersion(of input: String, bytes: String = "null", entityTag: String = "null") throws {
        try change(
            "run.json", "\"path\": \"\(input)\",\\s*\"sha256\": [^}]*",
            to: "\"path\": \"\(input)\", \"sha256\": null, \"bytes\": \(bytes), \"etag\": \(entityTag)")
    }

    private static func digest(of name: String) -> String {
        "(\"path\": \"\(NSRegularExpression.escapedPattern(for: name))\",\\s*\"sha256\": \")[0-9a-f]+\""
    }
}
