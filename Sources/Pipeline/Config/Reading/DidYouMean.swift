import Foundations

/// What to write instead of an unknown word: the nearest known one, or all of them.
func suggestion(for word: String, among known: [String]) -> String {
    if let nearest = closestMatches(to: word, among: known, limit: 1).first { return "did you mean '\(nearest)'?" }
    var seen = Set<String>()
    let known = known.filter { seen.insert($0).inserted }
    return known.isEmpty ? "remove it" : "known here: \(known.joined(separator: ", "))"
}
