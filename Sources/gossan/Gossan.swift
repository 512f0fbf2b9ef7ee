import ArgumentParser
import Foundation
import Foundations
import Pipeline

@main
struct Gossan: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gossan",
        abstract: "From survey data to ranked prospects, grade, recoverable reserve and growth.",
        discussion: """
            One YAML file describes a survey; one command turns it into ranked prospects.

              gossan check belt.yaml     what is wrong with the config and its inputs
              gossan plan belt.yaml      what will run and what it takes
              gossan run belt.yaml       do it
            """,
        version: LibraryVersions.summary,
        subcommands: [
            CheckCommand.self, PlanCommand.self, RunCommand.self, ExplainCommand.self, GrowthCommand.self,
            SchemaCommand.self, SynthesizeCommand.self,
        ])

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let error as GossanError {
            FileHandle.standardError.write(Data("error: \(error)\n".utf8))
            Foundation.exit(error.kind.exitCode)
        } catch {
            exit(withError: error)
        }
    }
}
