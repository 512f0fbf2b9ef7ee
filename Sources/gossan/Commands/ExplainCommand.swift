import ArgumentParser
import Pipeline

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Says why a prospect has its rank, down to the input files.",
        discussion: "Example: gossan explain SYN-W-E364137N26139 --run out/synthetic-demo")

    @Argument(help: "The prospect's id, as in prospects.csv.") var prospect: String
    @Option(name: .customLong("run"), help: ArgumentHelp("The run folder.", valueName: "dir"), completion: .directory)
    var folder: String
    @Flag(help: "Print the explanation as JSON.") var json = false

    func run() throws {
        let explanation = try explainProspect(prospect, runFolder: folder)
        try StandardOutput.write(json ? explanation.json.pretty : explanation.text)
    }
}
