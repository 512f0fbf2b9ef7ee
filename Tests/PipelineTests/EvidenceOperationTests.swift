import Foundation
import Pipeline
import TestSupport
import Testing

/// An evidence operation is one file and one registration: nothing else in the sources may know it by name.
@Suite("Evidence operations stand alone") struct EvidenceOperationTests {
    private static let operations = "Sources/Pipeline/Evidence/Operations"
    private static let registration = "Sources/Pipeline/Config/Sections/Evidence/EvidenceLayer.swift"

    /// The words of every source file, by its path.
    private func words() throws -> [String: Set<String>] {
        let root = SharedData.repositoryRoot
        let paths = FileManager.default.enumerator(atPath: root + "/Sources")?.compactMap { $0 as? String } ?? []
        return try Dictionary(
            uniqueKeysWithValues: paths.filter { $0.hasSuffix(".swift") }.map { path in
                let text = try Data(contentsOf: URL(fileURLWithPath: "\(root)/Sources/\(path)"))
                let words = text.split { byte in !isWordPart(byte) }.map { String(decoding: $0, as: UTF8.self) }
                return ("Sources/" + path, Set(words))
            })
    }

    private func isWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }

    @Test("An operation is named in its own file and in the list of operations alone")
    func named() throws {
        let words = try words()
        let own = words.keys.filter { $0.hasPrefix(Self.operations) }
        #expect(own.count == EvidenceLayer.verbNames.count)
        for path in own.sorted() {
            let name = String(path.dropFirst(Self.operations.count + 1).dropLast(".swift".count))
            let users = words.filter { $0.value.contains(name) }.map(\.key)
            #expect(Set(users) == [path, Self.registration], "\(name)")
        }
    }
}
