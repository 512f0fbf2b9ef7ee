import Foundation
import Foundations

/// What of `explanations.json` two runs are compared by. Nothing else of the file is held.
struct ComparedExplanations: Decodable {
    /// The files of each input; none for a database.
    let inputs: [String: [String]]
    /// Data files: commodity, cut-offs, deposit models.
    let dataFiles: [String]
    /// Mean run-of-mine tonnes of each reserve category, by the id of the prospect.
    let reserves: [String: [String: Double]]

    /// - Parameters:
    ///   - path: The file.
    ///   - run: The run that it is of.
    /// - Throws: `badData` when another version of the program has written it.
    init(path: String, of run: FinishedRun) throws {
        guard let data = FileManager.default.contents(atPath: path),
            let own = try? JSONDecoder().decode(Self.self, from: data)
        else { throw run.isOfAnotherVersion }
        self = own
    }

    init(from decoder: any Decoder) throws {
        let file = try ExplanationFile(from: decoder)
        inputs = file.run.inputs.mapValues { $0.files.map(\.path) }
        dataFiles = file.run.data_files.map(\.path)
        reserves = file.prospects.mapValues { ($0.estimate?.reserves ?? [:]).compactMapValues(\.mean) }
    }
}

/// The parts of the file that are read, under the names that it gives them.
private struct ExplanationFile: Decodable {
    struct Run: Decodable {
        var inputs: [String: Input]
        var data_files: [File]
    }
    struct Input: Decodable { var files: [File] }
    struct File: Decodable { var path: String }
    struct Prospect: Decodable { var estimate: Estimate? }
    struct Estimate: Decodable { var reserves: [String: Reserve]? }
    struct Reserve: Decodable { var mean: Double? }

    var run: Run
    var prospects: [String: Prospect]
}
