import Foundation
import Foundations
import Resources
import TestSupport
import Testing

@Suite("Grade-tonnage curve")
struct GradeTonnageCurveTests {
    @Test(
        "Tonnes and content above a cut-off of lognormal blocks equal the closed form",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
    func lognormal() throws {
        let rows = try SharedData.table("estimation_reference/recoverable/lognormal_gt.csv")
        for (_, group) in Dictionary(grouping: rows, by: { "\($0["mean"] ?? "") \($0["beta_v"] ?? "")" }) {
            let number = { (row: [String: String], column: String) in Double(row[column] ?? "") ?? .nan }
            let mean = number(group[0], "mean")
            let deviation = number(group[0], "beta_v")
            var curve = GradeTonnageCurve(cutoffs: group.map { number($0, "cutoff") })
            let classes = 400_000
            for place in 0..<classes {
                let normal = normalQuantile((Double(place) + 0.5) / Double(classes))
                let grade = mean * exp(deviation * normal - deviation * deviation / 2)
                curve.add(tonnes: 1 / Double(classes), content: grade / Double(classes), reference: 1 / Double(classes))
            }
            for row in group {
                let place = try #require(curve.cutoffs.firstIndex(of: number(row, "cutoff")))
                // The class at the cut-off may fall on either side; classes stand at their middle, which costs the upper tail.
                #expect(abs(curve.tonnes[place] - number(row, "T")) < 2 / Double(classes))
                #expect(abs(curve.contents[place] - number(row, "Q")) < 1e-4 * mean)
            }
        }
    }

    @Test("Tonnes never rise and mean grade never falls with the cut-off")
    func monotone() {
        var random = RandomStream(seed: 3, purpose: "curve")
        var curve = GradeTonnageCurve(cutoffs: (0..<30).map { Double($0) / 10 }.reversed())
        for _ in 0..<5000 {
            let tonnes = random.uniform()
            let grade = exp(random.normal() * 0.5)
            curve.add(tonnes: tonnes, content: tonnes * grade, reference: tonnes)
        }
        #expect(curve.cutoffs == curve.cutoffs.sorted())
        #expect(zip(curve.tonnes, curve.tonnes.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(zip(curve.grades, curve.grades.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 || $1.isNaN })
        #expect(zip(curve.grades, curve.cutoffs).allSatisfy { $0 >= $1 || $0.isNaN })
    }

    @Test("A block at the cut-off counts; one without a grade does not")
    func edges() {
        var curve = GradeTonnageCurve(cutoffs: [1, 2])
        curve.add(tonnes: 10, content: 20, reference: 10)
        curve.add(tonnes: 10, content: 0, reference: 0)
        curve.add(tonnes: 5, content: 4, reference: 5)
        #expect(curve.tonnes == [10, 10])
        #expect(curve.grades == [2, 2])
    }

    @Test("The curve of a ratio is content over content")
    func ratio() {
        var curve = GradeTonnageCurve(cutoffs: [1])
        curve.add(tonnes: 1, content: 60, reference: 10)
        curve.add(tonnes: 1, content: 40, reference: 20)
        #expect(curve.grades[0] == 100.0 / 30)
    }
}
