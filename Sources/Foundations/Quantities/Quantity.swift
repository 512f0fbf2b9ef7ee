/// A value with a unit: a number in one base unit, read from texts such as `5 km` or `93 %`.
public protocol Quantity: Sendable, Hashable, Comparable, Codable {
    /// What it measures, for messages: `length`.
    static var name: String { get }
    /// Accepted unit symbols and how many base units each is; the first is the one used in output.
    static var units: [(symbol: String, factor: Double)] { get }
    /// The value in base units.
    var baseValue: Double { get }
    /// - Parameter baseValue: The value in base units.
    init(baseValue: Double)
}

extension Quantity {
    /// Smaller in base units.
    public static func < (a: Self, b: Self) -> Bool { a.baseValue < b.baseValue }

    /// Decodes the plain number of base units.
    public init(from decoder: any Decoder) throws {
        self.init(baseValue: try decoder.singleValueContainer().decode(Double.self))
    }

    /// Encodes the plain number of base units.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(baseValue)
    }

    /// Reads `<number> <unit>`, such as `5 km`.
    ///
    /// - Throws: `QuantityProblem` when the number, or a unit of this kind, is missing or wrong.
    public init(parsing text: String) throws(QuantityProblem) {
        let trimmed = text.drop { $0 == " " }
        let numberText = trimmed.prefix { $0.isNumber || "+-.eE".contains($0) }
        // "5e" of "5 euros" is not a number; the longest readable prefix is.
        var end = numberText.endIndex
        var number = Double(numberText)
        while number == nil, end > trimmed.startIndex {
            end = trimmed.index(before: end)
            number = Double(trimmed[..<end])
        }
        let symbol = trimmed[end...].split(separator: " ").joined(separator: " ")
        let known = Self.units.map(\.symbol)
        guard let number, number.isFinite else {
            throw QuantityProblem(
                problem: "needs a \(Self.name) such as '\(Self.example)', found '\(text)'", units: known)
        }
        if symbol.isEmpty {
            throw QuantityProblem(
                problem: "needs a \(Self.name) with its unit such as '\(Self.example)', found '\(text)' without a unit",
                units: known)
        }
        guard let unit = Self.units.first(where: { $0.symbol == symbol }) else {
            throw QuantityProblem(
                problem: "needs a \(Self.name) such as '\(Self.example)', found the unit '\(symbol)'", units: known)
        }
        // Dividing by 1000 keeps 2800 kg/m3 at 2.8 t/m3; multiplying by 0.001 does not.
        let divisor = 1 / unit.factor
        let isWhole = divisor == divisor.rounded() && divisor > 1
        self.init(baseValue: isWhole ? number / divisor : number * unit.factor)
    }

    private static var example: String { "5 \(units[0].symbol)" }
}

/// Why a text is not the quantity asked for.
public struct QuantityProblem: Error, Sendable, Hashable {
    /// What is wrong, to follow the name of the key.
    public var problem: String
    /// The unit symbols that would be right.
    public var units: [String]

    /// - Parameters:
    ///   - problem: What is wrong, to follow the name of the key.
    ///   - units: The unit symbols that would be right.
    public init(problem: String, units: [String]) {
        self.problem = problem
        self.units = units
    }
}
