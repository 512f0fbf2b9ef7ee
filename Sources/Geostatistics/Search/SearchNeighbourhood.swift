import Foundations

/// Which samples take part in the estimate of a target.
///
/// Samples are taken in order of distance, ties in order of sample index, so that equal distances on regular drill
/// grids give the same choice everywhere. Distances that agree to about 2 parts in 10^9 count as equal.
public struct SearchNeighbourhood: Sendable, Hashable, Codable {
    /// Parts of the compass into which samples are sorted.
    public enum Sectors: Int, Sendable, Hashable, Codable {
        /// No division.
        case whole = 1
        /// Four parts between the axes of the search ellipse.
        case quadrants = 4
        /// Eight parts.
        case octants = 8
    }

    /// The most samples used; nil for no limit.
    public var maximumSamples: Int?
    /// With fewer samples than this the target is beyond support and stays missing.
    public var minimumSamples: Int
    /// Samples farther than this along the major axis of the ellipse are left out; infinite for no limit.
    public var maximumRadiusMetres: Double
    /// Direction and shape of the search ellipse.
    public var ellipse: GeometricAnisotropy
    /// The division into sectors.
    public var sectors: Sectors
    /// The most samples used of one sector, where there are sectors.
    public var maximumPerSector: Int

    /// Every sample for every target.
    public static let global = SearchNeighbourhood()

    /// - Parameters:
    ///   - maximumSamples: The most samples used; nil for no limit.
    ///   - minimumSamples: With fewer samples the target stays missing.
    ///   - maximumRadiusMetres: The greatest distance along the major axis of the ellipse.
    ///   - ellipse: Direction and shape of the search ellipse.
    ///   - sectors: The division into sectors.
    ///   - maximumPerSector: The most samples used of one sector.
    public init(
        maximumSamples: Int? = nil, minimumSamples: Int = 1, maximumRadiusMetres: Double = .infinity,
        ellipse: GeometricAnisotropy = .isotropic, sectors: Sectors = .whole, maximumPerSector: Int = .max
    ) {
        self.maximumSamples = maximumSamples
        self.minimumSamples = minimumSamples
        self.maximumRadiusMetres = maximumRadiusMetres
        self.ellipse = ellipse
        self.sectors = sectors
        self.maximumPerSector = maximumPerSector
    }

    /// Whether every sample takes part in every estimate.
    public var isGlobal: Bool { maximumSamples == nil && maximumRadiusMetres == .infinity && sectors == .whole }

    /// The most samples that one search over `count` samples can return.
    func capacity(over count: Int) -> Int {
        var limit = min(count, maximumSamples ?? count)
        if sectors != .whole, maximumPerSector <= count { limit = min(limit, sectors.rawValue * maximumPerSector) }
        return limit
    }

    /// Refuses limits that contradict each other.
    func validate(subject: String = "search neighbourhood") throws(GossanError) {
        try ellipse.validate(subject: subject)
        let most = maximumSamples ?? .max
        guard most >= 1, minimumSamples >= 1, minimumSamples <= most, maximumRadiusMetres > 0, maximumPerSector >= 1
        else {
            throw GossanError(
                .configuration, subject: subject,
                problem:
                    "asks for \(minimumSamples) to \(most) samples within \(maximumRadiusMetres) m, at most "
                    + "\(maximumPerSector) per sector",
                remedy: "give a minimum of at least 1 that is not above the maximum, and a radius above 0 m")
        }
    }
}
