/// How a number with commas is to be written: with a point for decimals and nothing between thousands.
///
/// - Parameter text: A cell that is not a plain number.
/// - Returns: What to do; nil where the commas are not all that keeps the text from being a number. Three digits after a comma may
///   be thousands or decimals, so both are told.
public func commaRemedy(_ text: String) -> String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let decimal = parts.joined(separator: ".")
    let isDecimal = parts.count == 2 && plainNumber(decimal) != nil
    guard parts.count > 1, isGrouped(parts) else {
        return isDecimal ? "write it with a decimal point: '\(decimal)'" : nil
    }
    let whole = "'\(parts.joined())'"
    return isDecimal
        ? "write \(whole) if the comma separates thousands, '\(decimal)' if it is a decimal comma"
        : "write it without commas between thousands: \(whole)"
}

/// Whether the parts are those of a number in groups of three digits.
private func isGrouped(_ parts: [Substring]) -> Bool {
    let first = parts[0].drop { "+-".contains($0) }
    let groups = parts.dropFirst().map { $0.prefix { $0 != "." }.count }
    return (1...3).contains(first.count) && !first.hasPrefix("0") && groups.allSatisfy { $0 == 3 }
        && plainNumber(parts.joined()) != nil
}
