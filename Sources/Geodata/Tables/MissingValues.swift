import Foundations

extension MissingTexts {
    /// Whether a value of a field stands for none.
    func contains(_ value: FieldValue) -> Bool {
        switch value {
        case .integer(let number): contains(Double(number))
        case .real(let number): contains(number)
        case .text(let text): contains(text)
        }
    }
}
