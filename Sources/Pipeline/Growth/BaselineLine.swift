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

    /// Words that stand in such a column for all deposits.
    private static let all: Set<String> = ["total", "all", "sum", "合计", "总计", "小计"]

    private var place: [String] { [opening.beltID, opening.ledgerClass.rawValue] + deposit }
    private var series: [String] { [opening.beltID, opening.ledgerClass.series.rawValue] }
    private var yearWords: String { year.isEmpty ? "no year" : year }
    private var isUnclassified: Bool { [.resourceNotClassified, .reserveNotClassified].contains(opening.ledgerClass) }
    private var namesNoDeposit: Bool {
        deposit.allSatisfy(\.isEmpty) || deposit.contains { Self.all.contains($0.lowercased()) }
    }

    private func isOfSameYear(as other: BaselineLine) -> Bool {
        guard let own = opening.asOfYear, let others = other.opening.asOfYear else { return year == other.year }
        return own == others
    }

    /// Looks for lines that count the same tonnes.
    ///
    /// - Throws: `badData` where lines of one class stand for several years, or one is the sum of others.
    static func requireCountedOnce(_ lines: [BaselineLine], file: String, warnings: inout [Warning]) throws {
        try requireOneYear(lines, file)
        for line in lines where line.isUnclassified {
            if let found = try line.mayTotal(lines, file) { warnings.append(found) }
        }
    }

    private static func requireOneYear(_ lines: [BaselineLine], _ file: String) throws {
        var first: [[String]: BaselineLine] = [:]
        for line in lines {
            guard let other = first[line.place] else {
                first[line.place] = line
                continue
            }
            guard !line.isOfSameYear(as: other) else { continue }
            throw GossanError(
                .badData, subject: "\(file), line \(line.line)",
                problem:
                    "gives '\(line.opening.ledgerClass.rawValue)' of '\(line.opening.beltID)' for \(line.yearWords), and line "
                    + "\(other.line) for \(other.yearWords): both would be added up",
                remedy:
                    "keep the line of the base year; where they are different deposits, name them in a column 'deposit'"
            )
        }
    }

    /// What is said of tonnes without class that may be the total of the classes in other lines: an error where they are their sum, a
    /// warning where nothing tells. Those of a deposit of their own are beyond doubt, unless several lines add up to them.
    private func mayTotal(_ lines: [BaselineLine], _ file: String) throws -> Warning? {
        let classes = lines.filter { $0.series == series && !$0.isUnclassified }
        let same = namesNoDeposit ? classes : classes.filter { $0.deposit == deposit }
        if isSum(of: same) {
            throw GossanError(
                .badData, subject: "\(file), line \(line)",
                problem:
                    "is the sum of the classes of '\(opening.beltID)' in the other lines, and would be counted beside them",
                remedy:
                    "keep the classes and take the total out; where it is a deposit of its own, name the deposits in a column 'deposit'"
            )
        }
        let isInDoubt = !same.isEmpty || (classes.count > 1 && isSum(of: classes))
        guard isInDoubt, opening.tonnes != nil else { return nil }
        return Warning(
            code: "total_beside_classes", subject: "\(file), line \(line)",
            message:
                "gives tonnes of '\(opening.beltID)' without class, and other lines give classes of it: they are added. If it is their "
                + "total, or that of another year, take it out; if it is a deposit of its own, name the deposits in a column 'deposit'"
        )
    }

    private func isSum(of parts: [BaselineLine]) -> Bool {
        guard let total = opening.tonnes, total > 0 else { return false }
        let sum = parts.reduce(0) { $0 + ($1.opening.tonnes ?? .nan) }
        return abs(sum - total) < 0.005 * total
    }
}
