import Delivery
import Foundation
import Foundations
import Geodata

/// What changed between two runs, and why.
public struct RunComparison: Sendable {
    /// The comparison for a person.
    public let text: String
    /// The same for machines.
    public let json: JSONValue
}

/// Compares two finished runs: rank, tonnage and category of their prospects, their belts and growth ledgers, and what of data,
/// options and methods differs between them.
///
/// - Parameters:
///   - before: The folder of the first run.
///   - after: The folder of the second.
/// - Throws: `inputMissing` when a folder holds no finished run, `badData` when one of its files was changed by hand, is damaged or of
///   another version, `usage` when the runs cannot be compared: the same folder, different commodities, ground that lies apart.
public func compareRuns(_ before: String, _ after: String) throws -> RunComparison {
    func place(_ folder: String) -> String { URL(fileURLWithPath: literalPath(folder)).resolvingSymlinksInPath().path }
    let runs = (try ComparedRun(folder: before), try ComparedRun(folder: after))
    guard place(before) != place(after) else {
        throw GossanError(
            .usage, subject: after, problem: "is the folder that it shall be compared with",
            remedy: "name two runs; 'gossan run' writes into another folder with --output DIR")
    }
    let comparison = try ComparedRuns(runs.0, runs.1)
    return RunComparison(
        text: ComparisonText(comparison).lines.map { $0 + "\n" }.joined(), json: comparison.json)
}

/// Two finished runs beside each other.
struct ComparedRuns {
    let before: ComparedRun
    let after: ComparedRun
    let reasons: ChangeReasons
    let prospects: [ComparedProspect]
    let belts: [ComparedBelt]
    let ledger: [ComparedLedgerLine]
    /// Whether rank, tonnage, category and growth are the same.
    let areHeadlinesSame: Bool
    /// Result tables that differ, sorted by name.
    let otherTables: [String]
    /// What a reader must know of how they were compared.
    let notes: [String]

    init(_ before: ComparedRun, _ after: ComparedRun) throws {
        let places = try ComparedPlaces(before, after)
        self.before = before
        self.after = after
        reasons = ChangeReasons(before, after)
        prospects = try ComparedProspect.all(before, after)
        belts = ComparedBelt.all(before.belts, after.belts)
        ledger = ComparedLedgerLine.all(before.growth, after.growth)
        areHeadlinesSame =
            prospects.allSatisfy(\.isSame) && belts.allSatisfy(\.isSame) && ledger.allSatisfy(\.isSame)
        otherTables = Set(before.tables.keys).union(after.tables.keys).sorted().filter {
            before.tables[$0] != after.tables[$0]
        }
        notes = places.notes + reasons.notes + Self.absences(before, after)
    }

    /// Whether every figure is the same. Warnings are no figures.
    var isSame: Bool { areHeadlinesSame && otherTables.allSatisfy { $0 == "warnings.csv" } }

    /// Whether all changes come of one reason.
    var canBeSplit: Bool {
        reasons.unknown.isEmpty && (reasons.independentCount == 1 || reasons.independentCount == 0 && isSame)
    }

    /// Stages that take time and whose key is the same in both: nothing that decides them differs. None where it is not known
    /// whether an input differs.
    var untouchedStages: [String] {
        guard reasons.unknown.isEmpty else { return [] }
        let own = Dictionary(before.stageKeys) { first, _ in first }
        return after.stageKeys.filter { StageList.isKept($0.0) && own[$0.0] == $0.1 }.map(\.0)
    }

    /// What every reader must see, of both runs.
    var statements: [String] {
        let own = before.record.texts("statements")
        return own + after.record.texts("statements").filter { !own.contains($0) }
    }

    /// What one of the runs, or both, did not do.
    private static func absences(_ before: ComparedRun, _ after: ComparedRun) -> [String] {
        func note(_ does: String, _ what: String, _ isThere: (ComparedRun) -> Bool) -> String? {
            let without = [before, after].filter { !isThere($0) }
            if without.count == 2 { return "neither run \(does) \(what)" }
            return without.first.map { "\($0.folder) \(does) no \(what)" }
        }
        return [
            note("estimates", "tonnage") { $0.config["estimate"] != nil },
            note("reviews", "growth") { !$0.growth.rows.isEmpty },
        ].compactMap(\.self)
    }

    var json: JSONValue {
        .object([
            ("before", .text(before.folder)), ("after", .text(after.folder)), ("same_figures", .boolean(isSame)),
            ("reasons", .array(reasons.all.map(\.json))),
            ("changes", .integer(reasons.independentCount)),
            ("can_be_split", .boolean(canBeSplit)),
            ("unknown_inputs", .array(reasons.unknown.map(JSONValue.text))),
            ("tables_that_differ", .array(otherTables.map(JSONValue.text))),
            ("untouched_stages", .array(untouchedStages.map(JSONValue.text))),
            ("notes", .array(notes.map(JSONValue.text))), ("statements", .array(statements.map(JSONValue.text))),
            ("belts", .array(belts.map(\.json))), ("growth", .array(ledger.map(\.json))),
            ("prospects", .array(prospects.sorted(by: ComparedProspect.isOrdered).map(\.json))),
        ])
    }
}
