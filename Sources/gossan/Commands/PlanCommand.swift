import ArgumentParser
import Pipeline

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Shows the stages in order with cells, bytes and memory.")

    @OptionGroup var shared: SharedOptions
    @Flag(help: "Print the plan as JSON.") var json = false

    func run() throws {
        let plan = try planPipeline(shared.runOptions)
        try StandardOutput.write(json ? plan.json.pretty : plan.text)
    }
}
