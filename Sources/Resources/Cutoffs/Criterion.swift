import Foundations

/// A limit on one quantity: `al2o3 >= 40`.
public struct Criterion: Sendable, Hashable, Codable {
    /// A grade, a ratio, the mass recovery or `ore_content` (kg/m3).
    public var quantity: String
    /// Which side of the threshold passes.
    public var comparison: Comparison
    /// The limit, in the unit of the quantity.
    public var threshold: Double

    /// - Parameters:
    ///   - quantity: A grade, a ratio, the mass recovery or `ore_content`.
    ///   - comparison: Which side of the threshold passes.
    ///   - threshold: The limit, in the unit of the quantity.
    public init(_ quantity: String, _ comparison: Comparison, _ threshold: Double) {
        self.quantity = quantity
        self.comparison = comparison
        self.threshold = threshold
    }

    /// Which side of a threshold passes.
    public enum Comparison: String, Sendable, Hashable, Codable, CaseIterable {
        /// At the threshold or above.
        case atLeast = ">="
        /// Above the threshold.
        case above = ">"
        /// At the threshold or below.
        case atMost = "<="
        /// Below the threshold.
        case below = "<"

        /// Whether a value passes; a missing value (NaN) never does.
        ///
        /// A value nearer to the threshold than a billionth of it stands at it: the rounding of sums and of kriging weights is
        /// far smaller than that, what assays and logs tell apart far larger.
        public func passes(_ value: Double, _ threshold: Double) -> Bool {
            let rounding = 1e-9 * abs(threshold)
            return switch self {
            case .atLeast: value >= threshold - rounding
            case .above: value > threshold + rounding
            case .atMost: value <= threshold + rounding
            case .below: value < threshold - rounding
            }
        }
    }

    /// Whether a value of the quantity passes.
    public func passes(_ value: Double) -> Bool { comparison.passes(value, threshold) }

    /// Reads `>= 40 %` as a limit on a grade whose values have the given unit.
    ///
    /// - Throws: `QuantityProblem` when the comparison, the number or the unit is missing or wrong.
    public init(parsing text: String, grade: GradeVariable) throws(QuantityProblem) {
        let (comparison, rest) = try Self.split(text, example: ">= 40 %")
        let symbols = Fraction.units.map(\.symbol)
        let parts = Self.numberAndUnit(rest)
        guard let number = parts.number else {
            throw QuantityProblem(problem: "needs a limit such as '>= 40 %', found '\(text)'", units: symbols)
        }
        guard let factor = Fraction.units.first(where: { $0.symbol == parts.unit })?.factor else {
            let found = parts.unit.isEmpty ? "no unit" : "the unit '\(parts.unit)'"
            throw QuantityProblem(problem: "needs a limit such as '>= 40 %', found \(found)", units: symbols)
        }
        // Same unit: the number itself, since 55 x 0.01 / 0.01 is not 55.
        let scale = factor == grade.unit.fractionOfOne ? 1 : factor / grade.unit.fractionOfOne
        self.init(grade.name, comparison, number * scale)
    }

    /// Reads `>= 1.8` as a limit on a plain number such as a ratio.
    ///
    /// - Throws: `QuantityProblem` when the comparison or the number is missing, or a unit follows.
    public init(parsing text: String, ratio name: String) throws(QuantityProblem) {
        let (comparison, rest) = try Self.split(text, example: ">= 1.8")
        let parts = Self.numberAndUnit(rest)
        guard let number = parts.number, parts.unit.isEmpty else {
            throw QuantityProblem(problem: "needs a limit without a unit such as '>= 1.8', found '\(text)'", units: [])
        }
        self.init(name, comparison, number)
    }

    private static func split(
        _ text: String, example: String
    ) throws(QuantityProblem) -> (comparison: Comparison, rest: Substring) {
        let plain = text.replacing("≥", with: ">=").replacing("≤", with: "<=").drop { $0 == " " }
        for comparison in Comparison.allCases where plain.hasPrefix(comparison.rawValue) {
            return (comparison, Substring(plain.dropFirst(comparison.rawValue.count)))
        }
        throw QuantityProblem(
            problem: "needs a comparison such as '\(example)', found '\(text)'",
            units: Comparison.allCases.map(\.rawValue))
    }

    private static func numberAndUnit(_ text: Substring) -> (number: Double?, unit: String) {
        let trimmed = text.drop { $0 == " " }
        let digits = trimmed.prefix { $0.isASCII && ($0.isNumber || "+-.".contains($0)) }
        let unit = trimmed[digits.endIndex...].filter { $0 != " " }
        return (Double(digits), unit)
    }
}
