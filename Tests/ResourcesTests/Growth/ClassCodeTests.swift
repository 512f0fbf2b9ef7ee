import Foundations
import Resources
import Testing

@Suite("Class names and codes") struct ClassCodeTests {
    @Test(
        "Names of three standards and the old codes are read",
        arguments: [
            ("measured", LedgerClass.measured), ("控制", .indicated), ("推断资源量", .inferred), ("Proven", .proved),
            ("可信储量", .probable), ("331", .measured), ("332", .indicated), ("333", .inferred), ("111", .proved),
            ("122", .probable), ("111b", .measured), ("122b", .indicated), ("2M11", .measured), (" 2S22 ", .indicated),
            ("resource", .resourceNotClassified),
        ])
    func counted(text: String, expected: LedgerClass) throws {
        #expect(try ClassCode.reading(text) == .counted(expected))
    }

    @Test("334 and potential resources are exploration potential", arguments: ["334", "334?", "潜在矿产资源", "potential"])
    func potential(text: String) throws {
        #expect(try ClassCode.reading(text) == .explorationPotential)
    }

    @Test("Mixtures and unknown texts are refused", arguments: ["333+334", "332-333", "331、332", "335", "", "large"])
    func refused(text: String) {
        #expect(throws: GossanError.self) { try ClassCode.reading(text) }
    }

    @Test("Every class belongs to one series")
    func series() {
        #expect(LedgerSeries.resource.classes == [.measured, .indicated, .resourceNotClassified, .inferred])
        #expect(LedgerSeries.reserve.classes == [.proved, .probable, .reserveNotClassified])
    }
}
