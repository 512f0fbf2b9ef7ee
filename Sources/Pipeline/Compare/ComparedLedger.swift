import Delivery
import Foundations

/// A line of the growth ledger in two runs.
struct ComparedLedgerLine {
    /// Belt, series, class, item and target, as `growth.csv` has them.
    let place: [String]
    /// The unit of the values.
    let unit: String
    /// q10, q50, q90 and mean.
    let values: [FigureChange]

    var belt: String { place[0] }
    var series: String { place[1] }
    var ledgerClass: String { place[2] }
    var item: String { place[3] }
    var target: String { place[4] }
    var mean: FigureChange { values[3] }
    var isSame: Bool { values.allSatisfy(\.isSame) }
    /// Whether each run has the line: a review without the target, or of the other series, has not.
    let isThere: (before: Bool, after: Bool)

    fileprivate static let columns = ["belt", "series", "class", "item", "target_percent"]
    fileprivate static let figures = ["value_q10", "value_q50", "value_q90", "value_mean"]

    var json: JSONValue {
        .object(
            zip(Self.columns, place).map {
                (key: $0, value: $1.isEmpty ? .null : Double($1).map(JSONValue.number) ?? .text($1))
            }
                + [("unit", .text(unit)), ("changed", .boolean(!isSame))]
                + zip(Self.figures, values).map { (key: $0, value: $1.json) })
    }

    /// All lines of two ledgers: those of the second in its order, then those that the first alone has.
    static func all(_ before: RunTable, _ after: RunTable) -> [ComparedLedgerLine] {
        func place(_ row: RunTable.Row) -> [String] { columns.map { row[$0] ?? "" } }
        let own = Dictionary(before.rows.map { (place($0), $0) }) { first, _ in first }
        let other = Dictionary(after.rows.map { (place($0), $0) }) { first, _ in first }
        let places = after.rows.map(place) + before.rows.map(place).filter { other[$0] == nil }
        // Classes that hold nothing have no line; where the sum of all classes is known, they hold nothing.
        func value(_ figure: String, _ place: [String], _ rows: [[String]: RunTable.Row]) -> String? {
            if let row = rows[place] { return row[figure] }
            let all = rows[[place[0], place[1], "all"] + place.suffix(2)]
            return place[2] != "all" && all?[figure]?.isEmpty == false ? "0" : nil
        }
        return places.map { place in
            ComparedLedgerLine(
                place: place, unit: (other[place] ?? own[place])?["unit"] ?? "",
                values: figures.map { FigureChange(value($0, place, own), value($0, place, other)) },
                isThere: (
                    value(figures[3], place, own) != nil || own[place] != nil,
                    value(figures[3], place, other) != nil || other[place] != nil
                ))
        }
    }
}

/// A belt in two runs: the figures of `belts.csv`.
struct ComparedBelt {
    let id: String
    let figures: [(column: String, change: FigureChange)]

    subscript(column: String) -> FigureChange {
        figures.first { $0.column == column }?.change ?? FigureChange(nil, nil)
    }

    var isSame: Bool { figures.allSatisfy(\.change.isSame) }

    var json: JSONValue {
        .object(
            [("belt", .text(id)), ("changed", .boolean(!isSame))]
                + figures.map { (key: $0.column, value: $0.change.json) })
    }

    /// All belts of two runs: those of the second in its order, then those that the first alone has.
    static func all(_ before: RunTable, _ after: RunTable) -> [ComparedBelt] {
        let (own, other) = (byID(before), byID(after))
        let ids =
            after.rows.compactMap { $0["belt"] } + before.rows.compactMap { $0["belt"] }.filter { other[$0] == nil }
        let columns = after.header + before.header.filter { !after.header.contains($0) }
        return ids.map { id in
            ComparedBelt(
                id: id,
                figures: columns.filter { $0 != "belt" }.map { ($0, FigureChange($0, own[id], other[id])) })
        }
    }

    private static func byID(_ table: RunTable) -> [String: RunTable.Row] {
        Dictionary(table.rows.map { ($0["belt"] ?? "", $0) }) { first, _ in first }
    }
}
