import ArgumentParser
import Pipeline

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Prints the JSON Schema of the config, for editors, or its reference page.")

    @Flag(help: "Print the reference page in Markdown instead.") var reference = false

    func run() throws {
        try StandardOutput.write(reference ? configurationReference() : configurationSchema())
    }
}
