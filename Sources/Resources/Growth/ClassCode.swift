import Foundations

/// What a class name or code of a baseline table stands for.
public enum ClassCode: Sendable, Hashable {
    /// A class that the ledger counts.
    case counted(LedgerClass)
    /// Exploration potential, such as the old code 334: never a resource.
    case explorationPotential

    /// Reads a class name or code: the names of `LedgerClass`, those of GB/T 17766-2020, JORC's, and the three-digit
    /// codes of GB/T 17766-1999.
    ///
    /// The third digit of an old code is the geological assurance. Codes 111 and 121, 122 without a suffix are
    /// reserves; all others, with `b`, `M` or `S` or a leading 3, are resources.
    ///
    /// - Throws: `GossanError` of kind `badData` for a mixture such as `333+334`, which cannot be counted without its
    ///   parts, and for any other text.
    ///
    /// Source: GB/T 17766-2020, clauses 3 to 5; GB/T 17766-1999, the table of codes (from secondary descriptions).
    public static func reading(_ text: String) throws -> ClassCode {
        let name = text.filter { !$0.isWhitespace }.lowercased()
        if name.contains(where: { "+/,、~-".contains($0) }) {
            throw GossanError(
                .badData, subject: "class '\(text)'", problem: "is a mixture of classes",
                remedy: "give each class its own row; 334 is exploration potential and does not count as resource")
        }
        if let known = names[name] { return known }
        if let old = oldCode(name) { return old }
        throw GossanError(
            .badData, subject: "class '\(text)'", problem: "is not a class of resource or reserve",
            remedy:
                "write one of \(LedgerClass.allCases.map(\.rawValue).joined(separator: ", ")), or a code such as 332")
    }

    private static let names: [String: ClassCode] = [
        "measured": .counted(.measured), "indicated": .counted(.indicated), "inferred": .counted(.inferred),
        "proved": .counted(.proved), "proven": .counted(.proved), "probable": .counted(.probable),
        "resource_not_classified": .counted(.resourceNotClassified), "resource": .counted(.resourceNotClassified),
        "reserve_not_classified": .counted(.reserveNotClassified), "reserve": .counted(.reserveNotClassified),
        "探明": .counted(.measured), "探明资源量": .counted(.measured),
        "控制": .counted(.indicated), "控制资源量": .counted(.indicated),
        "推断": .counted(.inferred), "推断资源量": .counted(.inferred),
        "证实": .counted(.proved), "证实储量": .counted(.proved),
        "可信": .counted(.probable), "可信储量": .counted(.probable),
        "资源量": .counted(.resourceNotClassified), "储量": .counted(.reserveNotClassified),
        "潜在矿产资源": .explorationPotential, "potential": .explorationPotential,
        "exploration_potential": .explorationPotential,
    ]

    private static func oldCode(_ name: String) -> ClassCode? {
        switch name {
        case "111": .counted(.proved)
        case "121", "122": .counted(.probable)
        case "111b", "121b", "2m11", "2m21", "2s11", "2s21", "331": .counted(.measured)
        case "122b", "2m22", "2s22", "332": .counted(.indicated)
        case "333": .counted(.inferred)
        case "334", "334?": .explorationPotential
        default: nil
        }
    }
}
