import Delivery
import Foundation
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
        figures.first { $0.column == column }?.change ?? FigureChange(column, nil, nil)
    }

    /// Whether anything differs.
    var isSame: Bool {
        fate == .both && ids.before == ids.after && splitInto.isEmpty && comesFrom.isEmpty
            && figures.allSatisfy(\.change.isSame) && reserves.allSatisfy(\.change.isSame)
    }

    /// Places it rose (below 0) or fell in the ranking.
    var placesDown: Int { Int(self["rank"].rise ?? 0) }

    /// How far it moved: places in the ranking, then mean tonnage in Mt.
    private var movement: (Int, Double) {
        (abs(placesDown), abs(self["recoverable_mt_mean"].rise ?? self["ore_mt_mean"].rise ?? 0))
    }

    /// Those that moved farthest first; ties in the order of rank.
    static func isOrdered(_ a: Self, _ b: Self) -> Bool {
        if a.movement != b.movement { return a.movement > b.movement }
        let rank = { (own: Self) in (own["rank"].after ?? own["rank"].before).flatMap(Int.init) ?? Int.max }
        return rank(a) < rank(b)
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
    /// - Throws: `badData` when an outline cannot be read.
    static func all(_ before: ComparedRun, _ after: ComparedRun) throws -> [ComparedProspect] {
        let ids = (before.prospects.rows.map { $0["id"] ?? "" }, after.prospects.rows.map { $0["id"] ?? "" })
        let overlaps = try OutlineOverlaps(
            ids.0.map { before.outlines[$0] ?? [] }, ids.1.map { after.outlines[$0] ?? [] })
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
    let before: ComparedRun
    let after: ComparedRun

    /// Columns of rank, tonnage and category, as far as one of the tables has them.
    private var columns: [String] {
        let all = after.prospects.header + before.prospects.header.filter { !after.prospects.header.contains($0) }
        let plain: Set<String> = [
            "rank", "belt", "outlined_by", "basis", "area_km2", "presence", "measured_mt", "indicated_mt",
            "inferred_mt", "recoverable_standing", "score", "missing_criteria",
        ]
        return all.filter { name in
            plain.contains(name) || name.hasPrefix("ore_mt_")
                || (name.hasPrefix("recoverable_") && name.contains("_mt_"))
        }.sorted { Self.place($0, all) < Self.place($1, all) }
    }

    private static func place(_ name: String, _ all: [String]) -> Int { all.firstIndex(of: name) ?? all.count }

    func make(
        _ fate: ComparedProspect.Fate, _ own: Int?, _ other: Int?, splitInto: [String], comesFrom: [String]
    ) -> ComparedProspect {
        let rows = (own.map { before.prospects.rows[$0] }, other.map { after.prospects.rows[$0] })
        let reserves = (
            Self.reserves(rows.0?["id"], before.explanations), Self.reserves(rows.1?["id"], after.explanations)
        )
        return ComparedProspect(
            fate: fate, ids: (rows.0?["id"], rows.1?["id"]), splitInto: splitInto, comesFrom: comesFrom,
            figures: columns.map { ($0, FigureChange($0, rows.0, rows.1)) },
            reserves: ["proved", "probable"].compactMap { category in
                let change = FigureChange(category, reserves.0, reserves.1)
                return change.isUnknown ? nil : (category, change)
            })
    }

    /// Mean run-of-mine tonnes of each reserve category in Mt.
    private static func reserves(_ id: String?, _ explanations: [String: Any]) -> [String: String]? {
        guard let id else { return nil }
        let reserves = explanations.object(id).object("estimate").object("reserves")
        return reserves.reduce(into: [:]) { means, reserve in
            let mean = (reserve.value as? [String: Any])?.number("mean")
            means[reserve.key] = mean.flatMap { formatNumber($0 / 1e6, decimals: 4) }
        }
    }
}
