import Delivery
import Foundations

/// Which values of a quantity an option takes.
package enum QuantityRange: Sendable {
    case any
    case positive
    case notNegative
    /// From 0 to 1, both included; for shares.
    case upToWhole
    /// From 0 to 1, without 1; for shares that are divided by what is left.
    case belowWhole

    func contains(_ value: Double) -> Bool {
        switch self {
        case .any: true
        case .positive: value > 0
        case .notNegative: value >= 0
        case .upToWhole: (0...1).contains(value)
        case .belowWhole: (0..<1).contains(value)
        }
    }

    var words: String {
        switch self {
        case .any: ""
        case .positive: "above 0"
        case .notNegative: "of 0 or more"
        case .upToWhole: "from 0 % to 100 %"
        case .belowWhole: "from 0 % to below 100 %"
        }
    }
}

extension ValueKind where Value: Quantity {
    /// A number with its unit.
    package static func quantity(_ type: Value.Type, _ range: QuantityRange = .notNegative) -> ValueKind {
        ValueKind(
            description: {
                KindDescription(
                    words: "a \(Value.name) such as '5 \(Value.units[0].symbol)'",
                    schema: ["$ref": .text("#/definitions/\(Value.definitionName)")])
            },
            placeholder: { Value(baseValue: 0) },
            read: { node, path, notes in
                guard let text = node.scalar?.text else {
                    notes.refuse(node, path, needs: "a \(Value.name) such as '5 \(Value.units[0].symbol)'")
                    return nil
                }
                guard let checked = notes.withoutTraps(text, node, path) else { return nil }
                do throws(QuantityProblem) {
                    let value = try Value(parsing: checked)
                    if range.contains(value.baseValue) { return (value, .text(normalized(checked))) }
                    notes.refuse(
                        path, "needs a \(Value.name) \(range.words), found '\(text)'",
                        remedy: "write a \(Value.name) \(range.words)", at: node.location)
                } catch {
                    notes.refuse(
                        path, error.problem, remedy: "units of \(Value.name): \(error.units.joined(separator: ", "))",
                        at: node.location)
                }
                return nil
            })
    }

    private static func normalized(_ text: String) -> String {
        let symbols = Value.units.map(\.symbol).sorted { $0.count > $1.count }
        let trimmed = text.split(separator: " ").joined(separator: " ")
        guard let symbol = symbols.first(where: { trimmed.hasSuffix($0) }) else { return trimmed }
        return trimmed.dropLast(symbol.count).filter { $0 != " " } + " " + symbol
    }
}

/// All kinds of quantity that a config can hold; no unit is of two of them.
let configQuantities: [any Quantity.Type] = [
    Length.self, Area.self, Mass.self, MassRate.self, Density.self, Fraction.self, DepositDensity.self,
]

extension Quantity {
    /// The name of its JSON Schema definition.
    static var definitionName: String { name.replacing(" ", with: "_") }

    /// Its JSON Schema: a number, a unit, or a variable.
    static var schemaDefinition: (key: String, value: JSONValue) {
        let symbols = units.map { $0.symbol.replacing("/", with: "\\/") }.joined(separator: "|")
        let pattern = "^ *[+-]?([1-9][0-9]*|0)?(\\.[0-9]*)?([eE][+-]?[0-9]+)? *(\(symbols)) *$|\\$\\{"
        let example = "5 \(units[0].symbol)"
        return (
            definitionName,
            [
                "type": "string", "pattern": .text(pattern), "examples": [.text(example)],
                "description": .text("A \(name) with its unit: \(units.map(\.symbol).joined(separator: ", "))"),
            ]
        )
    }
}
