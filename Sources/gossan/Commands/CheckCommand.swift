import ArgumentParser
import Pipeline

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Checks a config and all inputs that it names, without running anything.",
        discussion: "Exit code 78 for a wrong config, 65 for wrong data, 66 for a missing input.")

    @OptionGroup var shared: SharedOptions
    @Flag(help: "Print the findings as JSON.") var json = false

    func run() throws {
        let report = try checkPipeline(shared.runOptions)
        try StandardOutput.write(json ? report.json.pretty : report.text)
    }
}
