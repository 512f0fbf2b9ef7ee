import ArgumentParser
import Foundation
import Foundations
import Pipeline

@main
struct Gossan: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gossan",
        abstract: "From survey data to ranked prospects, grade, recoverable tonnage and growth.",
        discussion: """
            One YAML file describes a survey; one command turns it into ranked prospects.

              gossan init try            a small synthetic survey and its config, to begin with
              gossan check belt.yaml     what is wrong with the config and its inputs
              gossan plan belt.yaml      what will run and what it takes
              gossan run belt.yaml       do it
            """,
        version: LibraryVersions.summary,
        subcommands: [
            InitCommand.self, CheckCommand.self, PlanCommand.self, RunCommand.self, StatusCommand.self,
            ExplainCommand.self, GrowthCommand.self, SchemaCommand.self, SynthesizeCommand.self, TidyCommand.self,
        ])

    static func main() {
        do {
            var command = try parsed()
            try command.run()
        } catch let error as GossanError {
            end(with: error, exitCode: error.kind.exitCode)
        } catch {
            let code = exitCode(for: error).rawValue
            if code == 0 { tell(fullMessage(for: error)) }
            guard wantsJSON else { exit(withError: error) }
            Terminal.put("\(fullMessage(for: error))\n")
            try? StandardOutput.write(errorDocument(unparsed(error, exitCode: code)))
            Foundation.exit(code)
        }
    }

    /// The parser tells what is missing before it tells of an unknown option, which the user may have meant for it. With something in
    /// each place that is empty the option shows.
    private static func parsed() throws -> any ParsableCommand {
        do {
            return try parseAsRoot()
        } catch {
            var (arguments, shown) = (Array(CommandLine.arguments.dropFirst()), error)
            // No command needs more than three things.
            for _ in 1...3 {
                guard let missing = message(for: shown).firstMatch(of: /^Missing expected argument '(-\S+)?/) else {
                    break
                }
                arguments += [missing.1.map(String.init), "filled"].compactMap(\.self)
                do {
                    _ = try parseAsRoot(arguments)
                    break
                } catch {
                    shown = error
                }
            }
            throw message(for: shown).hasPrefix("Unknown option") ? shown : error
        }
    }

    /// What was asked for in place of a command: help, version, completions.
    private static func tell(_ text: String) -> Never {
        do {
            try StandardOutput.write(text + "\n")
        } catch let error as GossanError {
            end(with: error, exitCode: error.kind.exitCode)
        } catch {
            exit(withError: error)
        }
        Foundation.exit(0)
    }

    private static func end(with error: GossanError, exitCode: Int32) -> Never {
        Terminal.put("\(Terminal.standardError.errorWord) \(error)\n")
        if wantsJSON { try? StandardOutput.write(errorDocument(error)) }
        Foundation.exit(exitCode)
    }

    /// Whether the user asked for JSON; a command line that cannot be read must be answered too.
    private static var wantsJSON: Bool {
        CommandLine.arguments.dropFirst().prefix { $0 != "--" }.contains("--json")
    }

    private static func unparsed(_ error: any Error, exitCode: Int32) -> GossanError {
        GossanError(
            exitCode == GossanError.Kind.usage.exitCode ? .usage : .stageFailed, subject: "gossan",
            problem: message(for: error), remedy: "see 'gossan --help'")
    }
}
