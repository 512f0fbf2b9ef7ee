import Foundation
import TestSupport
import Testing

/// What the documents tell a reader to type is typed here.
@Suite("Commands and configs of the documents", .serialized) struct DocumentedCommandsTests {
    /// The document that `init` puts beside its config, whose commands are typed there.
    private static let starter = "Datasets/synthetic/starter/README.md"

    /// A mistake that a document shows, and what the parser of options adds without saying so.
    private static let unlisted = ["--thread", "--generate-completion-script"]

    /// Every document that calls the program; the changelog tells of the past.
    private static let calling: [String] =
        ((try? Document.all()) ?? []).filter { !$0.blocks.flatMap(\.commands).isEmpty && $0.name != "CHANGELOG.md" }
        .map(\.name)

    /// A folder laid out as a checkout, so that what runs leaves nothing in the real one; or what `init` makes.
    private func place(for document: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        if document == Self.starter {
            #expect(try Binary.run(["init", folder.path]).status == 0)
            return folder
        }
        for name in ["Pipelines", "Datasets", "docs"] {
            try FileManager.default.copyItem(
                atPath: SharedData.repositoryRoot + "/" + name, toPath: folder.path + "/" + name)
        }
        for name in [".zfunc", ".config/fish/completions"] {
            try FileManager.default.createDirectory(
                atPath: folder.path + "/" + name, withIntermediateDirectories: true)
        }
        return folder
    }

    /// Types a line in the folder, which is also its home, on one or two cores as the documents assume. ID stands for a prospect.
    private func type(_ line: String, in folder: TemporaryFolder) throws -> CommandResult {
        let products = URL(fileURLWithPath: Binary.path).deletingLastPathComponent().path
        let first = "$(sed -n '2s/,.*//p' out/prospects.csv)"
        return try Binary.execute(
            "/usr/bin/env",
            [
                "taskset", "--cpu-list", "0,1", "bash", "-c",
                "cd '\(folder.path)' && PATH='\(products)':$PATH && HOME=$PWD && \(line.replacing(" ID ", with: " \(first) "))",
            ])
    }

    @Test(
        "Every command can be typed in the order of its document, and prints what the document shows",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)), arguments: calling)
    func commands(_ name: String) throws {
        let folder = try place(for: name)
        var printed: [[String]] = []
        for block in try Document(name).blocks where !["yaml", "text", "json", "swift"].contains(block.language) {
            if !block.isTyped {
                guard !printed.isEmpty else { continue }
                let missing = printed.map { firstMissing(of: block.lines, in: $0) }
                #expect(
                    missing.contains(nil), "\(name):\(block.line): not printed: \(missing.last?.flatMap { $0 } ?? "")")
                continue
            }
            for line in block.commands {
                #expect(!line.hasSuffix("\\"), "\(name): \(line): a command stands on one line")
                let result = try type(line, in: folder)
                let lines = (result.output + result.errors).split(separator: "\n").map(String.init)
                printed.append(lines)
                let fails = lines.contains { $0.hasPrefix("error: ") }
                #expect((result.status != 0) == fails, "\(name): \(line)\n\(result.errors)")
                if fails { #expect(try isShown(lines, in: name), "\(name): \(line)\n\(result.errors)") }
            }
        }
        #expect(!printed.isEmpty)
    }

    @Test("README, tutorial and what init writes are among the documents whose commands are typed")
    func covered() {
        for name in ["README.md", "docs/tutorial.md", Self.starter] {
            #expect(Self.calling.contains(name), "\(name)")
        }
    }

    /// The first line that does not come in its turn; nil where all do. `...` stands for lines left out.
    private func firstMissing(of shown: [String], in printed: [String]) -> String? {
        var rest = printed[...]
        for line in shown where line.trimmingCharacters(in: .whitespaces) != "..." && !line.isEmpty {
            guard let place = rest.firstIndex(of: line) else { return line }
            rest = rest[(place + 1)...]
        }
        return nil
    }

    /// Whether a document shows the error that a command ended with.
    private func isShown(_ lines: [String], in name: String) throws -> Bool {
        guard let error = lines.first(where: { $0.hasPrefix("error: ") }) else { return false }
        return try Document(name).blocks.contains { !$0.isTyped && $0.lines.contains(error) }
    }

    @Test("Every target of make that a document names is there")
    func targets() throws {
        let lines = try Document.all().flatMap(\.blocks).filter(\.isTyped).flatMap(\.lines).filter {
            $0.hasPrefix("make ")
        }
        #expect(lines.count >= 3)
        for line in lines {
            let made = try Binary.execute(
                "/usr/bin/env",
                ["bash", "-c", "cd '\(SharedData.repositoryRoot)' && make --dry-run \(line.dropFirst(5))"])
            #expect(made.status == 0, "\(line): \(made.errors)")
        }
    }

    @Test("Every command and option that a text names is one that the program has")
    func named() throws {
        var helps: [String: String] = [:]
        func help(_ words: [String]) throws -> String {
            let key = words.joined(separator: " ")
            if let known = helps[key] { return known }
            let result = try Binary.run(words + ["--help"])
            #expect(result.status == 0, "gossan \(key)")
            helps[key] = result.output
            return result.output
        }
        var count = 0
        for document in try Document.all() where document.name != "CHANGELOG.md" {
            for command in document.namedCommands + document.blocks.filter(\.isTyped).flatMap(\.lines)
            where command.hasPrefix("gossan ") {
                let words = command.split(separator: " ").dropFirst().map(String.init)
                let verb = words.prefix { $0.allSatisfy { $0.isLowercase || $0 == "-" } && !$0.hasPrefix("-") }
                let text = try help(Array(verb))
                for option in words where option.hasPrefix("--") && !Self.unlisted.contains(option) {
                    #expect(text.contains(option), "\(document.name): \(command): \(option)")
                }
                count += 1
            }
        }
        #expect(count > 15)
    }

    @Test("The sections that the config guide shows make one config that lacks nothing but its files")
    func configs() throws {
        let blocks = try Document("docs/config-guide.md").blocks.filter { $0.language == "yaml" }
        #expect(blocks.count > 8)
        let folder = try TemporaryFolder()
        let config = try folder.write("guide.yaml", blocks.flatMap(\.lines).joined(separator: "\n") + "\n")
        let result = try Binary.run(["check", config])
        #expect(result.status == 66, "\(result.errors)")
    }
}
