import Foundations

/// What the text of a measurement says.
enum AssayText: Equatable {
    case value(Double)
    case missing
    /// Smaller than the limit, which is in the column's unit.
    case belowDetection(limit: Double)
    /// Not a measurement; says why and what to do.
    case unreadable(problem: String, remedy: String)

    /// - Parameters:
    ///   - text: The cell.
    ///   - missing: Which texts mean no value.
    ///   - negativeValues: What a value below zero means.
    init(_ text: String, missing: MissingTexts, negativeValues: DrillHoleOptions.NegativeValues) {
        let trimmed = trimmedCell(text)
        if missing.contains(trimmed) {
            self = .missing
        } else if let limit = textOfLimit(trimmed) {
            self = Self.limit(trimmedCell(limit), whole: trimmed)
        } else if trimmed.hasPrefix(">") {
            self = .unreadable(
                problem: "'\(trimmed)' is above an upper limit of the assay method",
                remedy: "put the result of the over-limit assay, or leave the cell empty")
        } else if let number = plainNumber(trimmed) {
            self = number < 0 ? Self.negative(number, negativeValues) : .value(number)
        } else {
            self = Self.notANumber(trimmed)
        }
    }

    private static func limit(_ text: String, whole: String) -> AssayText {
        guard let limit = plainNumber(text) else {
            guard let remedy = commaRemedy(text) else { return notANumber(whole) }
            return .unreadable(problem: "the limit in '\(whole)' holds a comma", remedy: remedy)
        }
        return limit < 0
            ? .unreadable(problem: "'\(whole)' is a negative detection limit", remedy: "write it as '<\(-limit)'")
            : .belowDetection(limit: limit)
    }

    private static func negative(_ number: Double, _ meaning: DrillHoleOptions.NegativeValues) -> AssayText {
        switch meaning {
        case .keep: .value(number)
        case .missing: .missing
        case .detectionLimit: .belowDetection(limit: -number)
        case .refuse:
            .unreadable(
                problem: "the value \(number) is negative",
                remedy: "say what negative values mean: detection_limit, missing or keep")
        }
    }

    static func notANumber(_ text: String) -> AssayText {
        if let remedy = commaRemedy(text) { return .unreadable(problem: "'\(text)' holds a comma", remedy: remedy) }
        return .unreadable(
            problem: "'\(text)' is not a number",
            remedy: "correct the cell, or list the text in 'missing_values' of the input if it means no value")
    }
}

/// The cell without the blanks around it.
func trimmedCell(_ text: String) -> String {
    guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
    let start = text.drop { $0.isWhitespace }
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { String(start[...$0]) } ?? ""
}
