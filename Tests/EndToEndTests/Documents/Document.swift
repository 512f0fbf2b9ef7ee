import Foundation
import TestSupport

/// A document of the project: its fenced blocks and the commands that its text names.
struct Document {
    /// Lines between two fences.
    struct Block {
        /// What stands after the opening fence: `yaml`, `sh`, or nothing.
        var language: String
        /// The number of the line after the opening fence.
        var line: Int
        var lines: [String]

        /// What begins a line that is typed; a line of figures may begin with the program's name too.
        private static let programs = ["make ", "alias ", "export ", "swift ", "python3 ", ".venv/"]

        /// The calls of the program in it, comments included.
        var commands: [String] {
            lines.filter { $0.range(of: "^(source <\\()?gossan [a-z-]", options: .regularExpression) != nil }
        }

        /// Whether it is typed rather than printed.
        var isTyped: Bool {
            !commands.isEmpty || Self.programs.contains { lines.first?.hasPrefix($0) == true }
        }
    }

    let name: String
    let blocks: [Block]
    /// Texts in backquotes that begin with `gossan`.
    let namedCommands: [String]

    /// All documents, in the order of their names.
    static func all() throws -> [Document] {
        let listed = try Binary.execute("/usr/bin/env", ["git", "-C", SharedData.repositoryRoot, "ls-files", "*.md"])
        return try listed.output.split(separator: "\n").map { try Document(String($0)) }
    }

    /// - Parameter name: Its path from the root of the checkout.
    init(_ name: String) throws {
        self.name = name
        let text = try String(contentsOfFile: SharedData.repositoryRoot + "/" + name, encoding: .utf8)
        var blocks: [Block] = []
        var open: Block?
        var prose: [Substring] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            // A fence within a list is indented.
            let fence = line.drop { $0 == " " }
            if fence.hasPrefix("```") {
                if let block = open {
                    blocks.append(block)
                    open = nil
                } else {
                    open = Block(language: String(fence.dropFirst(3)), line: number + 2, lines: [])
                }
            } else if open != nil {
                open?.lines.append(String(line))
            } else {
                prose.append(line)
            }
        }
        self.blocks = blocks
        let spans = prose.flatMap { line in
            line.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
                .map { String($0.element) }
        }
        namedCommands = spans.map { $0.replacing(".build/release/", with: "") }.filter { $0.hasPrefix("gossan ") }
    }
}
