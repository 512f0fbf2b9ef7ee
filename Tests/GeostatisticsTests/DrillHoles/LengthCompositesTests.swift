import Foundations
import Geostatistics
import TestSupport
import Testing

private func samples(_ rows: [(Double, Double, Double?)]) -> [SampleInterval] {
    rows.map { SampleInterval(fromMetres: $0.0, toMetres: $0.1, values: [$0.2]) }
}

@Suite("Composites of equal length")
struct LengthCompositesTests {
    @Test(
        "2 m composites of 29 holes equal the length-weighted reference",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
    func reference() throws {
        let tables = DrillHoleTables(
            collar: try sharedTable("estimation_reference/drillhole/collar.csv"),
            assay: try sharedTable("estimation_reference/drillhole/assay.csv"))
        var warnings: [Warning] = []
        let set = try DrillHoleSet(reading: tables, options: options("au"), warnings: &warnings)
        let expected = Dictionary(
            grouping: try SharedData.table("estimation_reference/drillhole/composite_2m_expected.csv"),
            by: { $0["BHID"] ?? "" })
        #expect(expected.count == set.holes.count)
        for hole in set.holes {
            let found = lengthComposites(of: hole.samples, lengthMetres: 2)
            let rows = try #require(expected[hole.id])
            #expect(found.count == rows.count)
            for (composite, row) in zip(found, rows) {
                #expect(composite.fromMetres == Double(row["FROM"] ?? ""))
                #expect(composite.toMetres == Double(row["TO"] ?? ""))
                #expect(composite.coveredMetres == Double(row["LEN"] ?? ""))
                let grade = try #require(Double(row["Au"] ?? ""))
                // The reference is printed to 12 digits.
                #expect(abs((composite.values[0] ?? .nan) - grade) < 1e-9)
            }
        }
    }

    @Test("Samples that straddle a border count on both sides by their share")
    func straddling() {
        let found = lengthComposites(of: samples([(0, 1.5, 10), (1.5, 4, 20)]), lengthMetres: 2)
        let grades: [Double?] = [12.5, 20]
        #expect(found.map { $0.values[0] } == grades)
    }

    @Test("Metal is kept: grade times covered length sums to the same over samples and composites")
    func balance() {
        let rows = samples([(0, 0.7, 3), (0.7, 2.2, 8), (2.2, 5, 1), (5, 6, 9)])
        let before = rows.reduce(0) { $0 + $1.lengthMetres * ($1.values[0] ?? 0) }
        for length in [0.3, 1, 2.5, 10] {
            let found = lengthComposites(of: rows, lengthMetres: length, minimumCoverage: 0)
            let after = found.reduce(0) { $0 + $1.coveredMetres * ($1.values[0] ?? 0) }
            #expect(abs(after - before) < 1e-12)
        }
    }

    @Test("A composite measured over less than half its length is left out")
    func coverage() {
        let found = lengthComposites(of: samples([(0, 0.9, 5), (2, 3.2, nil), (3.2, 4, 7)]), lengthMetres: 2)
        #expect(found.map(\.fromMetres) == [2])
        #expect(found.first?.values == [nil])
    }

    @Test("Density weights the mean where it is asked to")
    func densityWeights() {
        let rows = [
            SampleInterval(fromMetres: 0, toMetres: 1, values: [10, 2]),
            SampleInterval(fromMetres: 1, toMetres: 2, values: [20, 3]),
        ]
        let found = lengthComposites(of: rows, lengthMetres: 2, weights: [1])
        #expect(found.first?.values[0] == 16)
    }
}
