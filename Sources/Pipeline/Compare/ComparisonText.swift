import Foundations

/// A comparison of two runs in words: reasons, belts, prospects.
struct ComparisonText {
    let lines: [String]

    init(_ runs: ComparedRuns) {
        var lines = ["Before: \(runs.before.folder) (\(runs.before.record.text("name") ?? "?"))"]
        lines.append("After:  \(runs.after.folder) (\(runs.after.record.text("name") ?? "?"))")
        lines += Self.reasons(runs)
        lines += runs.notes.map { "Note: \($0)." }
        lines +=
            runs.areHeadlinesSame
            ? [] : Self.belts(runs.belts) + Self.ledger(runs.ledger) + Self.prospects(runs.prospects)
        self.lines = lines + runs.statements.map { "! \($0)" }
    }

    private static func reasons(_ runs: ComparedRuns) -> [String] {
        let all = runs.reasons.all
        var lines = all.isEmpty ? [] : ["Why they differ:"]
        lines += all.map { "  \($0.words) (new \($0.reasonClass.rawValue)\(remark($0)))" }
        lines.append(verdict(runs))
        if !runs.reasons.unknown.isEmpty {
            lines.append(
                "Whether these hold the same data is not known, for they have no version on record: "
                    + "\(runs.reasons.unknown.joined(separator: ", ")).")
        }
        lines += tables(runs)
        if !all.isEmpty, !runs.untouchedStages.isEmpty {
            lines.append("Not touched by it: \(runs.untouchedStages.joined(separator: ", ")).")
        }
        return lines
    }

    /// What the reasons come to.
    private static func verdict(_ runs: ComparedRuns) -> String {
        let reasons = runs.reasons
        let isKnown = reasons.unknown.isEmpty
        switch reasons.independentCount {
        case 0 where !runs.isSame:
            let records =
                reasons.all.isEmpty ? "Data, options and program are the same on record" : "No figure can rest on that"
            return
                "\(records), but figures differ. The records tell no reason for it: they do not know of grids of PROJ installed later,"
                + " nor of variables of the environment."
        case 0 where !reasons.all.isEmpty: return "No figure can rest on that."
        case 0: return isKnown ? "Nothing differs: the same data, options and program." : "On record all is the same."
        case let count where runs.isSame:
            return count == 1
                ? "\(isKnown ? "Nothing else differs, and no" : "No") figure changes with it."
                : "\(count) things differ at once, and no figure changes with them."
        case 1:
            return isKnown
                ? "Nothing else differs, so that all changes come of it."
                : "The changes come of it, or of data that are not known to be the same."
        case let count:
            return "\(count) things differ at once: the changes come of all of them together and cannot be split"
                + " between them. To see what each does, change one at a time."
        }
    }

    /// Which tables differ, where the text below does not show it.
    private static func tables(_ runs: ComparedRuns) -> [String] {
        guard !runs.otherTables.isEmpty else { return ["Every table is the same."] }
        let others = "other tables differ: \(runs.otherTables.joined(separator: ", "))."
        return runs.areHeadlinesSame ? ["Rank, tonnage, category and growth are the same; \(others)"] : []
    }

    private static func remark(_ reason: ChangeReason) -> String {
        if reason.isConsequence { return ", which goes with another" }
        if reason.subject == ChangeReason.seed { return ", which changes what chance draws" }
        return reason.changesFigures ? "" : ", which changes no figure"
    }

    private static func belts(_ belts: [ComparedBelt]) -> [String] {
        var lines = ["Belts (exploration potential is neither resource nor reserve):"]
        for belt in belts {
            guard !belt.isSame else {
                lines.append("  \(belt.id): as before")
                continue
            }
            lines.append("  \(belt.id): prospects \(belt["prospects"].words())")
            let tonnages = [
                ("exploration potential", "potential_mt"), ("drilled ore in place, all categories", "drilled_mt"),
            ].filter { !belt["\($0.1)_mean"].isUnknown }.map { title, column in
                tonnage(title, column) { belt[$0] } ?? "\(title), Mt: mean \(belt["\(column)_mean"].words(megatonnes))"
            }
            lines += tonnages.map { "    \($0)" }
        }
        return lines
    }

    /// `ore in place, Mt: mean 17.5 -> 9.10; q10, q50 as before; q90 39.8 -> 22.1`; nil where neither run knows it or nothing of it
    /// changed.
    static func tonnage(_ title: String, _ column: String, _ figure: (String) -> FigureChange) -> String? {
        let parts = ["mean", "q10", "q50", "q90"].map { (name: $0, change: figure("\(column)_\($0)")) }
        guard parts.contains(where: { !$0.change.isSame }) else { return nil }
        let same = parts.filter { $0.change.isSame && $0.name != "mean" }.map(\.name)
        let changed = parts.filter { !same.contains($0.name) }.map { "\($0.name) \($0.change.words(megatonnes))" }
        return "\(title), Mt: \(changed.joined(separator: "; "))"
            + (same.isEmpty ? "" : "; \(same.joined(separator: ", ")) as before")
    }

    /// A number of million tonnes.
    static func megatonnes(_ value: Double) -> String { formatMegatonnes(value * 1e6) }

    /// Resource and reserve apart; they are never added.
    private static func ledger(_ ledger: [ComparedLedgerLine]) -> [String] {
        ["resource", "reserve"].flatMap { series -> [String] in
            let own = ledger.filter { $0.series == series }
            guard !own.isEmpty else { return [] }
            let changed = own.filter { !$0.isSame }
            guard !changed.isEmpty else { return ["Growth ledger of \(series): as before."] }
            return ["Growth ledger of \(series), means in Mt, what changed:"] + accounts(changed) + targets(changed)
        }
    }

    private static func accounts(_ lines: [ComparedLedgerLine]) -> [String] {
        let amounts = lines.filter { $0.unit == "Mt" }
        var places: [[String]] = []
        for line in amounts where !places.contains([line.belt, line.ledgerClass]) {
            places.append([line.belt, line.ledgerClass])
        }
        return places.map { place in
            let own = amounts.filter { [$0.belt, $0.ledgerClass] == place }
            let name = place[1] == "all" ? "all classes" : place[1]
            return "  \(place[0]), \(name): "
                + own.map { "\($0.item.replacing("_", with: " ")) \(spread($0, megatonnes))" }.joined(separator: "; ")
        }
    }

    /// The change of the mean, or where it stays that of the quantiles.
    private static func spread(_ line: ComparedLedgerLine, _ format: (Double) -> String) -> String {
        if !line.mean.isSame { return line.mean.words(format) }
        let names = ["q10", "q50", "q90"]
        return zip(names, line.values).filter { !$1.isSame }.map { "\($0) \($1.words(format))" }.joined(separator: ", ")
    }

    private static func targets(_ lines: [ComparedLedgerLine]) -> [String] {
        lines.filter { $0.unit != "Mt" }.map { line in
            let kind = line.item.hasSuffix("_gross") ? "before depletion" : "net of depletion"
            if line.target.isEmpty {
                return "  \(line.belt): growth \(kind), % of the opening: \(reviewed(line) { formatReading($0) })"
            }
            return "  \(line.belt): probability of +\(line.target) % \(kind): \(reviewed(line, percentText))"
        }
    }

    /// A figure of the review, which one of the runs may not have asked for.
    private static func reviewed(_ line: ComparedLedgerLine, _ format: (Double) -> String) -> String {
        func text(_ value: String?) -> String { value.map { Double($0).map(format) ?? $0 } ?? "not known" }
        if !line.isThere.before { return "\(text(line.mean.after)) in the second run; the first does not review it" }
        if !line.isThere.after { return "\(text(line.mean.before)) in the first run; the second does not review it" }
        return spread(line, format)
    }

    private static func prospects(_ prospects: [ComparedProspect]) -> [String] {
        let both = prospects.filter { $0.fate == .both }
        let changed = both.filter { !$0.isSame }.sorted(by: ComparedProspect.isOrdered)
        var lines = ["Prospects: \(both.count) in both runs, \(both.count - changed.count) of them as before"]
        for (fate, words) in [
            (ComparedProspect.Fate.new, "new"), (.splitOff, "split off"), (.gone, "gone"),
            (.merged, "merged into others"),
        ] {
            let count = prospects.count { $0.fate == fate }
            if count > 0 { lines[0] += ", \(count) \(words)" }
        }
        lines[0] += "."
        if !changed.isEmpty { lines.append("In both, those that moved farthest in rank first:") }
        lines += changed.flatMap { ProspectChangeText($0).lines }
        let others = prospects.filter { $0.fate != .both }
        if !others.isEmpty { lines.append("In one run only:") }
        return lines + others.flatMap { ProspectChangeText($0).lines }
    }
}
