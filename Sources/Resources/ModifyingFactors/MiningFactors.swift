import Foundations

/// What mining takes and leaves, and what waste comes with the ore.
public struct MiningFactors: Sendable, Hashable, Codable {
    /// Share of the ore in place that is mined (回采率).
    public var recovery: Double
    /// Waste as a share of the run-of-mine tonnes (废石混入率).
    public var dilution: Double
    /// Grades of the waste by variable, in the unit of each; a variable without one has no diluted grade.
    public var wasteGrades: [String: Double]
    /// Share of the waste's mass that stays with the product where ore is washed.
    public var wasteMassRecovery: Double
    /// Greatest overburden per ore, in cubic metres per cubic metre; nil for no limit.
    public var maximumStrippingRatio: Double?

    /// - Parameters:
    ///   - recovery: Share of the ore in place that is mined, 0...1.
    ///   - dilution: Waste as a share of the run-of-mine tonnes, 0 up to but not 1.
    ///   - wasteGrades: Grades of the waste by variable.
    ///   - wasteMassRecovery: Share of the waste's mass that stays with the product where ore is washed.
    ///   - maximumStrippingRatio: Greatest overburden per ore.
    /// - Throws: `configuration` when a share is out of range.
    public init(
        recovery: Double, dilution: Double = 0, wasteGrades: [String: Double] = [:], wasteMassRecovery: Double = 1,
        maximumStrippingRatio: Double? = nil
    ) throws(GossanError) {
        for (name, value) in [
            ("recovery", recovery), ("dilution", dilution), ("waste mass recovery", wasteMassRecovery),
        ]
        where !(0...1).contains(value) {
            throw GossanError(
                .configuration, subject: "mining \(name)", problem: "is \(value * 100) %", remedy: "use 0 % to 100 %")
        }
        if dilution == 1 {
            throw GossanError(
                .configuration, subject: "mining dilution", problem: "is 100 %, which leaves no ore",
                remedy: "give waste as a share of the run-of-mine tonnes, below 100 %")
        }
        self.recovery = recovery
        self.dilution = dilution
        self.wasteGrades = wasteGrades
        self.wasteMassRecovery = wasteMassRecovery
        self.maximumStrippingRatio = maximumStrippingRatio
    }

    /// - Throws: `configuration` when waste dilutes the ore but lacks a grade that the plant's recovery rests on.
    public func requireWasteGrades(of route: ProcessingRoute) throws(GossanError) {
        guard dilution > 0, let missing = route.grades.first(where: { wasteGrades[$0] == nil }) else { return }
        throw GossanError(
            .configuration, subject: "estimate.mining.waste",
            problem: "has no grade of '\(missing)', which dilution changes",
            remedy: "give the grade of '\(missing)' in the waste: 'waste: { \(missing): 0 % }' where it holds none")
    }

    /// Waste that comes with one tonne of mined ore, in tonnes: dilution / (1 - dilution).
    public var wastePerOre: Double { dilution / (1 - dilution) }
}
