import Delivery
import Foundation
import Foundations

/// The results of a finished run with the digests that `run.json` holds of them, so that what is read is what the run wrote.
struct RecordedResults {
    private let folder: String
    /// SHA-256 by the path in the run folder.
    private let digests: [String: String]

    /// - Parameters:
    ///   - folder: The run folder.
    ///   - record: Its `run.json`.
    init(folder: String, record: [String: Any]) {
        self.folder = folder
        let files = record.objects("stages").flatMap { $0.objects("outputs") }
        digests = files.reduce(into: [:]) { digests, file in
            if let path = file.text("path"), let digest = file.text("sha256") { digests[path] = digest }
        }
    }

    /// The result tables with their digests.
    var tables: [String: String] { digests.filter { $0.key.hasSuffix(".csv") && !$0.key.contains("/") } }

    /// The path of a result that is as the run wrote it.
    ///
    /// - Throws: `inputMissing` when it is gone, `badData` when it was cut or edited, or the record does not name it.
    func path(of name: String) throws -> String {
        let path = folder + "/" + name
        guard let digest = digests[name] else {
            throw GossanError(
                .badData, subject: folder + "/run.json", problem: "holds no digest of \(name)",
                remedy: "run the pipeline again with this version")
        }
        let remedy =
            "put the run's own file back, or write it anew: run 'gossan run' once more with the same config and folder"
        guard FileManager.default.fileExists(atPath: path) else {
            throw GossanError(.inputMissing, subject: path, problem: "is gone from the run folder", remedy: remedy)
        }
        guard try Digest.sha256(ofFile: path) == digest else {
            throw GossanError(
                .badData, subject: path, problem: "is not as the run wrote it: its SHA-256 is not the one in run.json",
                remedy: remedy)
        }
        return path
    }
}
