import ArgumentParser
import Pipeline

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Prints the JSON Schema of the config, for editors.")

    func run() throws {
        print(configurationSchema(), terminator: "")
    }
}
