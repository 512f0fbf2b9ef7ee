/// How drill-hole tables are to be understood where the tables themselves do not say.
public struct DrillHoleOptions: Sendable, Hashable {
    /// Column of each standard name (`hole`, `x`, `y`, `z`, `length`, `depth`, `azimuth`, `dip`, `from`, `to`) and
    /// variable; names that are left out are looked up under their usual spellings.
    public var columns: [String: String] = [:]
    /// Measured variables to read from the assay table.
    public var variables: [String] = []
    /// Text variables, such as rock codes, to read from the assay table.
    public var codeVariables: [String] = []
    /// Text variables to read from the rock log, if there is one; samples are cut at its contacts.
    public var logVariables: [String] = []
    /// Metres in one unit of the depths and lengths along the holes; 0.3048 where they are in feet.
    public var metresPerDepthUnit = 1.0
    /// Metres in one unit of the collar elevations.
    public var metresPerElevationUnit = 1.0
    /// How the survey's dip is counted.
    public var dip: DipConvention = .detect
    /// What a value below zero means.
    public var negativeValues: NegativeValues = .refuse
    /// Values that a variable can have at all; others are refused.
    public var possible: [String: PossibleValues] = [:]
    /// Texts that mean "no value", beside an empty cell; numbers are compared as numbers.
    public var missingTexts = ["-9999", "-999", "-99", "NA", "N/A", "NaN", "null", "-", "nd"]
    /// Overlaps and gaps up to this many metres are rounding and left alone.
    public var depthToleranceMetres = 0.001

    /// The usual meaning of everything.
    public init() {}

    /// How the inclination of a hole is written.
    public enum DipConvention: String, Sendable, Hashable, Codable, CaseIterable {
        /// Read from the signs, which must agree in all rows.
        case detect
        /// 90 is straight down.
        case positiveDown = "positive_down"
        /// -90 is straight down.
        case negativeDown = "negative_down"
        /// The zenith angle (天顶角): 0 is straight down, 90 horizontal.
        case zenithAngle = "zenith_angle"
    }

    /// Values that a variable can have, and what to do about others.
    public struct PossibleValues: Sendable, Hashable {
        /// The values.
        public var range: ClosedRange<Double>
        /// Their unit, for messages.
        public var unit: String
        /// What to do about a value outside.
        public var remedy: String

        /// - Parameters:
        ///   - range: The values.
        ///   - unit: Their unit, for messages.
        ///   - remedy: What to do about a value outside.
        public init(_ range: ClosedRange<Double>, unit: String, remedy: String) {
            (self.range, self.unit, self.remedy) = (range, unit, remedy)
        }
    }

    /// What an assay below zero means.
    public enum NegativeValues: String, Sendable, Hashable, Codable, CaseIterable {
        /// An error.
        case refuse
        /// Below a detection limit of that size: half the limit is used.
        case detectionLimit = "detection_limit"
        /// No value.
        case missing
        /// A true value.
        case keep
    }
}

/// The tables that describe a set of drill holes.
public struct DrillHoleTables: Sendable, Hashable {
    /// One row per hole: name, coordinates, and if known the length, azimuth and dip.
    public var collar: SourceTable
    /// One row per sample.
    public var assay: SourceTable
    /// One row per survey station; without it holes run as the collar table says, or vertically.
    public var survey: SourceTable?
    /// One row per logged interval of rock; needed only for `DrillHoleOptions.logVariables`.
    public var log: SourceTable?

    /// - Parameters:
    ///   - collar: One row per hole.
    ///   - assay: One row per sample.
    ///   - survey: One row per survey station.
    ///   - log: One row per logged interval of rock.
    public init(
        collar: SourceTable, assay: SourceTable, survey: SourceTable? = nil, log: SourceTable? = nil
    ) {
        self.collar = collar
        self.assay = assay
        self.survey = survey
        self.log = log
    }
}
