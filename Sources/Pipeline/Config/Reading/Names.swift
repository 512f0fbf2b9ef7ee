import Delivery
import Foundations

/// Whether a text can name an input, a layer or a variable: lower-case letters, digits and underscores, a letter first.
///
/// Names become file names and words of expressions, hence the narrow set.
package func isName(_ text: String) -> Bool {
    guard let first = text.first, first.isASCII, first.isLowercase else { return false }
    return text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }
}

extension ReadingNotes {
    /// Whether the key of an entry can be a name; notes a problem where it cannot.
    mutating func accepts(nameOf entry: ConfigNode.Entry, path: String) -> Bool {
        if isName(entry.key) { return true }
        refuse(
            path, "'\(entry.key)' cannot be a name", remedy: remedy(forName: entry.key), at: entry.keyLocation)
        return false
    }

    private func remedy(forName text: String) -> String {
        let proposal = String(
            text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }.drop { !$0.isLetter })
        let rule = "names are lower-case letters, digits and underscores, a letter first"
        return isName(proposal) ? "\(rule): '\(proposal)'" : rule
    }
}

/// The JSON Schema pattern of names.
let namePattern = "^[a-z][a-z0-9_]*$"
