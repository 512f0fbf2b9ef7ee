import ArgumentParser
import Pipeline

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Runs a pipeline and writes its results.",
        discussion: "Example: gossan run Pipelines/demo-guangxi.yaml --output out/synthetic-demo")

    @OptionGroup var shared: SharedOptions
    @Flag(help: "Print the summary as JSON.") var json = false

    func run() throws {
        // First of all, while there is one thread.
        let watch = InterruptWatch()
        let narrator = Narrator(isQuiet: shared.quiet)
        let summary = try runPipeline(shared.runOptions, narrator: narrator, watch: watch)
        print(json ? summary.json.pretty : summary.text, terminator: "")
    }
}
