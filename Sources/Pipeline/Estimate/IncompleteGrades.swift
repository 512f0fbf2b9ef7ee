import Foundations
import Resources

/// Grades that are not known of all ore in the holes: holes that lack them cannot be estimated together with those that have them.
struct IncompleteGrades {
    /// The holes whose ore lacks a grade, by its name.
    private(set) var grades: [String: [String]] = [:]
    private let oreHoles: Int

    init(of holes: [SeamHole], _ variables: SeamVariables) {
        let ore = holes.filter { $0.status == .ore }
        oreHoles = ore.count
        for (place, grade) in variables.grades.enumerated() {
            let lacking = ore.filter { $0.sums.values[SeamSums.firstAccumulation + place].isNaN }
            if !lacking.isEmpty { grades[grade.name] = lacking.map(\.id) }
        }
    }

    /// A warning for each grade that is left out of the estimate.
    ///
    /// - Throws: `badData` where the cut-off or the route of the plant rests on one.
    func warnings(_ binding: CommodityBinding, input: String) throws -> [Warning] {
        let needed = try binding.neededGrades()
        return try grades.sorted { $0.key < $1.key }.map { grade, holes in
            let shown = holes.prefix(5).joined(separator: ", ") + (holes.count > 5 ? ", ..." : "")
            let found = "'\(grade)' is missing in ore of \(holes.count) of \(oreHoles) holes with ore (\(shown))"
            guard !needed.contains(grade) else {
                throw GossanError(
                    .badData, subject: "inputs.\(input)", problem: "\(found), and the cut-off or the route rests on it",
                    remedy: "assay it there, or leave these holes out of the tables")
            }
            return Warning(
                code: "grade_not_everywhere", subject: "inputs.\(input)",
                message: "\(found): it is left out of the estimate")
        }
    }
}
