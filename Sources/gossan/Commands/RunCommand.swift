import ArgumentParser
import Pipeline

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Runs a pipeline and writes its results.",
        discussion: "Example: gossan run Pipelines/demo-guangxi.yaml --output out/synthetic-demo")

    @OptionGroup var shared: SharedOptions
    @Flag(help: "Print the summary as JSON.") var json = false

    func run() throws {
        let narrator = Narrator(isQuiet: shared.quiet)
        let summary = try runPipeline(shared.runOptions, narrator: narrator)
        print(json ? summary.json.pretty : summary.text, terminator: "")
    }
}
