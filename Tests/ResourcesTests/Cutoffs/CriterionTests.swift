import Foundations
import Resources
import Testing

@Suite("Limits of ore")
struct CriterionTests {
    @Test(
        "Limits on grades are read with their unit and kept in the unit of the data",
        arguments: [
            (">= 40 %", GradeUnit.percent, Criterion("al2o3", .atLeast, 40)),
            ("≥55%", .percent, Criterion("al2o3", .atLeast, 55)),
            ("< 0.7 %", .percent, Criterion("al2o3", .below, 0.7)),
            ("> 1 g/t", .ppm, Criterion("al2o3", .above, 1)), ("<= 40 %", .fraction, Criterion("al2o3", .atMost, 0.4)),
        ])
    func grades(text: String, unit: GradeUnit, expected: Criterion) throws {
        #expect(try Criterion(parsing: text, grade: GradeVariable(name: "al2o3", unit: unit)) == expected)
    }

    @Test("Limits on ratios are plain numbers")
    func ratios() throws {
        #expect(try Criterion(parsing: ">= 1.8", ratio: "a_s") == Criterion("a_s", .atLeast, 1.8))
        #expect(throws: QuantityProblem.self) { try Criterion(parsing: ">= 1.8 %", ratio: "a_s") }
    }

    @Test("A missing comparison, number or unit is refused", arguments: ["40 %", ">= %", ">= 40", ">= 40 m", ""])
    func refused(text: String) {
        #expect(throws: QuantityProblem.self) { try Criterion(parsing: text, grade: GradeVariable(name: "al2o3")) }
    }

    @Test("A missing value passes no limit", arguments: Criterion.Comparison.allCases)
    func missing(comparison: Criterion.Comparison) {
        #expect(!comparison.passes(.nan, 1))
    }

    /// Weights that sum to 1 but for rounding make 4.999999999999998 m of holes that all have 5 m; assays have two decimals.
    @Test("What misses a limit, or exceeds it, by rounding alone stands at it", arguments: [5, 0.000_002, -3.0])
    func rounding(threshold: Double) {
        let slack = abs(threshold) * 1e-12
        for value in [threshold - slack, threshold, threshold + slack] {
            #expect(
                Criterion("a", .atLeast, threshold).passes(value) && Criterion("a", .atMost, threshold).passes(value))
            #expect(
                !Criterion("a", .above, threshold).passes(value) && !Criterion("a", .below, threshold).passes(value))
        }
        let step = abs(threshold) * 1e-6
        #expect(!Criterion("a", .atLeast, threshold).passes(threshold - step))
        #expect(!Criterion("a", .atMost, threshold).passes(threshold + step))
        #expect(Criterion("a", .above, threshold).passes(threshold + step))
        #expect(Criterion("a", .below, threshold).passes(threshold - step))
    }

    @Test("The industrial level holds the cut-off, the industrial grades and the ore content")
    func levels() {
        let cutoff = Cutoff(
            cutoff: [Criterion("a", .atLeast, 1)], industrial: [Criterion("a", .atLeast, 2)], minimumOreContent: 200)
        #expect(cutoff.criteria(.none) == [])
        #expect(cutoff.criteria(.cutoff) == [Criterion("a", .atLeast, 1)])
        #expect(
            cutoff.criteria(.industrial) == [
                Criterion("a", .atLeast, 1), Criterion("a", .atLeast, 2), Criterion("ore_content", .atLeast, 200),
            ])
    }
}
