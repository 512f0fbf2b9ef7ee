/// Why a text that is meant as a number is not one, and what to write.
package struct NumberProblem: Error, Sendable, Hashable {
    /// What is wrong, to follow the key.
    package var problem: String
    /// What to write instead.
    package var remedy: String
}

/// Refuses the ways of writing numbers that YAML 1.1, or a reader from another country, takes for another number.
///
/// - Parameter text: A number, with or without a unit after it.
/// - Throws: `NumberProblem` for leading zeros (octal in YAML 1.1), colons (sexagesimal), underscores, grouping or
///   decimal commas, and hexadecimal numbers.
package func refuseNumberTraps(in text: String) throws(NumberProblem) {
    let number = String(text.prefix { $0.isNumber || "+-.,_:xX".contains($0) })
    let digits = number.drop { "+-".contains($0) }
    let sign = number.hasPrefix("-") ? "-" : ""
    let unit = text.dropFirst(number.count)
    if digits.hasPrefix("0x") || digits.hasPrefix("0X") {
        throw NumberProblem(problem: "'\(text)' is written in hexadecimal", remedy: "write it in decimal")
    }
    if number.contains(":") {
        throw NumberProblem(
            problem: "'\(text)' holds a colon, which YAML 1.1 reads in base 60",
            remedy: "write a decimal number, or put a text in quotes")
    }
    if number.contains("_") {
        throw NumberProblem(
            problem: "'\(text)' holds an underscore", remedy: "write \(number.replacing("_", with: ""))\(unit)")
    }
    if number.contains(",") {
        throw NumberProblem(
            problem: "'\(text)' holds a comma",
            remedy: "write a point for decimals and nothing between thousands: 1234.5")
    }
    let whole = digits.prefix { $0.isNumber }
    if whole.count > 1, whole.hasPrefix("0") {
        let plain = whole.drop { $0 == "0" }
        let value = (plain.isEmpty ? "0" : String(plain)) + digits.dropFirst(whole.count)
        throw NumberProblem(
            problem: "'\(text)' begins with a zero, which YAML 1.1 reads as octal",
            remedy: "write \(sign)\(value)\(unit)")
    }
}

/// A decimal number as text: digits with at most one point and an exponent.
package func decimalNumber(_ text: String) -> Double? {
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }) else { return nil }
    return Double(text)
}
