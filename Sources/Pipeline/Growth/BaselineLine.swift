import Foundations
import Resources

/// A line of a baseline, with what tells whether another one counts the same tonnes.
struct BaselineLine {
    let line: Int
    let opening: OpeningBalance
    /// Its year as written.
    let year: String
    /// What tells its deposit from others of the belt; empty where the table has no such column.
    let deposit: [String]

    /// Columns that tell deposits apart.
    static let depositColumns: Set<String> = [
        "deposit", "deposit_id", "deposit_name", "mine", "site", "name", "prospect", "ore_body", "orebody", "block",
        "矿区", "矿床", "矿山", "矿体",
    ]

    private var place: [String] { [opening.beltID, opening.ledgerClass.rawValue] + deposit }
    private var series: [String] { [opening.beltID, opening.ledgerClass.series.rawValue] }
    private var yearWords: String { year.isEmpty ? "no year" : year }
    private var isUnclassified: Bool { [.resourceNotClassified, .reserveNotClassified].contains(opening.ledgerClass) }

    /// - Throws: `badData` where lines of one class stand for several years, or one is the sum of others: they would be counted twice.
    static func requireCountedOnce(_ lines: [BaselineLine], file: String) throws {
        var first: [[String]: BaselineLine] = [:]
        for line in lines {
            guard let other = first[line.place] else {
                first[line.place] = line
                continue
            }
            guard line.year != other.year else { continue }
            throw GossanError(
                .badData, subject: "\(file), line \(line.line)",
                problem:
                    "gives '\(line.opening.ledgerClass.rawValue)' of '\(line.opening.beltID)' for \(line.yearWords), and line "
                    + "\(other.line) for \(other.yearWords): both would be added up",
                remedy:
                    "keep the line of the base year; where they are different deposits, name them in a column 'deposit'"
            )
        }
        for line in lines where line.isUnclassified {
            let classes = lines.filter { $0.series == line.series && !$0.isUnclassified }
            let sums = [classes, classes.filter { $0.deposit == line.deposit }].map { parts in
                parts.reduce(0) { $0 + ($1.opening.tonnes ?? .nan) }
            }
            guard let total = line.opening.tonnes,
                sums.contains(where: { $0 > 0 && abs($0 - total) < 0.005 * total })
            else { continue }
            throw GossanError(
                .badData, subject: "\(file), line \(line.line)",
                problem:
                    "is the sum of the classes of '\(line.opening.beltID)' in the other lines, and would be counted beside them",
                remedy: "keep the classes and take the total out")
        }
    }
}
