import Foundations

/// What became of a prospect, in words.
struct ProspectChangeText {
    let lines: [String]

    init(_ prospect: ComparedProspect) {
        switch prospect.fate {
        case .both: lines = Self.moved(prospect)
        case .new: lines = [Self.single(prospect, "new, rank", of: \.after)]
        case .splitOff:
            lines = [
                Self.single(prospect, "split off \(prospect.comesFrom.joined(separator: ", ")), rank", of: \.after)
            ]
        case .gone: lines = [Self.single(prospect, "gone, was rank", of: \.before)]
        case .merged:
            lines = [
                Self.single(prospect, "went into \(prospect.splitInto.joined(separator: ", ")), was rank", of: \.before)
            ]
        }
    }

    private static func moved(_ prospect: ComparedProspect) -> [String] {
        var head = "  \(prospect.id)"
        if let before = prospect.ids.before, before != prospect.id { head += " (before: \(before))" }
        head += ": rank \(prospect["rank"].words())\(places(prospect.placesDown))"
        if !prospect["score"].isUnknown { head += "; score \(prospect["score"].words())" }
        var lines = [head]
        func add(_ text: String?) { if let text { lines.append("    \(text)") } }
        if !prospect["basis"].isSame { add("rests on: \(prospect["basis"].words())") }
        if !prospect["area_km2"].isSame { add("area, km2: \(prospect["area_km2"].words())") }
        if !prospect.comesFrom.isEmpty { add("took in ground of \(prospect.comesFrom.joined(separator: ", "))") }
        if !prospect.splitInto.isEmpty { add("ground of it is now \(prospect.splitInto.joined(separator: ", "))") }
        let tonnages = [("ore in place", "ore_mt"), ("recoverable ore", "recoverable_mt")].compactMap {
            title, column in ComparisonText.tonnage(title, column) { prospect[$0] }
        }
        tonnages.forEach { add($0) }
        if tonnages.isEmpty, !prospect["ore_mt_mean"].isUnknown { add("tonnage as before") }
        add(categories(prospect))
        add(reserves(prospect))
        if !prospect["recoverable_standing"].isSame {
            add("the recoverable tonnage is: \(prospect["recoverable_standing"].words())")
        }
        if !prospect["missing_criteria"].isSame {
            add("criteria without a value: \(prospect["missing_criteria"].words())")
        }
        return lines
    }

    private static func places(_ down: Int) -> String {
        guard down != 0 else { return "" }
        return ", \(abs(down)) \(abs(down) == 1 ? "place" : "places") \(down > 0 ? "down" : "up")"
    }

    private static func categories(_ prospect: ComparedProspect) -> String? {
        let parts = ["measured", "indicated", "inferred"].map { ($0, prospect["\($0)_mt"]) }
            .filter { $0.1.rise != 0 && !$0.1.isUnknown }
        guard !parts.isEmpty else { return nil }
        return "resource by category, mean ore in place, Mt: "
            + parts.map { "\($0) \($1.words(ComparisonText.megatonnes))" }.joined(separator: "; ")
    }

    private static func reserves(_ prospect: ComparedProspect) -> String? {
        let parts = prospect.reserves.filter { !$0.change.isSame }
        guard !parts.isEmpty else { return nil }
        return "reserve by category, mean run of mine, Mt: "
            + parts.map { "\($0.category) \($0.change.words(ComparisonText.megatonnes))" }.joined(separator: "; ")
    }

    /// One line of a prospect that is in one run only.
    private static func single(
        _ prospect: ComparedProspect, _ fate: String, of side: KeyPath<FigureChange, String?>
    ) -> String {
        let figure = { (column: String) in prospect[column][keyPath: side] }
        var text = "  \(prospect.id): \(fate) \(figure("rank") ?? "?")"
        if let area = figure("area_km2").flatMap(Double.init) { text += ", \(formatReading(area)) km2" }
        if let ore = figure("ore_mt_mean").flatMap(Double.init) {
            text += ", \(figure("basis") ?? "?"): \(ComparisonText.megatonnes(ore)) Mt of ore in place on the mean"
        }
        return text
    }
}
