import Foundations

/// Mass shares of oxides in dry rock, in percent. They sum to less than 100; the rest is not assayed.
public struct RockComposition: Sendable, Hashable {
    /// Alumina, percent.
    public var al2o3: Double
    /// Silica, percent.
    public var sio2: Double
    /// Iron oxide, percent.
    public var fe2o3: Double
    /// Titania, percent.
    public var tio2: Double
    /// Loss on ignition, percent.
    public var loi: Double

    static let zero = RockComposition(al2o3: 0, sio2: 0, fe2o3: 0, tio2: 0, loi: 0)
    static let limestone = RockComposition(al2o3: 0.9, sio2: 1.8, fe2o3: 0.5, tio2: 0.05, loi: 42.8)
    static let cover = RockComposition(al2o3: 14.5, sio2: 62, fe2o3: 5.6, tio2: 0.7, loi: 8.2)
    static let granite = RockComposition(al2o3: 14.2, sio2: 71, fe2o3: 2.4, tio2: 0.3, loi: 1.1)

    /// Clay rock or bauxite as a mixture of diaspore, kaolinite, iron oxide and anatase.
    ///
    /// The oxides of each mineral follow from its formula (diaspore AlO(OH): 85.0 % Al2O3, 15.0 % water; kaolinite
    /// Al2Si2O5(OH)4: 39.5 % Al2O3, 46.6 % SiO2, 13.9 % water), so that a sample never holds more than 100 %.
    ///
    /// - Parameters:
    ///   - leaching: Degree of leaching: 0.2 for clay rock, 0.9 for the best ore.
    ///   - ironShare: Share of iron oxides by mass.
    public init(leaching: Double, ironShare: Double) {
        let iron = ironShare.clamped(to: 0...0.5)
        let anatase = 0.015 + 0.02 * leaching.clamped(to: 0...1)
        let free = 0.98 - iron - anatase
        let diaspore = (0.95 * leaching - 0.1).clamped(to: 0...max(0, free - 0.03))
        let kaolinite = max(0, free - diaspore)
        self.init(
            al2o3: 85.0 * diaspore + 39.5 * kaolinite, sio2: 46.6 * kaolinite, fe2o3: 94 * iron,
            tio2: 100 * anatase, loi: 15.0 * diaspore + 13.9 * kaolinite + 6 * iron)
    }

    init(al2o3: Double, sio2: Double, fe2o3: Double, tio2: Double, loi: Double) {
        self.al2o3 = al2o3
        self.sio2 = sio2
        self.fe2o3 = fe2o3
        self.tio2 = tio2
        self.loi = loi
    }

    /// Sum of the parts, percent.
    var total: Double { al2o3 + sio2 + fe2o3 + tio2 + loi }

    /// The same proportions with a total of 100 % where the parts sum to more, as a laboratory reports them.
    var closed: RockComposition {
        var parts = RockComposition.zero
        parts.add(self, weight: 100 / max(100, total))
        return parts
    }

    /// Adds `weight` times another composition.
    mutating func add(_ other: RockComposition, weight: Double) {
        al2o3 += weight * other.al2o3
        sio2 += weight * other.sio2
        fe2o3 += weight * other.fe2o3
        tio2 += weight * other.tio2
        loi += weight * other.loi
    }
}
