import Foundations
import Resources

/// A line of a baseline, with what tells whether another one counts the same tonnes.
struct BaselineLine {
    let line: Int
    let opening: OpeningBalance
    /// Its year as written.
    let year: String
    /// What tells its deposit from others of the belt, in small letters; empty where the table has no such column.
    let deposit: [String]

    /// Columns that tell deposits apart.
    static let depositColumns: Set<String> = [
        "deposit", "deposit_id", "deposit_name", "mine", "site", "name", "prospect", "ore_body", "orebody", "block",
        "矿区", "矿床", "矿山", "矿体",
    ]

    /// Words that stand in such a column for several deposits, beside those that hold `total`.
    private static let wordsForTotals: Set<String> = ["", "all", "sum", "合计", "总计", "小计"]

    private var yearWords: String { year.isEmpty ? "no year" : year }
    private var isUnclassified: Bool { [.resourceNotClassified, .reserveNotClassified].contains(opening.ledgerClass) }

    private static func isForSeveral(_ name: String) -> Bool {
        wordsForTotals.contains(name) || name.contains("total")
    }

    /// The year in what a cell says of it: 2024 of `2024-12-31`, `31/12/2024` and `FY2024`; nil where there is none.
    static func year(in text: String) -> Int? { text.firstMatch(of: /(?:19|20)\d\d/).flatMap { Int($0.0) } }

    /// What a table says in several lines and what is doubtful of it.
    ///
    /// - Returns: Warnings of lines that may be totals of others.
    /// - Throws: `badData` where lines of one class stand for several years, or one is the sum of others: they would be counted twice.
    static func requireCountedOnce(_ lines: [BaselineLine], file: String) throws -> [Warning] {
        try requireOneYear(lines, file)
        for line in lines { try line.requireNoSum(of: line.parts(in: lines), file) }
        return twins(in: lines, file: file)
            + lines.filter { $0.mayBeTotal(in: lines) }.map { line in
                Warning(
                    code: "total_beside_classes", subject: "\(file), line \(line.line)",
                    message:
                        "may be a total: other lines give classes or deposits of '\(line.opening.beltID)', and it is added to them. If it "
                        + "is their total, or that of another year, take it out; if not, give its deposit a name of its own in a column 'deposit'"
                )
            }
    }

    /// Lines that differ from an earlier one in no column that is read.
    private static func twins(in lines: [BaselineLine], file: String) -> [Warning] {
        var first: [[String]: Int] = [:]
        return lines.compactMap { line in
            guard let tonnes = line.opening.tonnes, tonnes > 0 else { return nil }
            let year = line.opening.asOfYear.map { String($0) } ?? line.year
            let said = [line.opening.beltID, line.opening.ledgerClass.rawValue, year, "\(tonnes)"] + line.deposit
            guard let earlier = first[said] else {
                first[said] = line.line
                return nil
            }
            return Warning(
                code: "equal_lines", subject: "\(file), line \(line.line)",
                message:
                    "gives belt, class, year and tonnage of line \(earlier) once more, and both are counted: take one out if they "
                    + "are the same ore; if not, tell them apart in a column 'deposit'")
        }
    }

    private static func requireOneYear(_ lines: [BaselineLine], _ file: String) throws {
        var first: [[String]: BaselineLine] = [:]
        for line in lines {
            let place = [line.opening.beltID, line.opening.ledgerClass.rawValue] + line.deposit
            guard let other = first[place] else {
                first[place] = line
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

    private func isOfSameYear(as other: BaselineLine) -> Bool {
        guard let own = opening.asOfYear, let others = other.opening.asOfYear else { return year == other.year }
        return own == others
    }

    private func requireNoSum(of parts: [BaselineLine], _ file: String) throws {
        guard isSum(of: parts) else { return }
        throw GossanError(
            .badData, subject: "\(file), line \(line)",
            problem: "is the sum of \(parts.count == 1 ? "line" : "lines") "
                + parts.map { "\($0.line)" }.joined(separator: ", ") + ", and would be counted twice",
            remedy: "take the total out; if it is none, give its deposit a name of its own in a column 'deposit'")
    }

    /// Whether nothing tells that it is not the total of other lines: it has no class, or its deposit is called a total, and theirs are
    /// classes or deposits of the same ground; or it is the sum of all others of its belt, under a name of its own.
    private func mayBeTotal(in lines: [BaselineLine]) -> Bool {
        guard let tonnes = opening.tonnes, tonnes > 0 else { return false }
        let isCalledTotal = deposit.contains { !$0.isEmpty && Self.isForSeveral($0) }
        if isUnclassified || isCalledTotal, !parts(in: lines).isEmpty { return true }
        let others = lines.filter { other in
            other.line != line && isOfSameSeries(as: other)
                && (isUnclassified ? !other.isUnclassified : other.opening.ledgerClass == opening.ledgerClass)
        }
        return others.count > 1 && isSum(of: others)
    }

    /// The lines of which it would be the total if it is one: of the same ground, and of its class where it has one, but finer.
    private func parts(in lines: [BaselineLine]) -> [BaselineLine] {
        lines.filter { other in
            guard other.line != line, isOfSameSeries(as: other) else { return false }
            let isOfClass = opening.ledgerClass == other.opening.ledgerClass
            let isOfGround = zip(deposit, other.deposit).allSatisfy { $0 == $1 || Self.isForSeveral($0) }
            let isFinerGround = zip(deposit, other.deposit).contains { $0 != $1 && !Self.isForSeveral($1) }
            return isOfGround && (isUnclassified && !isOfClass || isOfClass && isFinerGround)
        }
    }

    private func isOfSameSeries(as other: BaselineLine) -> Bool {
        opening.beltID == other.opening.beltID && opening.ledgerClass.series == other.opening.ledgerClass.series
    }

    private func isSum(of parts: [BaselineLine]) -> Bool {
        guard let total = opening.tonnes, total > 0 else { return false }
        let sum = parts.reduce(0) { $0 + ($1.opening.tonnes ?? .nan) }
        return abs(sum - total) < 0.005 * total
    }
}
