import ArgumentParser
import Pipeline

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a small SYNTHETIC survey with a commented config, to begin with.",
        discussion: "Example: gossan init try && gossan run try/synthetic-belt.yaml")

    @Argument(help: "The folder to make; it must not exist or be empty.", completion: .directory) var folder: String
    @Flag(help: "Print what was made as JSON.") var json = false

    func run() throws {
        // First of all, while there is one thread.
        let watch = InterruptWatch()
        let report = try initSurvey(in: folder, watch: watch)
        try StandardOutput.write(json ? report.json.pretty : report.text)
    }
}
