import Delivery
import Foundations

extension ValueKind where Value == Int {
    /// A whole number in a range.
    package static func integer(_ range: ClosedRange<Int> = 0...Int.max) -> ValueKind {
        let words = "a whole number" + rangeWords(range)
        return ValueKind(
            description: {
                KindDescription(
                    words: words, schema: orVariable(JSONValue.object([("type", "integer")]).merging(bounds(range))))
            },
            placeholder: { range.lowerBound },
            read: { node, path, notes in
                guard let text = notes.numberText(node, path, needs: words) else { return nil }
                guard let value = Int(text) else {
                    let isFraction = decimalNumber(text) != nil
                    notes.refuse(
                        path, "needs \(words), found '\(text)'",
                        remedy: isFraction ? "write it in digits, without a point or exponent" : "write \(words)",
                        at: node.location)
                    return nil
                }
                guard range.contains(value) else {
                    notes.refuse(path, "needs \(words), found \(value)", remedy: "write \(words)", at: node.location)
                    return nil
                }
                return (value, .integer(value))
            })
    }

    private static func rangeWords(_ range: ClosedRange<Int>) -> String {
        switch (range.lowerBound, range.upperBound) {
        case (.min, .max): ""
        case (0, .max): " of 0 or more"
        case (let low, .max): " of at least \(low)"
        case (let low, let high): " from \(low) to \(high)"
        }
    }

    private static func bounds(_ range: ClosedRange<Int>) -> [(key: String, value: JSONValue)] {
        (range.lowerBound == .min ? [] : [("minimum", .integer(range.lowerBound))])
            + (range.upperBound == .max ? [] : [("maximum", .integer(range.upperBound))])
    }
}

extension ValueKind where Value == Double {
    /// A number, in a range where one is given.
    package static func number(_ range: ClosedRange<Double> = -Double.infinity...Double.infinity) -> ValueKind {
        let words = "a number" + rangeWords(range)
        return ValueKind(
            description: { KindDescription(words: words, schema: schema(range)) },
            placeholder: { range.lowerBound.isFinite ? range.lowerBound : 0 },
            read: { node, path, notes in
                guard let text = notes.numberText(node, path, needs: words) else { return nil }
                guard let value = decimalNumber(text), value.isFinite, range.contains(value) else {
                    notes.refuse(path, "needs \(words), found '\(text)'", remedy: "write \(words)", at: node.location)
                    return nil
                }
                return (value, .number(value))
            })
    }

    private static func rangeWords(_ range: ClosedRange<Double>) -> String {
        switch (range.lowerBound.isFinite, range.upperBound.isFinite) {
        case (false, false): ""
        case (true, false): " of at least \(JSONValue.number(range.lowerBound).compact)"
        default:
            " from \(JSONValue.number(range.lowerBound).compact) to \(JSONValue.number(range.upperBound).compact)"
        }
    }

    private static func schema(_ range: ClosedRange<Double>) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = []
        if range.lowerBound.isFinite { members.append(("minimum", .number(range.lowerBound))) }
        if range.upperBound.isFinite { members.append(("maximum", .number(range.upperBound))) }
        let exponent: JSONValue = ["type": "string", "pattern": "^[+-]?[0-9.]+[eE][+-]?[0-9]+$"]
        return [
            "anyOf": [
                JSONValue.object([("type", "number")]).merging(members), exponent, ["$ref": "#/definitions/variable"],
            ]
        ]
    }
}

extension ReadingNotes {
    /// The text of a node that is meant as a number; nil after noting what is wrong with it.
    mutating func numberText(_ node: ConfigNode, _ path: String, needs words: String) -> String? {
        guard let scalar = node.scalar else {
            refuse(node, path, needs: words)
            return nil
        }
        if scalar.isQuoted {
            refuse(
                path, "needs \(words), found '\(scalar.text)' in quotes", remedy: "remove the quotes", at: node.location
            )
            return nil
        }
        return withoutTraps(scalar.text, node, path)
    }

    /// The text, unless it is written in a way that can be taken for another number.
    mutating func withoutTraps(_ text: String, _ node: ConfigNode, _ path: String) -> String? {
        do {
            try refuseNumberTraps(in: text)
            return text
        } catch {
            refuse(path, error.problem, remedy: error.remedy, at: node.location)
            return nil
        }
    }
}
