import Foundations

/// The texts that mean "no value"; numbers are compared as numbers, so that `-9999.00` is `-9999`.
struct MissingTexts {
    private var numbers: Set<Double> = []
    private var words: Set<String> = []

    init(_ texts: [String]) {
        for text in texts {
            if let number = plainNumber(text) {
                numbers.insert(number)
            } else {
                words.insert(text.lowercased())
            }
        }
    }

    /// Whether nothing is declared.
    var isEmpty: Bool { numbers.isEmpty && words.isEmpty }

    /// Whether a trimmed text stands for no value.
    func contains(_ text: String) -> Bool {
        if isEmpty { return false }
        if let number = plainNumber(text) { return numbers.contains(number) }
        return words.contains(text.lowercased())
    }

    /// Whether a value of a field stands for none.
    func contains(_ value: FieldValue) -> Bool {
        switch value {
        case .integer(let number): numbers.contains(Double(number))
        case .real(let number): numbers.contains(number)
        case .text(let text): contains(text)
        }
    }
}
