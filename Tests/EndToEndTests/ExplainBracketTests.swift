import Foundation
import TestSupport
import Testing

/// Every number that `explain` prints is looked up where its bracket says that it stands.
@Suite("Brackets of explain") struct ExplainBracketTests {
    @Test("Every printed number stands in the file, column or member that its bracket names")
    func brackets() throws {
        let starter = try Starter()
        let run = try Binary.run(["run", starter.config, "--quiet", "--set", "estimate.study=feasibility"])
        #expect(run.status == 0, "\(run.errors)")
        let rows = try Table(csv: starter.output + "/prospects.csv").rows
        #expect(Set(rows.compactMap { $0["outlined_by"] }) == ["map", "drilled"])
        var kinds: Set<String> = []
        for row in rows {
            let id = try #require(row["id"])
            let text = try Binary.run(["explain", id, "--run", starter.output]).output
            let files = try RunFiles(folder: starter.output, id: id, belt: row["belt"] ?? "")
            for part in BracketedText.parts(of: text) {
                let (found, known) = (part.numbers, files.numbers(at: part.place))
                #expect(known != nil, "there is no \(part.place): \(part.text)")
                for number in found {
                    #expect(
                        known?.contains(where: number.isRounded) == true,
                        "\(id): \(number.text) does not stand in \(part.place): \(part.text)")
                }
                if !found.isEmpty { kinds.insert(part.place) }
            }
        }
        for place in [
            "prospects.csv", "explanations.json, criteria", "explanations.json, categories",
            "explanations.json, reserves",
            "explanations.json, share_of_belt", "explanations.json, layers_at_best_cell",
            "belts.csv, undiscovered_mean",
            "plan.json, estimate.undrilled.deposits_per_belt", "validation.csv", "models.csv",
            "explanations.json, holes, drilling",
        ] { #expect(kinds.contains(place), "nothing was looked up in \(place)") }
    }
}

/// Text of `explain` with the bracket that it lies under.
private struct BracketedText {
    var text: String
    /// What stands in the bracket.
    var place: String

    /// Everything from the weakest facts to the evidence: what comes before has no bracket, what follows repeats the config and files.
    static func parts(of text: String) -> [BracketedText] {
        var heading = ""
        var parts: [BracketedText] = []
        for line in text.components(separatedBy: "\n") {
            if line.hasPrefix("Options that it rests on") { break }
            if !line.hasPrefix(" ") { heading = "" }
            var rest = line[...]
            while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
                let place = String(rest[rest.index(after: open)..<close])
                parts.append(BracketedText(text: String(rest[..<open]), place: place))
                rest = rest[rest.index(after: close)...]
                if rest == ":" { heading = place }
            }
            if line.hasPrefix(" "), !heading.isEmpty { parts.append(BracketedText(text: String(rest), place: heading)) }
        }
        return parts
    }

    /// The numbers in it, without those of fixed phrases, of sources, and those that are worked out from others beside them.
    var numbers: [PrintedNumber] {
        let fixed = [
            #"\(source: .*\)"#, #"^ +\d+\. "#, "one more or less is .* of them", #", [\d.]+ times as much"#,
            "90, 50 and 10 % (of deposits|probability)", #"\(0.5 is chance, 1 perfect\)"#,
            #"0 \(worst\) ... 1 \(best\)"#,
            #"\(1 is perfect\)"#, #"\(50 % is chance\)"#, "all that tell of the seam: [0-9]+,",
        ]
        let plain = fixed.reduce(text) { $0.replacingOccurrences(of: $1, with: "", options: .regularExpression) }
        return plain.matches(of: #/(?:^|[^\w.\/-])(-?\d+(?:\.\d+)?)(?!\w)/#).map { PrintedNumber(text: String($0.1)) }
    }
}

private struct PrintedNumber {
    var text: String

    /// Whether it is that number, perhaps in percent or in Mt, with as many places as are printed.
    func isRounded(_ known: Double) -> Bool {
        guard let value = Double(text) else { return false }
        let places = text.split(separator: ".").dropFirst().first?.count ?? 0
        let slack = 0.501 * pow(10, -Double(places)) + 1e-9
        return [1, 100, 1e-6].contains { abs(known * $0 - value) <= slack }
    }
}

/// The files of a run as the brackets of one prospect name them.
private struct RunFiles {
    let folder: String
    let id: String
    let belt: String
    private let own: [String: Any]
    private let shared: [String: Any]
    private let config: [String: Any]

    init(folder: String, id: String, belt: String) throws {
        (self.folder, self.id, self.belt) = (folder, id, belt)
        func object(_ name: String) throws -> [String: Any] {
            let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
            return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        }
        let explanations = try object("explanations.json")
        own = (explanations["prospects"] as? [String: Any])?[id] as? [String: Any] ?? [:]
        shared = explanations["run"] as? [String: Any] ?? [:]
        config = try object("plan.json")["config"] as? [String: Any] ?? [:]
    }

    /// The numbers at the places of a bracket; nil where there is no such place.
    func numbers(at bracket: String) -> [Double]? {
        var all: [Double] = []
        for place in bracket.components(separatedBy: "; ") {
            let words = place.components(separatedBy: ", ")
            guard let found = numbers(in: words[0], Array(words.dropFirst())) else { return nil }
            all += found
        }
        return all
    }

    private func numbers(in file: String, _ keys: [String]) -> [Double]? {
        if file.hasSuffix(".csv") { return try? cells(file, keys) }
        if file == "plan.json" { return keys.isEmpty ? Self.numbers(config) : members(keys) { at($0) } }
        if file == "explanations.json" { return members(keys) { member($0) } }
        if file == "run.json" { return [] }
        let path = SharedData.repositoryRoot + "/" + file
        return (try? String(contentsOfFile: path, encoding: .utf8)).map(Self.numbers)
    }

    private func members(_ keys: [String], _ find: (String) -> Any?) -> [Double]? {
        let found = keys.compactMap(find)
        return keys.isEmpty || found.count < keys.count ? nil : found.flatMap(Self.numbers)
    }

    private func member(_ key: String) -> Any? {
        own[key] ?? (own["estimate"] as? [String: Any])?[key] ?? shared[key]
    }

    private func at(_ path: String) -> Any? {
        path.split(separator: ".").reduce(config as Any?) { ($0 as? [String: Any])?[String($1)] }
    }

    /// Of tables of prospects and belts its own row; keys are columns, or what a figure is called.
    private func cells(_ file: String, _ keys: [String]) throws -> [Double]? {
        var rows = try Table(csv: folder + "/" + file).rows
        if file == "prospects.csv" { rows = rows.filter { $0["id"] == id } }
        if file == "belts.csv" { rows = rows.filter { $0["belt"] == belt } }
        guard let first = rows.first else { return nil }
        let columns = keys.filter { first[$0] != nil }
        if columns.count == keys.count {
            return rows.flatMap { row in
                row.filter { keys.isEmpty || keys.contains($0.key) }.values.flatMap(Self.numbers)
            }
        }
        let lines = try String(contentsOfFile: folder + "/" + file, encoding: .utf8).components(separatedBy: "\n")
        let named = lines.filter { line in keys.allSatisfy(line.contains) }
        return named.isEmpty ? nil : named.flatMap(Self.numbers)
    }

    /// All numbers of a value, those within texts and the counts of lists too.
    private static func numbers(_ value: Any) -> [Double] {
        switch value {
        case let text as String:
            text.matches(of: #/-?\d+(?:\.\d+)?(?:e-?\d+)?/#).compactMap { Double($0.output) }
        case let number as NSNumber: [number.doubleValue]
        case let list as [Any]: [Double(list.count)] + list.flatMap(numbers)
        case let object as [String: Any]: object.values.flatMap(numbers)
        default: []
        }
    }
}
