import Delivery
import Foundations

/// A prospect of two runs: where it went in rank, tonnage and category.
struct ComparedProspect {
    /// What became of it.
    enum Fate: String {
        /// It is in both runs.
        case both
        /// It is in the second run only, on ground that no prospect held.
        case new
        /// It is in the second run only, on ground of a prospect that is still there.
        case splitOff = "split_off"
        /// It is in the first run only, and no prospect holds its ground.
        case gone
        /// It is in the first run only, and its ground belongs to another prospect now.
        case merged
    }

    let fate: Fate
    /// Its id in each run; nil where it is not there.
    let ids: (before: String?, after: String?)
    /// Prospects of the second run that its ground went to beside itself.
    let splitInto: [String]
    /// Prospects of the first run whose ground it took in, or that it was split from.
    let comesFrom: [String]
    /// Figures by column of `prospects.csv`, in the order of the table.
    let figures: [(column: String, change: FigureChange)]
    /// Means of the reserves in Mt, run of mine, by category.
    let reserves: [(category: String, change: FigureChange)]

    /// The id in the second run, or else in the first.
    var id: String { ids.after ?? ids.before ?? "?" }

    subscript(column: String) -> FigureChange {
        figures.first { $0.column == column }?.change ?? FigureChange(nil, nil)
    }

    /// Whether anything differs.
    var isSame: Bool {
        fate == .both && ids.before == ids.after && splitInto.isEmpty && comesFrom.isEmpty
            && figures.allSatisfy(\.change.isSame) && reserves.allSatisfy(\.change.isSame)
    }

    /// Its rank in each run; nil where it is not there.
    let ranks: (before: Int?, after: Int?)
    /// How far its mean tonnage moved, in Mt.
    let tonnageMoved: Double

    /// Places it rose (below 0) or fell in the ranking.
    var placesDown: Int { ranks.before.flatMap { before in ranks.after.map { $0 - before } } ?? 0 }

    /// Those that moved farthest first, in rank, then in tonnage; ties in the order of rank.
    static func isOrdered(_ a: Self, _ b: Self) -> Bool {
        let places = (abs(a.placesDown), abs(b.placesDown))
        if places.0 != places.1 { return places.0 > places.1 }
        if a.tonnageMoved != b.tonnageMoved { return a.tonnageMoved > b.tonnageMoved }
        return (a.ranks.after ?? a.ranks.before ?? 0) < (b.ranks.after ?? b.ranks.before ?? 0)
    }

    var json: JSONValue {
        .object([
            ("id", .text(id)), ("fate", .text(fate.rawValue)), ("changed", .boolean(!isSame)),
            ("id_before", ids.before.map(JSONValue.text) ?? .null),
            ("id_after", ids.after.map(JSONValue.text) ?? .null),
            ("split_into", .array(splitInto.map(JSONValue.text))),
            ("comes_from", .array(comesFrom.map(JSONValue.text))),
            ("figures", .object(figures.map { (key: $0.column, value: $0.change.json) })),
            ("reserve_run_of_mine_mt_mean", .object(reserves.map { (key: $0.category, value: $0.change.json) })),
        ])
    }
}

extension ComparedProspect {
    /// All prospects of two runs, those in both first, in the order of the ranks after.
    ///
    /// - Throws: `badData` when GEOS refuses an outline.
    static func all(_ before: ComparedRun, _ after: ComparedRun) throws -> [ComparedProspect] {
        let ids = (before.prospects.ids, after.prospects.ids)
        let overlaps = try OutlineOverlaps(before.prospects.outlines, after.prospects.outlines)
        let matches = ProspectMatches(
            before: zip(ids.0, overlaps.areas.before).map { ($0, $1) },
            after: zip(ids.1, overlaps.areas.after).map { ($0, $1) }, overlaps: overlaps.overlaps)
        let maker = ComparedProspectMaker(before: before, after: after)
        return matches.pairs.map { pair in
            maker.make(
                .both, pair.before, pair.after, splitInto: pair.splitInto.map { ids.1[$0] },
                comesFrom: pair.mergedFrom.map { ids.0[$0] })
        }
            + matches.new.map { place, from in
                maker.make(
                    from.isEmpty ? .new : .splitOff, nil, place, splitInto: [], comesFrom: from.map { ids.0[$0] })
            }
            + matches.gone.map { place, into in
                maker.make(
                    into.isEmpty ? .gone : .merged, place, nil, splitInto: into.map { ids.1[$0] }, comesFrom: [])
            }
    }
}

/// Makes compared prospects of the rows of two tables.
private struct ComparedProspectMaker {
    private let before: ComparedRun
    private let after: ComparedRun
    /// Columns of rank, tonnage and category, as far as one of the tables has them.
    private let columns: [String]

    init(before: ComparedRun, after: ComparedRun) {
        self.before = before
        self.after = after
        let own = after.prospects.table.header
        let all = own + before.prospects.table.header.filter { !own.contains($0) }
        columns = all.filter { name in
            Self.plain.contains(name) || name.hasPrefix("ore_mt_")
                || (name.hasPrefix("recoverable_") && name.contains("_mt_"))
        }
    }

    private static let plain: Set<String> = [
        "rank", "belt", "outlined_by", "basis", "area_km2", "presence", "measured_mt", "indicated_mt",
        "inferred_mt", "recoverable_standing", "score", "missing_criteria",
    ]

    func make(
        _ fate: ComparedProspect.Fate, _ own: Int?, _ other: Int?, splitInto: [String], comesFrom: [String]
    ) -> ComparedProspect {
        let rows = (own.map { before.prospects.table.rows[$0] }, other.map { after.prospects.table.rows[$0] })
        let ids = (own.map { before.prospects.ids[$0] }, other.map { after.prospects.ids[$0] })
        let rise =
            ["recoverable_mt_mean", "ore_mt_mean"].lazy.compactMap { FigureChange($0, rows.0, rows.1).rise }.first
        return ComparedProspect(
            fate: fate, ids: ids, splitInto: splitInto, comesFrom: comesFrom,
            figures: columns.map { ($0, FigureChange($0, rows.0, rows.1)) },
            reserves: ["proved", "probable"].compactMap { category in
                let change = FigureChange(
                    Self.reserve(category, of: ids.0, before), Self.reserve(category, of: ids.1, after))
                return change.isUnknown ? nil : (category, change)
            },
            ranks: (own.map { before.prospects.ranks[$0] }, other.map { after.prospects.ranks[$0] }),
            tonnageMoved: abs(rise ?? 0))
    }

    /// Mean run-of-mine tonnes of a reserve category in Mt.
    private static func reserve(_ category: String, of id: String?, _ run: ComparedRun) -> String? {
        id.flatMap { run.explanations.reserves[$0]?[category] }.flatMap { formatNumber($0 / 1e6, decimals: 4) }
    }
}
