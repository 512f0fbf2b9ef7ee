import Foundations

extension ConfigNode {
    /// The tree with `${NAME}` and `${NAME:-default}` replaced in every value; `$$` stands for one `$`.
    ///
    /// A value that held a variable counts as unquoted, since within braces YAML wants quotes around `${...}`.
    func fillingVariables(
        from environment: [String: String], path: String = "", problems: inout [GossanError]
    ) -> ConfigNode {
        var node = self
        switch content {
        case .scalar(var scalar):
            guard scalar.text.contains("$") else { return self }
            do {
                scalar.text = try filled(scalar.text, from: environment)
                if scalar.written.contains("${") { scalar.isQuoted = false }
                node.content = .scalar(scalar)
            } catch {
                problems.append(
                    GossanError(
                        .configuration, subject: path, problem: error.problem, remedy: error.remedy, location: location)
                )
            }
        case .list(let items):
            node.content = .list(
                items.enumerated().map { index, item in
                    item.fillingVariables(from: environment, path: "\(path)[\(index)]", problems: &problems)
                })
        case .mapping(let entries):
            node.content = .mapping(
                entries.map { entry in
                    var entry = entry
                    entry.value = entry.value.fillingVariables(
                        from: environment, path: join(path, entry.key), problems: &problems)
                    return entry
                })
        }
        return node
    }
}

private struct VariableProblem: Error {
    var problem: String
    var remedy: String
}

private func filled(_ text: String, from environment: [String: String]) throws(VariableProblem) -> String {
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
        result += rest[..<dollar]
        rest = rest[rest.index(after: dollar)...]
        if rest.first == "$" {
            result += "$"
            rest = rest.dropFirst()
        } else if rest.first == "{" {
            guard let end = rest.firstIndex(of: "}") else {
                throw VariableProblem(
                    problem: "'${' is not closed", remedy: "write ${NAME}, ${NAME:-default}, or $$ for a dollar sign")
            }
            result += try value(ofVariable: rest[..<end].dropFirst(), in: environment)
            rest = rest[rest.index(after: end)...]
        } else {
            result += "$"
        }
    }
    return result + rest
}

private func value(
    ofVariable text: Substring, in environment: [String: String]
) throws(VariableProblem) -> String {
    let parts = text.split(separator: ":-", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let isName = !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    guard isName else {
        throw VariableProblem(
            problem: "'${\(text)}' is not the name of a variable",
            remedy: "write ${NAME} or ${NAME:-default}, the name in letters, digits and underscores")
    }
    if let value = environment[name], !value.isEmpty { return value }
    if parts.count == 2 { return String(parts[1]) }
    throw VariableProblem(
        problem: "the environment variable \(name) is not set",
        remedy: "set it (export \(name)=...), or give a default: ${\(name):-default}")
}
