import ArgumentParser
import Pipeline

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Runs a pipeline and writes its results.",
        discussion: "Example: gossan run Pipelines/demo-guangxi.yaml --output out/synthetic-demo")

    @OptionGroup var shared: SharedOptions
    @Option(
        help: ArgumentHelp(
            "Runs a stage, and all that rest on it, even where its result is there: a name as in 'plan', or all.",
            valueName: "stage"), completion: .custom { words, _, _ in stageNames(in: words) })
    var force: [String] = []
    @Flag(help: "Takes away the lock of a run that is known to have ended, such as one on another host.")
    var forceUnlock = false
    @Flag(help: "Print the summary as JSON.") var json = false

    func run() throws {
        // First of all, while there is one thread.
        let watch = InterruptWatch()
        let narrator = Narrator(isQuiet: shared.quiet)
        var options = shared.runOptions
        options.forced = force
        options.unlocks = forceUnlock
        let result = Result { try runPipeline(options, narrator: narrator, watch: watch) }
        narrator.finish()
        let summary = try result.get()
        try StandardOutput.write(json ? summary.json : summary.text)
    }
}
