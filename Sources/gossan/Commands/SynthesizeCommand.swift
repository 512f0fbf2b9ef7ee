import ArgumentParser
import Foundation
import Foundations
import Pipeline

struct SynthesizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "synthesize",
        abstract: "Writes the SYNTHETIC survey of one bauxite belt that the demonstration uses.")

    @Argument(help: "The folder to write to.", completion: .directory) var folder: String
    @Option(help: "The seed: another seed, another survey.") var seed: UInt64 = 20_250_328

    @Flag(help: "Print the survey's manifest as JSON.") var json = false

    func run() throws {
        // First of all, while there is one thread.
        let watch = InterruptWatch()
        if !json { try StandardOutput.write("Writing a synthetic survey (no real ground) to \(folder)\n") }
        try synthesizeSurvey(seed: seed, in: folder, watch: watch)
        if json {
            let manifest = literalPath(folder) + "/manifest.json"
            try StandardOutput.write(try String(contentsOfFile: manifest, encoding: .utf8))
        }
    }
}
