/// The two series of the growth ledger. They stand apart and are never added (GB/T 17766-2020, clause 5).
public enum LedgerSeries: String, Sendable, Hashable, Codable, CaseIterable {
    /// Resources: measured, indicated, inferred.
    case resource
    /// Reserves: proved, probable.
    case reserve

    /// The classes of the series, the surest first.
    public var classes: [LedgerClass] { LedgerClass.allCases.filter { $0.series == self } }
}

/// A class of the growth ledger, the surest of each series first. Exploration potential is none of them.
public enum LedgerClass: String, Sendable, Hashable, Codable, CaseIterable {
    /// Measured resource, 探明资源量.
    case measured
    /// Indicated resource, 控制资源量.
    case indicated
    /// A resource whose class the source does not tell.
    case resourceNotClassified = "resource_not_classified"
    /// Inferred resource, 推断资源量.
    case inferred
    /// Proved reserve, 证实储量.
    case proved
    /// Probable reserve, 可信储量.
    case probable
    /// A reserve whose class the source does not tell.
    case reserveNotClassified = "reserve_not_classified"

    /// The series that the class belongs to.
    public var series: LedgerSeries {
        switch self {
        case .measured, .indicated, .resourceNotClassified, .inferred: .resource
        case .proved, .probable, .reserveNotClassified: .reserve
        }
    }
}
