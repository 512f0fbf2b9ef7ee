/// Drill holes with their surveys and sample intervals, checked and in metres.
public struct DrillHoleSet: Sendable, Hashable {
    /// Measured variables, in the order of `SampleInterval.values`.
    public var variables: [String]
    /// Text variables such as rock codes, in the order of `SampleInterval.codes`.
    public var codeVariables: [String]
    /// The holes, in the order of the collar table.
    public var holes: [DrillHole]

    /// - Parameters:
    ///   - variables: Measured variables.
    ///   - codeVariables: Text variables such as rock codes.
    ///   - holes: The holes.
    public init(variables: [String], codeVariables: [String] = [], holes: [DrillHole]) {
        self.variables = variables
        self.codeVariables = codeVariables
        self.holes = holes
    }
}

/// One drill hole: where it starts, how it runs and what was sampled along it.
public struct DrillHole: Sendable, Hashable {
    /// The hole's name.
    public var id: String
    /// Where the hole starts: easting, northing, elevation, in metres.
    public var collar: SIMD3<Double>
    /// Length along the hole in metres; where the collar table has none, the deepest survey or sample.
    public var lengthMetres: Double
    /// Survey stations by increasing depth; empty for a hole without a survey, which is taken as vertical.
    public var stations: [SurveyStation]
    /// Assayed samples by increasing depth, without overlaps.
    public var samples: [SampleInterval]

    /// - Parameters:
    ///   - id: The hole's name.
    ///   - collar: Easting, northing, elevation, in metres.
    ///   - lengthMetres: Length along the hole.
    ///   - stations: Survey stations by increasing depth; empty for a vertical hole.
    ///   - samples: Samples by increasing depth, without overlaps.
    public init(
        id: String, collar: SIMD3<Double>, lengthMetres: Double, stations: [SurveyStation] = [],
        samples: [SampleInterval] = []
    ) {
        self.id = id
        self.collar = collar
        self.lengthMetres = lengthMetres
        self.stations = stations
        self.samples = samples
    }
}

/// The direction of a hole, measured at one depth.
public struct SurveyStation: Sendable, Hashable {
    /// Depth along the hole, in metres.
    public var depthMetres: Double
    /// Azimuth in degrees, clockwise from grid north.
    public var azimuthDegrees: Double
    /// Angle below the horizontal in degrees: 90 is straight down, negative is upwards.
    public var dipDegrees: Double

    /// - Parameters:
    ///   - depthMetres: Depth along the hole.
    ///   - azimuthDegrees: Clockwise from grid north.
    ///   - dipDegrees: Below the horizontal, 90 straight down.
    public init(depthMetres: Double, azimuthDegrees: Double, dipDegrees: Double) {
        self.depthMetres = depthMetres
        self.azimuthDegrees = azimuthDegrees
        self.dipDegrees = dipDegrees
    }
}

/// A sampled piece of a hole.
public struct SampleInterval: Sendable, Hashable {
    /// Upper end along the hole, in metres.
    public var fromMetres: Double
    /// Lower end along the hole, in metres.
    public var toMetres: Double
    /// Values in the order of `DrillHoleSet.variables`; nil where missing.
    public var values: [Double?]
    /// Texts in the order of `DrillHoleSet.codeVariables`; nil where missing.
    public var codes: [String?]

    /// - Parameters:
    ///   - fromMetres: Upper end along the hole.
    ///   - toMetres: Lower end along the hole.
    ///   - values: Values in the order of the set's variables.
    ///   - codes: Texts in the order of the set's code variables.
    public init(fromMetres: Double, toMetres: Double, values: [Double?], codes: [String?] = []) {
        self.fromMetres = fromMetres
        self.toMetres = toMetres
        self.values = values
        self.codes = codes
    }

    /// Length along the hole, in metres.
    public var lengthMetres: Double { toMetres - fromMetres }
}
