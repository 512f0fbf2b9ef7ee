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

@Suite("Belts that overlap") struct BeltAssignmentTests {
    private static let belts = [
        BeltOutline(beltID: "large", box: Extent(minX: 0, minY: 0, maxX: 10, maxY: 10)),
        BeltOutline(beltID: "small", box: Extent(minX: 4, minY: 4, maxX: 6, maxY: 6)),
        BeltOutline(beltID: "twin", box: Extent(minX: 4, minY: 4, maxX: 6, maxY: 6)),
    ]

    @Test("A point belongs to the smallest belt that contains it, equal ones by id")
    func smallest() {
        #expect(smallestBelt(containing: Point(x: 5, y: 5), among: Self.belts) == "small")
        #expect(smallestBelt(containing: Point(x: 5, y: 5), among: Self.belts.reversed()) == "small")
        #expect(smallestBelt(containing: Point(x: 1, y: 5), among: Self.belts) == "large")
        #expect(smallestBelt(containing: Point(x: 11, y: 5), among: Self.belts) == nil)
    }
}
