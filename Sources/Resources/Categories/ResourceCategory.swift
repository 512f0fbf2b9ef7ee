/// Geological confidence in a resource; the three are listed apart.
///
/// Source: GB/T 17766-2020, section 3; JORC Code 2012, clauses 21-23.
public enum ResourceCategory: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// 探明资源量, Measured.
    case measured
    /// 控制资源量, Indicated.
    case indicated
    /// 推断资源量, Inferred.
    case inferred

    /// More confident first.
    public static func < (a: ResourceCategory, b: ResourceCategory) -> Bool { a.rank < b.rank }

    /// 0 for measured, 1 for indicated, 2 for inferred.
    public var rank: Int {
        switch self {
        case .measured: 0
        case .indicated: 1
        case .inferred: 2
        }
    }

    /// The Chinese term.
    public var chineseName: String {
        switch self {
        case .measured: "探明资源量"
        case .indicated: "控制资源量"
        case .inferred: "推断资源量"
        }
    }

    /// What it becomes once modifying factors are applied in a study of some level; nil where it stays a resource.
    ///
    /// Only measured and indicated resources convert, and only on at least a pre-feasibility study
    /// (GB/T 17766-2020, 4.2 and 4.3; JORC Code 2012, clause 29).
    public func reserve(studied study: StudyLevel) -> ReserveCategory? {
        guard study.makesReserves else { return nil }
        return switch self {
        case .measured: .proved
        case .indicated: .probable
        case .inferred: nil
        }
    }
}

/// Certainty of the modifying factors behind a reserve.
public enum ReserveCategory: String, Sendable, Hashable, Codable, CaseIterable {
    /// 证实储量, Proved.
    case proved
    /// 可信储量, Probable.
    case probable

    /// The Chinese term.
    public var chineseName: String {
        switch self {
        case .proved: "证实储量"
        case .probable: "可信储量"
        }
    }
}

/// How far a project has been studied.
public enum StudyLevel: String, Sendable, Hashable, Codable, CaseIterable {
    /// Not at all.
    case none
    /// Scoping study (概略研究).
    case scoping
    /// Pre-feasibility study (预可行性研究).
    case prefeasibility
    /// Feasibility study (可行性研究).
    case feasibility

    /// Whether resources may be called reserves on the strength of it.
    public var makesReserves: Bool { self == .prefeasibility || self == .feasibility }
}

/// What the recoverable part of a resource may be called.
public enum RecoverableStanding: Sendable, Hashable {
    /// A reserve of the given category.
    case reserve(ReserveCategory)
    /// A recoverable estimate that rests on the given category, never a reserve.
    case recoverableEstimate(on: ResourceCategory)

    /// - Parameters:
    ///   - category: The category that the ground is in.
    ///   - study: How far the project has been studied.
    public init(category: ResourceCategory, study: StudyLevel) {
        self = category.reserve(studied: study).map { .reserve($0) } ?? .recoverableEstimate(on: category)
    }
}
