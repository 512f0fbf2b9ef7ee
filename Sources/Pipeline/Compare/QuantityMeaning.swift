import Foundation
import Foundations

/// Whether two values of an option, as Foundation reads them from JSON, mean the same: `5 km` and `5000 m` do, texts that are no
/// quantities only where they are equal.
func meansSame(_ a: Any?, _ b: Any?) -> Bool {
    switch (a, b) {
    case (let a as String, let b as String): a == b || areEqual(measure(of: a), measure(of: b))
    case (let a as [Any], let b as [Any]): a.count == b.count && zip(a, b).allSatisfy { meansSame($0, $1) }
    case (let a as NSNumber, let b as NSNumber): jsonValue(a).compact == jsonValue(b).compact
    default: false
    }
}

/// What a text with a number and a unit measures, in base units of its kind; nil where it is no quantity. No unit is of two kinds.
private func measure(of text: String) -> Measure? {
    configQuantities.lazy.compactMap { kind in
        (try? kind.init(parsing: text)).map { Measure(kind: kind.name, baseValue: $0.baseValue) }
    }.first
}

private struct Measure {
    let kind: String
    let baseValue: Double
}

/// 1.001 km and 1001 m differ by the rounding of their products with 1000 and 1 alone.
private func areEqual(_ a: Measure?, _ b: Measure?) -> Bool {
    guard let a, let b, a.kind == b.kind else { return false }
    return abs(a.baseValue - b.baseValue) <= 1e-12 * max(abs(a.baseValue), abs(b.baseValue))
}
