import ArgumentParser
import Pipeline

struct GrowthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "growth", abstract: "Shows the growth review of a finished run.",
        discussion: "Example: gossan growth out/synthetic-demo")

    @Argument(help: "The run folder.", completion: .directory) var folder: String
    @Flag(help: "Print the review as JSON.") var json = false

    func run() throws {
        let review = try growthReview(runFolder: folder)
        print(json ? review.json.pretty : review.text, terminator: "")
    }
}
