/// The unit in which a grade stands in tables.
public enum GradeUnit: String, Sendable, Hashable, Codable, CaseIterable {
    /// Mass percent.
    case percent = "%"
    /// Grams per tonne, the same as parts per million.
    case ppm
    /// Parts per billion.
    case ppb
    /// Mass fraction of 1.
    case fraction

    /// What one unit is as a fraction of 1.
    public var fractionOfOne: Double {
        switch self {
        case .percent: 0.01
        case .ppm: 1e-6
        case .ppb: 1e-9
        case .fraction: 1
        }
    }
}

/// A measured variable that is estimated as a grade.
public struct GradeVariable: Sendable, Hashable, Codable {
    /// Its name in the data, such as `al2o3`.
    public var name: String
    /// The unit of its values.
    public var unit: GradeUnit

    /// - Parameters:
    ///   - name: Its name in the data.
    ///   - unit: The unit of its values.
    public init(name: String, unit: GradeUnit = .percent) {
        self.name = name
        self.unit = unit
    }
}

/// A ratio of two grades, always averaged as sum(numerator) / sum(denominator), never as a mean of ratios.
public struct RatioDefinition: Sendable, Hashable, Codable {
    /// Its name, such as `a_s`.
    public var name: String
    /// The grade above the line.
    public var numerator: String
    /// The grade below the line.
    public var denominator: String

    /// - Parameters:
    ///   - name: Its name.
    ///   - numerator: The grade above the line.
    ///   - denominator: The grade below the line.
    public init(name: String, numerator: String, denominator: String) {
        self.name = name
        self.numerator = numerator
        self.denominator = denominator
    }
}
