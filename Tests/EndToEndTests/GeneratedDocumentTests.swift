import Foundation
import TestSupport
import Testing

@Suite("Documents generated from the code") struct GeneratedDocumentTests {
    @Test(
        "Schema and reference page are those of the code",
        arguments: [
            ("pipeline.schema.json", [String]()), ("config.md", ["--reference"]),
        ])
    func isCurrent(document: String, arguments: [String]) throws {
        let committed = try String(contentsOfFile: "\(SharedData.repositoryRoot)/docs/\(document)", encoding: .utf8)
        let current = try Binary.run(["schema"] + arguments).output
        #expect(committed == current, "run 'gossan schema \(arguments.joined()) > docs/\(document)'")
    }
}
