import Foundation
import TestSupport
import Testing

/// docs/formats.md holds exactly the formats that the tests try.
@Suite("Documentation of formats") struct FormatDocumentTests {
    private func document() throws -> String {
        try String(contentsOfFile: SharedData.repositoryRoot + "/docs/formats.md", encoding: .utf8)
    }

    private func rows(under heading: String) throws -> [String] {
        let section = try document().components(separatedBy: "\n## ").first { $0.hasPrefix(heading) } ?? ""
        return section.split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2).map(String.init)
    }

    @Test("The table of rasters is that of the samples")
    func rasters() throws {
        let rows = try rows(under: "Rasters")
        #expect(
            rows == RasterFormatSample.all.map(\.row), "\(RasterFormatSample.all.map(\.row).joined(separator: "\n"))")
    }

    @Test("The table of vectors and tables is that of the samples")
    func vectors() throws {
        let rows = try rows(under: "Vectors and tables")
        #expect(
            rows == VectorFormatSample.all.map(\.row), "\(VectorFormatSample.all.map(\.row).joined(separator: "\n"))")
    }
}
