import ArgumentParser
import Pipeline

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Shows how a run folder stands: finished, broken off, or being written.",
        discussion: "Example: gossan status out/synthetic-demo --timings")

    @Argument(help: "The run folder.", completion: .directory) var folder: String
    @Flag(help: "Tell what each stage took beside what the plan said.") var timings = false
    @Flag(help: "Print the status as JSON.") var json = false

    func run() throws {
        let status = try runStatus(runFolder: folder, timings: timings)
        try StandardOutput.write(json ? status.json.pretty : status.text)
    }
}
