import Foundations

/// An elicited number of deposits and whom it comes from.
struct ElicitedSource {
    /// The belt that it is of; nil for one that holds for each.
    let belt: String?
    let numbers: ElicitedNumbers

    /// `(n90 2, n50 5, n10 10)`, of a belt where it is one's own.
    private var figure: String {
        let given = [
            ("n90", numbers.n90), ("n50", numbers.n50), ("n10", numbers.n10), ("n05", numbers.n05),
            ("n01", numbers.n01),
        ].compactMap { name, value in value.map { "\(name) \($0)" } }
        return "number of undiscovered deposits" + (belt.map { " of belt \($0)" } ?? "")
            + " (\(given.joined(separator: ", ")))"
    }

    /// What every reader must see of it.
    var statement: String {
        numbers.source.map { "The \(figure) is from: \($0)." } ?? "The \(figure) has no stated source."
    }

    /// The warning of a number without a source.
    var warning: Warning? {
        guard numbers.source == nil else { return nil }
        let path = belt.map { "deposits_by_belt.\($0)" } ?? "deposits_per_belt"
        return Warning(
            code: "elicited_without_source", subject: "estimate.undrilled.\(path)",
            message: "the \(figure) has no stated source and counts as not verified; say in 'source' who estimated it")
    }
}

extension DepositNumbers {
    /// All elicited numbers; none where a density is given.
    var elicited: [ElicitedSource] {
        switch self {
        case .perBelt(let numbers): [ElicitedSource(belt: nil, numbers: numbers)]
        case .byBelt(let numbers): numbers.map { ElicitedSource(belt: $0.name, numbers: $0.value) }
        case .density: []
        }
    }
}
