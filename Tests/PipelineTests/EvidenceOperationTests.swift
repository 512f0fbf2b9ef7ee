import Foundation
import Pipeline
import TestSupport
import Testing

/// An evidence operation is one file and one registration: nothing else in the sources may know it by name.
@Suite("Evidence operations stand alone") struct EvidenceOperationTests {
    private static let operations = "Sources/Pipeline/Evidence/Operations"
    private static let registration = "Sources/Pipeline/Config/Sections/Evidence/EvidenceLayer.swift"

    private func sources() throws -> [(path: String, text: String)] {
        let root = SharedData.repositoryRoot
        let paths = FileManager.default.enumerator(atPath: root + "/Sources")?.compactMap { $0 as? String } ?? []
        return try paths.filter { $0.hasSuffix(".swift") }.map {
            ("Sources/" + $0, try String(contentsOfFile: "\(root)/Sources/\($0)", encoding: .utf8))
        }
    }

    @Test("An operation is named in its own file and in the list of operations alone")
    func named() throws {
        let sources = try sources()
        let own = sources.map(\.path).filter { $0.hasPrefix(Self.operations) }
        #expect(own.count == EvidenceLayer.verbNames.count)
        for path in own {
            let name = String(path.dropFirst(Self.operations.count + 1).dropLast(".swift".count))
            let users = sources.filter { $0.text.contains(name) }.map(\.path)
            #expect(Set(users) == [path, Self.registration], "\(name)")
        }
    }
}
