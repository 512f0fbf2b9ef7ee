import Foundations

/// What a baseline table books in one class of one belt at the opening.
public struct OpeningBalance: Sendable, Hashable, Codable {
    /// The belt.
    public var beltID: String
    /// The class.
    public var ledgerClass: LedgerClass
    /// The tonnage in tonnes; nil when it is unknown, which is not zero.
    public var tonnes: Double?
    /// The year at whose end the figure stood, if stated.
    public var asOfYear: Int?

    /// - Parameters:
    ///   - beltID: The belt.
    ///   - ledgerClass: The class.
    ///   - tonnes: The tonnage in tonnes; nil when it is unknown.
    ///   - asOfYear: The year at whose end the figure stood.
    public init(beltID: String, ledgerClass: LedgerClass, tonnes: Double?, asOfYear: Int? = nil) {
        self.beltID = beltID
        self.ledgerClass = ledgerClass
        self.tonnes = tonnes
        self.asOfYear = asOfYear
    }
}

/// What a reader of the growth review should know of its baseline.
///
/// - Parameters:
///   - openings: The baseline.
///   - belts: All belts that are reported.
///   - series: The series that is reviewed.
///   - baseYear: The year that percentages refer to.
/// - Returns: One warning for each belt without a known opening and for each line of another year.
public func baselineWarnings(
    openings: [OpeningBalance], belts: [String], series: LedgerSeries, baseYear: Int
) -> [Warning] {
    let lines = openings.filter { $0.ledgerClass.series == series }
    var warnings: [Warning] = []
    for belt in Set(belts).sorted() {
        let own = lines.filter { $0.beltID == belt }
        if own.isEmpty || own.contains(where: { $0.tonnes == nil }) {
            warnings.append(
                Warning(
                    code: "opening_unknown", subject: "belt \(belt)",
                    message: "the opening \(series.rawValue) is unknown; the belt is left out of overall growth"))
        }
        for line in own {
            guard let year = line.asOfYear, year != baseYear else { continue }
            warnings.append(
                Warning(
                    code: "opening_date_differs", subject: "belt \(belt), \(line.ledgerClass.rawValue)",
                    message: "the opening is of \(year), not of the base year \(baseYear), and is used as it stands"))
        }
    }
    return warnings
}
