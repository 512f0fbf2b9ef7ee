import Delivery
import Foundations

/// Whom a number or a density of deposits of the config comes from.
struct DepositNumberSource {
    /// The option under `estimate.undrilled`.
    let option: String
    /// `number of undiscovered deposits of belt W (n90 2, n50 5, n10 10)`.
    let figure: String
    /// Nil where nobody says.
    let source: String?
    /// How to say it.
    private let remedy: String

    /// - Parameters:
    ///   - belt: The belt that it is of; nil for one that holds for each.
    ///   - numbers: Experts' estimate.
    init(belt: String?, _ numbers: ElicitedNumbers) {
        let given = [
            ("n90", numbers.n90), ("n50", numbers.n50), ("n10", numbers.n10), ("n05", numbers.n05),
            ("n01", numbers.n01),
        ].compactMap { name, value in value.map { "\(name) \($0)" } }
        option = belt.map { "deposits_by_belt.\($0)" } ?? "deposits_per_belt"
        figure =
            "number of undiscovered deposits" + (belt.map { " of belt \($0)" } ?? "")
            + " (\(given.joined(separator: ", ")))"
        source = numbers.source
        remedy = "say in 'source' who estimated it"
    }

    /// - Parameter stated: A density of deposits, which holds for each belt.
    init(_ stated: StatedDepositDensity) {
        option = "deposit_density"
        let density = formatNumber(stated.density.depositsPerSquareKilometre) ?? "?"
        figure = "density of deposits (\(density) per km2)"
        source = stated.source
        remedy = "write '{ density: \(density) per km2, source: ... }'"
    }

    /// What every reader must see of it.
    var statement: String {
        source.map { "The \(figure) is from: \($0)." } ?? "The \(figure) has no stated source."
    }

    /// The warning of a number without a source.
    var warning: Warning? {
        guard source == nil else { return nil }
        return Warning(
            code: "elicited_without_source", subject: "estimate.undrilled.\(option)",
            message: "the \(figure) has no stated source and counts as not verified; \(remedy)")
    }
}

extension DepositNumbers {
    /// Where all of them come from.
    var sources: [DepositNumberSource] {
        switch self {
        case .perBelt(let numbers): [DepositNumberSource(belt: nil, numbers)]
        case .byBelt(let numbers): numbers.map { DepositNumberSource(belt: $0.name, $0.value) }
        case .density(let stated): [DepositNumberSource(stated)]
        }
    }
}
