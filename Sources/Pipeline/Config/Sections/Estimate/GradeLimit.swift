import Delivery
import Foundations
import Resources

/// A limit on a variable, such as `al2o3 >= 40 %` or `a_s >= 1.8`.
package struct GradeLimit: Sendable, Hashable {
    /// Grade variable or ratio.
    package var variable: String
    /// How it is compared.
    package var comparison: Criterion.Comparison
    /// The limit: a fraction of 1 where it was given as a share, a plain number otherwise.
    package var limit: Double
    /// Whether the limit was given as a share (`%`, `ppm`, `g/t`).
    package var isShare: Bool
    /// The text of the config.
    package var text: String
}

extension ValueKind where Value == GradeLimit {
    static var criterion: ValueKind {
        let words = "a limit such as 'al2o3 >= 40 %'"
        return ValueKind(
            description: {
                let units = Fraction.units.map { $0.symbol.replacing("/", with: "\\/") }.joined(separator: "|")
                let number = "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?"
                let pattern = "^ *[a-z][a-z0-9_]* *(>=|<=|>|<) *\(number) *(\(units))? *$|\\$\\{"
                return KindDescription(words: words, schema: ["type": "string", "pattern": .text(pattern)])
            },
            placeholder: { GradeLimit(variable: "", comparison: .atLeast, limit: 0, isShare: false, text: "") },
            read: { node, path, notes in
                guard let text = node.scalar?.text, let parts = parts(of: text) else {
                    notes.refuse(node, path, needs: words)
                    return nil
                }
                guard let number = notes.withoutTraps(parts.limit, node, path) else { return nil }
                if let limit = decimalNumber(number), limit.isFinite {
                    return criterion(parts, limit, isShare: false, text)
                }
                do throws(QuantityProblem) {
                    return criterion(parts, try Fraction(parsing: number).value, isShare: true, text)
                } catch {
                    notes.refuse(
                        path, "'\(text)' \(error.problem)",
                        remedy: "grades take \(error.units.joined(separator: ", ")); ratios take no unit",
                        at: node.location)
                    return nil
                }
            })
    }

    private typealias Parts = (variable: String, comparison: Criterion.Comparison, limit: String)

    private static func parts(of text: String) -> Parts? {
        for comparison in Criterion.Comparison.allCases {
            let sides = text.split(separator: comparison.rawValue, maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2 else { continue }
            let trimmed = sides.map { $0.split(separator: " ").joined(separator: " ") }
            return isName(trimmed[0]) && !trimmed[1].isEmpty ? (trimmed[0], comparison, trimmed[1]) : nil
        }
        return nil
    }

    private static func criterion(_ parts: Parts, _ limit: Double, isShare: Bool, _ text: String) -> Reading {
        let value = GradeLimit(
            variable: parts.variable, comparison: parts.comparison, limit: limit, isShare: isShare, text: text)
        return (value, .text("\(parts.variable) \(parts.comparison.rawValue) \(parts.limit)"))
    }
}
