import ArgumentParser
import Pipeline

struct GrowthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "growth", abstract: "Shows the growth review of a finished run, or compares two runs.",
        discussion: """
            gossan growth out/synthetic-demo                         the review
            gossan growth compare out/synthetic-demo out/synthetic-5   what changed, and why
            """,
        subcommands: [ReviewCommand.self, CompareCommand.self], defaultSubcommand: ReviewCommand.self)
}

extension GrowthCommand {
    struct ReviewCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "review", abstract: "Shows the growth review of a finished run (the default).",
            discussion: "Example: gossan growth out/synthetic-demo")

        @Argument(help: "The run folder.", completion: .directory) var folder: String
        @Flag(help: "Print the review as JSON.") var json = false

        func run() throws {
            let review = try growthReview(runFolder: folder)
            try StandardOutput.write(json ? review.json.pretty : review.text)
        }
    }

    struct CompareCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "compare",
            abstract: "Says what changed in rank, tonnage and category between two runs, and why.",
            discussion: "Example: gossan growth compare out/synthetic-demo out/synthetic-5")

        @Argument(help: "The folder of the run before.", completion: .directory) var before: String
        @Argument(help: "The folder of the run after.", completion: .directory) var after: String
        @Flag(help: "Print the comparison as JSON.") var json = false

        func run() throws {
            let comparison = try compareRuns(before, after)
            try StandardOutput.write(json ? comparison.json.pretty : comparison.text)
        }
    }
}
