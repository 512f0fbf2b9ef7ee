/// A length, in metres.
public struct Length: Quantity {
    /// The value in metres.
    public var metres: Double
    /// - Parameter metres: The value in metres.
    public init(metres: Double) { self.metres = metres }
    /// - Parameter baseValue: The value in metres.
    public init(baseValue: Double) { metres = baseValue }
    /// The value in metres.
    public var baseValue: Double { metres }
    /// `length`
    public static let name = "length"
    /// Metres first.
    public static let units: [(symbol: String, factor: Double)] = [
        ("m", 1), ("km", 1000), ("cm", 0.01), ("ft", 0.3048), ("mi", 1609.344),
    ]
}

/// An area, in square metres.
public struct Area: Quantity {
    /// The value in square metres.
    public var squareMetres: Double
    /// - Parameter squareMetres: The value in square metres.
    public init(squareMetres: Double) { self.squareMetres = squareMetres }
    /// - Parameter baseValue: The value in square metres.
    public init(baseValue: Double) { squareMetres = baseValue }
    /// The value in square metres.
    public var baseValue: Double { squareMetres }
    /// The value in square kilometres.
    public var squareKilometres: Double { squareMetres / 1e6 }
    /// `area`
    public static let name = "area"
    /// Square kilometres first.
    public static let units: [(symbol: String, factor: Double)] = [
        ("km2", 1e6), ("m2", 1), ("ha", 1e4), ("km²", 1e6), ("m²", 1),
    ]
}

/// A mass, in tonnes.
public struct Mass: Quantity {
    /// The value in tonnes.
    public var tonnes: Double
    /// - Parameter tonnes: The value in tonnes.
    public init(tonnes: Double) { self.tonnes = tonnes }
    /// - Parameter baseValue: The value in tonnes.
    public init(baseValue: Double) { tonnes = baseValue }
    /// The value in tonnes.
    public var baseValue: Double { tonnes }
    /// `mass`
    public static let name = "mass"
    /// Million tonnes first.
    public static let units: [(symbol: String, factor: Double)] = [
        ("Mt", 1e6), ("kt", 1e3), ("t", 1), ("Gt", 1e9), ("kg", 1e-3),
    ]
}

/// A mass per year, in tonnes a year.
public struct MassRate: Quantity {
    /// The value in tonnes a year.
    public var tonnesPerYear: Double
    /// - Parameter tonnesPerYear: The value in tonnes a year.
    public init(tonnesPerYear: Double) { self.tonnesPerYear = tonnesPerYear }
    /// - Parameter baseValue: The value in tonnes a year.
    public init(baseValue: Double) { tonnesPerYear = baseValue }
    /// The value in tonnes a year.
    public var baseValue: Double { tonnesPerYear }
    /// `mass per year`
    public static let name = "mass per year"
    /// Million tonnes a year first.
    public static let units: [(symbol: String, factor: Double)] = [
        ("Mt/a", 1e6), ("kt/a", 1e3), ("t/a", 1), ("Mt/yr", 1e6), ("kt/yr", 1e3), ("t/yr", 1),
    ]
}

/// A bulk density, in tonnes per cubic metre.
public struct Density: Quantity {
    /// The value in tonnes per cubic metre.
    public var tonnesPerCubicMetre: Double
    /// - Parameter tonnesPerCubicMetre: The value in tonnes per cubic metre.
    public init(tonnesPerCubicMetre: Double) { self.tonnesPerCubicMetre = tonnesPerCubicMetre }
    /// - Parameter baseValue: The value in tonnes per cubic metre.
    public init(baseValue: Double) { tonnesPerCubicMetre = baseValue }
    /// The value in tonnes per cubic metre.
    public var baseValue: Double { tonnesPerCubicMetre }
    /// `density`
    public static let name = "density"
    /// Tonnes per cubic metre first.
    public static let units: [(symbol: String, factor: Double)] = [
        ("t/m3", 1), ("g/cm3", 1), ("kg/m3", 0.001), ("t/m³", 1), ("kg/m³", 0.001),
    ]
}

/// A part of a whole, as a fraction: `93 %` is 0.93.
public struct Fraction: Quantity {
    /// The value as a fraction of 1.
    public var value: Double
    /// - Parameter value: The value as a fraction of 1.
    public init(_ value: Double) { self.value = value }
    /// - Parameter baseValue: The value as a fraction of 1.
    public init(baseValue: Double) { value = baseValue }
    /// The value as a fraction of 1.
    public var baseValue: Double { value }
    /// The value in percent.
    public var percent: Double { value * 100 }
    /// `share`
    public static let name = "share"
    /// Percent first.
    public static let units: [(symbol: String, factor: Double)] = [
        ("%", 0.01), ("ppm", 1e-6), ("g/t", 1e-6), ("ppb", 1e-9), ("‰", 0.001),
    ]
}

/// An amount of computer memory, in bytes.
public struct MemorySize: Quantity {
    /// The value in bytes.
    public var bytes: Int
    /// - Parameter bytes: The value in bytes.
    public init(bytes: Int) { self.bytes = bytes }
    /// - Parameter baseValue: The value in bytes.
    public init(baseValue: Double) { bytes = Int(baseValue.clamped(to: 0...9e18)) }
    /// The value in bytes.
    public var baseValue: Double { Double(bytes) }
    /// `memory size`
    public static let name = "memory size"
    /// Gigabytes (decimal) first.
    public static let units: [(symbol: String, factor: Double)] = [
        ("GB", 1e9), ("MB", 1e6), ("kB", 1e3), ("GiB", 1_073_741_824), ("MiB", 1_048_576), ("G", 1e9), ("M", 1e6),
    ]
}
