/// The known word nearest to a mistyped one; nil when none is near enough to be meant.
///
/// Near enough: at most max(1, length / 3) edits by optimal string alignment. Of equally near words the first wins.
package func nearestWord(to word: String, among known: some Sequence<String>) -> String? {
    let limit = max(1, word.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in known {
        let distance = alignmentDistance(Array(word.lowercased()), Array(candidate.lowercased()))
        if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
}

/// Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours.
///
/// Source: Boytsov (2011), Indexing methods for approximate dictionary searching, section 2.2, doi:10.1145/1963190.1963191.
/// Time O(n m).
package func alignmentDistance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        for j in b.indices {
            var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
            row.append(cost)
        }
        beforeLast = last
        last = row
    }
    return last[b.count]
}

/// What to write instead of an unknown word: the nearest known one, or all of them.
func suggestion(for word: String, among known: [String]) -> String {
    if let nearest = nearestWord(to: word, among: known) { return "did you mean '\(nearest)'?" }
    return known.isEmpty ? "remove it" : "known here: \(known.joined(separator: ", "))"
}
