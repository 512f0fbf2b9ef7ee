import Foundations

/// The estimate of undrilled ground: undiscovered deposits shared out among prospects.
package struct UndrilledSection: ConfigSection {
    package let numbers: DepositNumbers
    package let gradeTonnage: GradeTonnageChoice
    package let realizations: Int
    package let known: String?
    package let knownRadius: Length?
    package let modelError: Fraction

    package static let summary =
        "Exploration potential of undrilled ground: undiscovered deposits, shared out among prospects by the map."

    package init(_ section: inout SectionReader) {
        let everywhere = section.optional(
            "deposits_per_belt", .section(ElicitedNumbers.self),
            "Experts' estimate of the deposits that a belt still hides.",
            example: "{ n90: 1, n50: 2, n10: 4, source: \"report 12\" }")
        let byBelt = section.optional(
            "deposits_by_belt", .map(of: .section(ElicitedNumbers.self), named: "belt", freeNames: true),
            "The same for each belt by its id; the potential of a belt that is not listed stays unknown.")
        let density = section.optional(
            "deposit_density", .depositDensity,
            "Deposits per area of permissive ground, known ones included; these are subtracted.",
            example: "{ density: 0.0077 per km2, source: \"report 12\" }")
        section.exactlyOne(of: ["deposits_per_belt", "deposits_by_belt", "deposit_density"])
        numbers =
            everywhere.map { .perBelt($0) } ?? byBelt.map { .byBelt($0) }
            ?? .density(density ?? StatedDepositDensity(density: DepositDensity(baseValue: 0)))
        gradeTonnage = section.value(
            "grade_tonnage", .gradeTonnage, default: "by_belt",
            "The deposit model: `by_belt` takes each belt's own, otherwise one name under `deposit-models/` or a path.")
        realizations = section.value(
            "realizations", .integer(1...1_000_000), default: "5000", "How many assessments are drawn.")
        known = section.optional(
            "known", .input(["vector", "table"]),
            "Known deposits: they are subtracted, and their ground holds no undiscovered ones; those of the training where"
                + " left out.")
        knownRadius = section.optional(
            "known_radius", .quantity(Length.self),
            "Ground within this distance of a known point, or inside a known polygon, holds no undiscovered deposit. By"
                + " default the radius of a circle of the unit cell's area, 500 m without unit cell; `0 m` switches it off.",
            example: "600 m")
        modelError = section.value(
            "model_error", .quantity(Fraction.self, .upToWhole), default: "25 %",
            "Error common to all tonnages of the deposit models: standard deviation of the natural logarithm of one factor"
                + " per realization, 100 % at most.")
    }
}

/// How many deposits belts still hide.
package enum DepositNumbers: Sendable {
    /// The same estimate for each belt.
    case perBelt(ElicitedNumbers)
    /// An estimate for each belt.
    case byBelt([NamedValue<ElicitedNumbers>])
    /// From their density, known ones subtracted.
    case density(StatedDepositDensity)

    /// Whether the number of a belt's deposits is told; where it is not, it is unknown.
    package func speakOf(_ belt: String) -> Bool {
        if case .byBelt(let numbers) = self { numbers[name: belt] != nil } else { true }
    }
}

/// A density of deposits and where it comes from.
package struct StatedDepositDensity: ConfigSection {
    package let density: DepositDensity
    package let source: String?

    package static let summary = "Deposits per area of permissive ground, and where the figure comes from."

    package init(_ section: inout SectionReader) {
        density = section.required(
            "density", .quantity(DepositDensity.self, .positive),
            "Deposits per area of permissive ground, known ones included.", example: "0.0077 per km2")
        source = section.optional(
            "source", .text,
            "Who counted or judged it, where and when; without it a warning says that it has none.",
            example: "control areas of report 12")
    }

    /// A density alone.
    init(density: DepositDensity) { (self.density, source) = (density, nil) }
}

extension ValueKind where Value == StatedDepositDensity {
    /// The density alone, or a section that says where it comes from.
    static var depositDensity: ValueKind {
        .byShape(
            "a density of deposits, or a section with density and source",
            scalar: ValueKind<DepositDensity>.quantity(DepositDensity.self, .positive)
                .map { StatedDepositDensity(density: $0) },
            mapping: ValueKind<StatedDepositDensity>.section(StatedDepositDensity.self))
    }
}

/// Experts' estimate of a number of deposits: at least so many with 90, 50, 10 (5, 1) % probability.
package struct ElicitedNumbers: ConfigSection {
    package let n90: Int
    package let n50: Int
    package let n10: Int
    package let n05: Int?
    package let n01: Int?
    package let source: String?

    package static let summary = "At least so many undiscovered deposits with 90, 50, 10 (5, 1) % probability."

    package init(_ section: inout SectionReader) {
        n90 = section.required("n90", .integer(), "At least so many with 90 % probability.", example: "1")
        n50 = section.required("n50", .integer(), "At least so many with 50 % probability.", example: "2")
        n10 = section.required("n10", .integer(), "At least so many with 10 % probability.", example: "4")
        n05 = section.optional("n05", .integer(), "At least so many with 5 % probability.")
        n01 = section.optional("n01", .integer(), "At least so many with 1 % probability.")
        source = section.optional(
            "source", .text,
            "Who estimated it, when, and where it is published; without it a warning says that it has none.",
            example: "three geologists of the survey, 2025, report 12")
        let given = [("n90", n90), ("n50", n50), ("n10", n10), ("n05", n05), ("n01", n01)].compactMap { key, value in
            section.has(key) ? value.map { (key, $0) } : nil
        }
        if let fall = zip(given, given.dropFirst()).first(where: { $0.1 > $1.1 }) {
            section.refuse(
                fall.1.0, "is \(fall.1.1), less than \(fall.0.0) which is \(fall.0.1)",
                remedy: "numbers rise from n90 to n01: less probable numbers are larger")
        }
    }
}

/// Which deposit model holds.
package enum GradeTonnageChoice: Sendable, Hashable {
    /// Each belt's own.
    case byBelt
    /// One for all, by name or path.
    case model(String)
}

extension ValueKind where Value == GradeTonnageChoice {
    static var gradeTonnage: ValueKind {
        ValueKind<String>.text(described: "'by_belt', or the name of a deposit model")
            .map { $0 == "by_belt" ? .byBelt : .model($0) }
    }
}
