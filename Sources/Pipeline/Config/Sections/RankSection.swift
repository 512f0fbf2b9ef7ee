import Delivery
import Foundations

/// How prospects are ranked.
package struct RankSection: ConfigSection {
    /// Weight of each criterion; they add up to 1.
    package let criteria: [(name: String, weight: Fraction)]
    package let isRisked: Bool
    package let top: Int
    package let normalization: RankNormalization

    package static let summary =
        "How prospects are ranked: weights of criteria, such as `recoverable_al2o3: 60 %`, that add up to 100 %."

    package init(_ section: inout SectionReader) {
        isRisked = section.value(
            "risked", .boolean, default: "true",
            "Whether tonnages carry the probability that the deposit is there; then it is no criterion of its own.")
        top = section.value(
            "top", .integer(1...Int.max), default: "10", "In how many of the first places a prospect is counted.")
        normalization = section.value(
            "normalization", .choice(RankNormalization.self), default: "range",
            "How criteria are made comparable: by their range over the prospects, or by their rank.")
        let problemsBefore = section.notes.problems.count
        criteria = section.others(
            .quantity(Fraction.self, .upToWhole), named: "criterion",
            "Weight of a criterion: `recoverable_` or `contained_` before a grade variable, `recoverable_tonnes`, `tonnes` (ore in place), a grade"
                + " or ratio, `prospectivity`, `area`."
        ).map { (name: $0.name, weight: $0.value) }
        let total = criteria.reduce(0) { $0 + $1.weight.value }
        for (name, weight) in criteria where section.has(name) && weight.value == 0 {
            section.refuse(name, "is 0 %, so that it ranks nothing", remedy: "leave it out")
        }
        let areReadable = section.notes.problems.count == problemsBefore
        if areReadable, !criteria.isEmpty, abs(total - 1) > 1e-9 {
            section.refuse(
                criteria[0].name, "and the other weights add up to \(percent(total)), not to 100 %",
                remedy: "change the weights so that they add up to 100 %")
        }
    }
}

/// How criteria of different units are made comparable.
package enum RankNormalization: String, ConfigChoice {
    case range, rank
}

private func percent(_ share: Double) -> String { "\(formatNumber((share * 1e6).rounded() / 1e4) ?? "?") %" }
