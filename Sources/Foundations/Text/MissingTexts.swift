/// The texts that mean "no value"; numbers are compared as numbers, so that `-9999.00` is `-9999`.
public struct MissingTexts: Sendable {
    private var numbers: Set<Double> = []
    private var words: Set<String> = []

    /// - Parameter texts: The texts, in any case of letters; an empty one for blank cells.
    public init(_ texts: [String]) {
        for text in texts {
            if let number = plainNumber(text) {
                numbers.insert(number)
            } else {
                words.insert(text.lowercased())
            }
        }
    }

    /// Whether nothing is declared.
    public var isEmpty: Bool { numbers.isEmpty && words.isEmpty }

    /// Whether a trimmed text stands for no value.
    public func contains(_ text: String) -> Bool {
        if isEmpty { return false }
        if let number = plainNumber(text) { return numbers.contains(number) }
        return words.contains(text.lowercased())
    }

    /// Whether a number stands for no value.
    public func contains(_ number: Double) -> Bool { numbers.contains(number) }
}
