import ArgumentParser
import Foundation
import SyntheticSurvey

struct SynthesizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "synthesize",
        abstract: "Writes the SYNTHETIC survey of one bauxite belt that the demonstration uses.")

    @Argument(help: "The folder to write to.", completion: .directory) var folder: String
    @Option(help: "The seed: another seed, another survey.") var seed: UInt64 = 20_250_328

    @Flag(help: "Print the survey's manifest as JSON.") var json = false

    func run() throws {
        if !json { print("Writing a synthetic survey (no real ground) to \(folder)") }
        try writeSyntheticSurvey(seed: seed, to: folder)
        if json { print(try String(contentsOfFile: folder + "/manifest.json", encoding: .utf8), terminator: "") }
    }
}
