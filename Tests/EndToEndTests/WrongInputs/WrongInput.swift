import Foundation
import Testing

/// A wrong input: how it is made, which command finds it, how that command ends, and what it says.
struct WrongInput: Sendable, CustomTestStringConvertible {
    /// The command that finds it.
    enum Command: String {
        /// Found beforehand, by `run` too, before it computes anything.
        case check
        /// Found when it is computed.
        case run
        /// Found when a finished run is read again, which is spoilt in place of the survey.
        case growth
        /// Found when it is compared with what it was before.
        case compare = "growth compare"

        /// Whether it reads a finished run.
        var readsRun: Bool { [.growth, .compare].contains(self) }
    }

    /// What becomes of the command.
    enum Ending: Hashable {
        /// It stops with this exit code.
        case exit(Int32)
        /// It goes on with a warning of this code.
        case warning(String)
    }

    /// What is wrong, in words.
    let name: String
    let command: Command
    let ending: Ending
    /// What is said: where, what is wrong, and what to do; one line for each thing that is wrong. `…` stands for what GDAL or PROJ
    /// tell, which changes with their version.
    let message: String
    /// How the survey is spoilt.
    let make: @Sendable (WrongSurvey) throws -> Void
    /// Whether this machine and user can make it.
    let isPossible: Bool

    init(
        _ name: String, _ ending: Ending, by command: Command = .check, if isPossible: Bool = true, _ message: String,
        _ make: @escaping @Sendable (WrongSurvey) throws -> Void
    ) {
        (self.name, self.ending, self.command, self.isPossible) = (name, ending, command, isPossible)
        (self.message, self.make) = (message, make)
    }

    var testDescription: String { name }

    /// Whether a text is its message.
    func isMessage(_ said: String) -> Bool {
        let parts = message.components(separatedBy: "…").map(NSRegularExpression.escapedPattern)
        return said.range(of: "^\(parts.joined(separator: "[^\n]+?"))$", options: .regularExpression) != nil
    }
}

/// What a command says of a wrong input, as one text that does not depend on where the survey lies.
enum SaidMessage {
    /// The failure that a command printed as JSON. What GDAL and PROJ add in their own words is left out, for it changes
    /// with their version.
    static func failure(_ output: String) throws -> String {
        let error = try #require(
            try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any], "\(output)")
        return lines(error).joined(separator: "\n")
    }

    private static func lines(_ error: [String: Any]) -> [String] {
        let text = { (key: String) in error[key] as? String ?? "" }
        // Where several things are wrong the sum of them is no news.
        let causes = (error["causes"] as? [[String: Any]] ?? []).filter {
            !["GDAL", "PROJ"].contains($0["subject"] as? String)
        }
        if text("remedy").isEmpty || text("remedy").hasSuffix("is listed below"), !causes.isEmpty {
            return causes.flatMap(lines)
        }
        let place = (error["place"] as? [String: Any]).map {
            "\($0["file"] as? String ?? ""):\($0["line"] as? Int ?? 0):\($0["column"] as? Int ?? 0): "
        }
        let remedy = text("remedy").isEmpty ? "" : " → \(text("remedy"))"
        return ["\(place ?? "")\(text("subject")): \(text("problem"))\(remedy)"]
    }

    /// The messages of the warnings of this code that `check` printed as JSON.
    static func warnings(_ code: String, _ list: [[String: Any]]) -> String {
        list.filter { $0["code"] as? String == code }.map {
            "\($0["subject"] as? String ?? ""): \($0["message"] as? String ?? "")"
        }.joined(separator: "\n")
    }
}
