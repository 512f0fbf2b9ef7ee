import Pipeline
import Testing

@Suite("Which prospects of two runs are the same") struct ProspectMatchesTests {
    /// By hand: X keeps 30 of its 100 under its own id and loses 60 to Y, which is new. The id decides.
    @Test("The id decides where outlines share ground, not the largest share")
    func id() {
        let matches = ProspectMatches(
            before: [("X", 100)], after: [("Y", 60), ("X", 30)],
            overlaps: [.init(before: 0, after: 0, area: 60), .init(before: 0, after: 1, area: 30)])
        #expect(matches.pairs.map { [$0.before, $0.after] } == [[0, 1]])
        #expect(matches.pairs[0].mergedFrom.isEmpty && matches.pairs[0].splitInto == [0])
        #expect(matches.new.map(\.after) == [0] && matches.new[0].from == [0] && matches.gone.isEmpty)
    }

    @Test("Equal ids on other ground are two prospects")
    func elsewhere() {
        let matches = ProspectMatches(before: [("X", 100)], after: [("X", 100)], overlaps: [])
        #expect(matches.pairs.isEmpty && matches.new.map(\.after) == [0] && matches.gone.map(\.before) == [0])
        #expect(matches.new[0].from.isEmpty && matches.gone[0].into.isEmpty)
    }

    /// By hand: 9.9 of 100 are less than a tenth of the smaller outline, 10 are a tenth.
    @Test("Slivers do not count", arguments: [(9.9, 0), (10.0, 1)])
    func slivers(area: Double, pairs: Int) {
        let matches = ProspectMatches(
            before: [("X", 100)], after: [("Y", 200)], overlaps: [.init(before: 0, after: 0, area: area)])
        #expect(matches.pairs.count == pairs)
    }

    /// By hand: P takes 70 of A and 40 of B, Q 50 of B. A and P share the most; then B and Q.
    @Test("Without ids the largest shares are taken first, each prospect once")
    func largest() {
        let matches = ProspectMatches(
            before: [("A", 100), ("B", 100)], after: [("P", 110), ("Q", 50)],
            overlaps: [
                .init(before: 0, after: 0, area: 70), .init(before: 1, after: 0, area: 40),
                .init(before: 1, after: 1, area: 50),
            ])
        #expect(matches.pairs.map { [$0.before, $0.after] } == [[0, 0], [1, 1]])
        // Both of B's heirs are paired or its own, so that nothing is left over.
        #expect(matches.pairs.allSatisfy { $0.mergedFrom.isEmpty && $0.splitInto.isEmpty })
        #expect(matches.new.isEmpty && matches.gone.isEmpty)
    }

    @Test("What goes into another prospect is merged, and ties go to the better rank")
    func merged() {
        let matches = ProspectMatches(
            before: [("A", 50), ("B", 50)], after: [("P", 120)],
            overlaps: [.init(before: 1, after: 0, area: 50), .init(before: 0, after: 0, area: 50)])
        #expect(matches.pairs.map { [$0.before, $0.after] } == [[0, 0]])
        #expect(matches.pairs[0].mergedFrom == [1] && matches.pairs[0].splitInto.isEmpty)
        #expect(matches.gone.map(\.before) == [1] && matches.gone[0].into == [0])
    }
}
