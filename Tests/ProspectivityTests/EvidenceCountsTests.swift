import Foundations
import Prospectivity
import Testing

@Suite struct EvidenceCountsTests {
    static let nan = Float.nan
    /// Two layers over 3 x 2 cells; the last cell has no evidence at all.
    static let window = EvidenceWindow(layers: [[1, 1, 2, 2, nan, nan], [5, nan, 5, 6, 6, nan]])
    static let areas = CellAreas.perCell(km2: [1, 2, 3, 4, 5, 6])

    static func accumulator() -> EvidenceCountsAccumulator {
        EvidenceCountsAccumulator(layers: [("a", .categories), ("b", .categories)])
    }

    @Test("Areas and deposits are counted by class; several deposits in a cell all count")
    func countsByClass() {
        var accumulator = Self.accumulator()
        accumulator.add(Self.window, areas: Self.areas, depositOffsets: [0, 0, 2, 4, 5])
        let counts = accumulator.counts
        #expect(counts.studyAreaKm2 == 15)
        #expect(counts.deposits == 4)
        #expect(counts.depositsOutside == 1)
        #expect(
            counts.tables[0].rows == [
                ClassTable.Row(code: 1, areaKm2: 3, deposits: 2), ClassTable.Row(code: 2, areaKm2: 7, deposits: 1),
            ])
        #expect(counts.tables[0].missingAreaKm2 == 5)
        #expect(counts.tables[0].depositsOnMissing == 1)
        #expect(counts.tables[1].missingAreaKm2 == 2)
        #expect(counts.warnings.map(\.code) == ["deposits_outside_study_area", "deposits_on_missing_evidence"])
    }

    @Test("Windows counted apart and merged equal one window")
    func mergingEqualsOnePass() {
        var whole = Self.accumulator()
        whole.add(Self.window, areas: Self.areas, depositOffsets: [1, 3, 4])
        var left = Self.accumulator()
        left.add(
            EvidenceWindow(layers: [[1, 1, 2], [5, Self.nan, 5]]), areas: .perCell(km2: [1, 2, 3]),
            depositOffsets: [1])
        var right = Self.accumulator()
        right.add(
            EvidenceWindow(layers: [[2, Self.nan, Self.nan], [6, 6, Self.nan]]), areas: .perCell(km2: [4, 5, 6]),
            depositOffsets: [0, 1])
        left.merge(right)
        #expect(left.counts == whole.counts)
    }

    @Test("Cells without an area are outside the study area")
    func maskedCells() {
        var accumulator = Self.accumulator()
        accumulator.add(Self.window, areas: .perCell(km2: [0, .nan, 3, 4, -1, 6]), depositOffsets: [0, 2])
        #expect(accumulator.counts.studyAreaKm2 == 7)
        #expect(accumulator.counts.deposits == 1)
        #expect(accumulator.counts.depositsOutside == 1)
    }

    @Test("Equal areas of many cells sum without drift")
    func areasDoNotDrift() {
        var accumulator = EvidenceCountsAccumulator(layers: [("a", .categories)])
        let values = [Float](repeating: 1, count: 1_000_000)
        accumulator.add(EvidenceWindow(layers: [values]), areas: .constant(km2: 0.01), depositOffsets: [])
        // The double 0.01 times a million is 10 000 to the last bit; a plain sum is off by 1.7e-7, short ones by 1e-10.
        #expect(abs(accumulator.counts.studyAreaKm2 - 10_000) < 1e-9)
    }

    @Test("Continuous values are classed by breaks; a value on a break belongs above it")
    func breaks() {
        let classes = Classification.breaks([10, 20])
        #expect([9.5, 10, 19.9, 20, 1e30].map { classes.code(of: Float($0)) } == [0, 1, 1, 2, 2])
        #expect(classes.code(of: .nan) == nil)
        #expect((0...2).map { classes.label(of: $0) } == ["below 10.0", "10.0 to 20.0", "20.0 and more"])
    }

    @Test("Quantile breaks share the cells out evenly")
    func quantileBreaks() {
        let classes = Classification.quantileBreaks(ofSorted: (0..<1000).map(Float.init), classes: 10)
        var counts = [Int](repeating: 0, count: 10)
        for value in 0..<1000 { counts[classes.code(of: Float(value)) ?? 0] += 1 }
        #expect(counts == Array(repeating: 100, count: 10))
    }

    @Test("Repeated values give fewer classes, none of them empty")
    func quantileBreaksWithTies() {
        let values = Array(repeating: Float(0), count: 900) + (1...100).map(Float.init)
        let classes = Classification.quantileBreaks(ofSorted: values, classes: 10)
        #expect(classes == .breaks([1]))
    }

    @Test("Whole numbers of few kinds are categories, everything else is classed by quantiles")
    func fittingClassification() {
        var categories = ValueSample(seed: 1)
        let few = (0..<500).map { Float($0 % 7) }
        categories.add(row: few.span, firstCell: 0)
        #expect(Classification.fitting(categories) == .categories)
        var continuous = ValueSample(seed: 1)
        let thirds = (0..<500).map { Float($0) / 3 }
        continuous.add(row: thirds.span, firstCell: 0)
        #expect(Classification.fitting(continuous, classes: 20) != .categories)
    }
}
