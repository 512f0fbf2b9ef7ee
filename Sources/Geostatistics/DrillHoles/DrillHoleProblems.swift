import Foundations

/// Collects every error and warning of a set of tables, so that a user sees all of them at once.
///
/// Findings of one kind in one file are counted together; the first few are told in full.
struct DrillHoleProblems {
    private struct Finding {
        var code: String
        var file: String
        var count = 0
        var examples: [GossanError] = []
        var isError: Bool
    }

    private static let shown = 5
    private var findings: [Finding] = []
    private var places: [String: Int] = [:]

    /// Whether anything was found that forbids use of the tables.
    var hasErrors: Bool { findings.contains { $0.isError } }

    /// Whether an error of a kind was found in a file.
    func hasError(_ code: String, file: String) -> Bool { places["true \(code) \(file)"] != nil }

    /// Notes something that makes the tables unusable.
    mutating func error(
        _ code: String, file: String, line: Int? = nil, hole: String? = nil, _ problem: String, remedy: String
    ) {
        note(code, file: file, line: line, hole: hole, problem, remedy: remedy, isError: true)
    }

    /// Notes something that was dealt with; `problem` says how.
    mutating func warning(_ code: String, file: String, line: Int? = nil, hole: String? = nil, _ problem: String) {
        note(code, file: file, line: line, hole: hole, problem, remedy: "", isError: false)
    }

    private mutating func note(
        _ code: String, file: String, line: Int?, hole: String?, _ problem: String, remedy: String, isError: Bool
    ) {
        let key = "\(isError) \(code) \(file)"
        let place = places[key] ?? findings.count
        if place == findings.count {
            places[key] = place
            findings.append(Finding(code: code, file: file, isError: isError))
        }
        findings[place].count += 1
        guard findings[place].examples.count < Self.shown else { return }
        let subject = [file, line.map { "line \($0)" }, hole.map { "hole \($0)" }].compactMap(\.self)
        findings[place].examples.append(
            GossanError(.badData, subject: subject.joined(separator: ", "), problem: problem, remedy: remedy))
    }

    /// The warnings, one for each kind and file.
    var warnings: [Warning] {
        findings.filter { !$0.isError }.map { finding in
            let examples = finding.examples.map { example in
                example.subject == finding.file
                    ? example.problem : "\(example.subject.dropFirst(finding.file.count + 2)): \(example.problem)"
            }
            return Warning(
                code: finding.code, subject: finding.file,
                message: examples.joined(separator: "; ") + more(finding))
        }
    }

    /// Throws all errors as one; does nothing when there are none.
    func throwErrors() throws(GossanError) {
        let errors = findings.filter(\.isError)
        guard !errors.isEmpty else { return }
        let count = errors.reduce(0) { $0 + $1.count }
        let causes = errors.flatMap { finding in
            var shown = finding.examples
            if let last = shown.indices.last { shown[last].problem += more(finding) }
            return shown
        }
        throw GossanError(
            .badData, subject: "drill holes", problem: count == 1 ? "1 problem" : "\(count) problems",
            remedy: "correct the tables; every problem is listed below", causes: causes)
    }

    private func more(_ finding: Finding) -> String {
        let rest = finding.count - finding.examples.count
        return rest > 0 ? " (and \(rest) more like this)" : ""
    }
}
