/// The names most like `word`, best first, for "did you mean" in messages.
///
/// A name counts as similar when it differs only in case, or by at most one edit for every three letters.
///
/// - Parameters:
///   - word: What was written.
///   - names: What could have been meant.
///   - limit: The most names to return.
public func closestMatches(to word: String, among names: [String], limit: Int = 2) -> [String] {
    let lowercased = word.lowercased()
    let allowed = max(1, word.count / 3)
    return names.map { (name: $0, edits: editDistance(lowercased, $0.lowercased())) }
        .filter { $0.edits <= allowed }
        .sorted { ($0.edits, $0.name) < ($1.edits, $1.name) }
        .prefix(limit).map(\.name)
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other.
///
/// Source: optimal string alignment, the restricted form of Damerau (1964), doi:10.1145/363958.363994.
/// Time and memory grow with the product of the lengths.
public func editDistance(_ a: String, _ b: String) -> Int {
    let a = Array(a)
    let b = Array(b)
    var beforePrevious = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in a.indices {
        var current = [i + 1]
        for j in b.indices {
            var edits = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                edits = min(edits, beforePrevious[j - 1] + 1)
            }
            current.append(edits)
        }
        beforePrevious = previous
        previous = current
    }
    return previous[b.count]
}
