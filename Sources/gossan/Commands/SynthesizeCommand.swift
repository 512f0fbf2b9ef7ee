import ArgumentParser
import SyntheticSurvey

struct SynthesizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "synthesize",
        abstract: "Writes the SYNTHETIC survey of one bauxite belt that the demonstration uses.")

    @Argument(help: "The folder to write to.", completion: .directory) var folder: String
    @Option(help: "The seed: another seed, another survey.") var seed: UInt64 = 20_250_328

    func run() throws {
        print("Writing a synthetic survey (no real ground) to \(folder)")
        try writeSyntheticSurvey(seed: seed, to: folder)
    }
}
