import Foundations

/// The modifying factors of an estimate, bound to the variables of its seam.
///
/// Per block, of dry tonnes in place Q with product P and contents C:
/// ore mined M = Q x recovery x (1 - excluded share); waste W = M x dilution / (1 - dilution); run of mine M + W;
/// plant feed and its contents = mined product + W x waste mass recovery x waste grades. The component recovered is
/// limited to what the mined ore holds: waste brings losses but no gain. A block over the stripping limit is not mined.
///
/// These are linear in the block, so that sums over blocks and over prospects agree.
public struct ModifyingFactors: Sendable, Hashable {
    private let mining: MiningFactors
    private let route: ProcessingRoute?
    private let wasteGrades: [Double]
    private let component: Int
    private let impurity: Int
    private let componentUnit: Double
    private let impurityPerComponentUnit: Double

    /// - Parameters:
    ///   - mining: Recovery, dilution, stripping limit.
    ///   - processing: How the plant recovers a component; nil where ore is the product.
    ///   - variables: The grades of the seam.
    /// - Throws: `configuration` when the route or dilution needs a grade that is not there.
    public init(mining: MiningFactors, processing: ProcessingRoute?, variables: SeamVariables) throws(GossanError) {
        let needed = processing?.grades ?? []
        if let missing = needed.first(where: { variables.place(of: $0) == nil }) {
            throw GossanError(
                .configuration, subject: "processing", problem: "needs the grade '\(missing)', which the seam lacks",
                remedy: "add it to the grades of the seam")
        }
        if let processing { try mining.requireWasteGrades(of: processing) }
        let places = needed.compactMap { variables.place(of: $0) }
        self.mining = mining
        route = processing
        wasteGrades = variables.grades.map { mining.dilution == 0 ? 0 : mining.wasteGrades[$0.name] ?? .nan }
        component = places.first ?? 0
        impurity = places.last ?? 0
        componentUnit = places.first.map { variables.grades[$0].unit.fractionOfOne } ?? 1
        impurityPerComponentUnit = (places.last.map { variables.grades[$0].unit.fractionOfOne } ?? 1) / componentUnit
    }

    /// Adds what is recovered of a block.
    ///
    /// - Parameters:
    ///   - block: Thickness, tonnes, product and accumulations of one square metre, in the layout of `SeamSums`.
    ///   - tonnesFactor: Square metres of the block times any common error factor of tonnage.
    ///   - excludedShare: Share of the block that may not be mined, 0...1.
    ///   - overburdenMetres: Vertical thickness above the ore; NaN where unknown, which passes.
    ///   - totals: Where it is added, in the layout of `SeamTotals`.
    func add(
        _ block: UnsafeBufferPointer<Double>, tonnesFactor: Double, excludedShare: Double, overburdenMetres: Double,
        to totals: UnsafeMutableBufferPointer<Double>
    ) {
        if let ratio = mining.maximumStrippingRatio,
            Criterion.Comparison.above.passes(overburdenMetres, ratio * block[SeamSums.thickness])
        {
            return
        }
        let mined = mining.recovery * (1 - excludedShare) * tonnesFactor
        let ore = block[SeamSums.tonnes] * mined
        let waste = ore * mining.wastePerOre
        let wasteFeed = waste * mining.wasteMassRecovery
        totals[SeamTotals.recoverableOre] += ore
        totals[SeamTotals.recoverableProduct] += block[SeamSums.product] * mined
        totals[SeamTotals.runOfMine] += ore + waste
        totals[SeamTotals.plantFeed] += block[SeamSums.product] * mined + wasteFeed
        let contained = UnsafeBufferPointer(rebasing: block[SeamSums.firstAccumulation...])
        let first = SeamTotals.firstFeedContent(gradeCount: contained.count)
        for place in contained.indices {
            totals[first + place] += contained[place] * mined + wasteFeed * wasteGrades[place]
        }
        totals[SeamTotals.recoveredComponent] += recoveredTonnes(
            valuable: contained[component] * mined, impurity: contained[impurity] * mined, wasteFeed: wasteFeed)
    }

    /// What is recovered of a whole deposit whose overburden nobody knows and whose ore is not washed.
    ///
    /// - Parameters:
    ///   - tonnes: Dry tonnes in place.
    ///   - contained: Tonnes contained of each grade, in the order of the variables.
    /// - Returns: Dry ore mined without waste and the component recovered, in tonnes; the latter 0 without a route.
    public func recoverable(tonnes: Double, contained: [Double]) -> (oreTonnes: Double, componentTonnes: Double) {
        let ore = tonnes * mining.recovery
        guard route != nil else { return (ore, 0) }
        let recovered = recoveredTonnes(
            valuable: contained[component] * mining.recovery / componentUnit,
            impurity: contained[impurity] * mining.recovery / (componentUnit * impurityPerComponentUnit),
            wasteFeed: ore * mining.wastePerOre * mining.wasteMassRecovery)
        return (ore, recovered)
    }

    /// Tonnes of the component that the plant recovers; 0 without a route.
    ///
    /// - Parameters:
    ///   - valuable: The component in the mined ore, as tonnes times grade in its unit.
    ///   - impurity: The impurity in it, likewise.
    ///   - wasteFeed: Tonnes of waste in the feed.
    private func recoveredTonnes(valuable: Double, impurity: Double, wasteFeed: Double) -> Double {
        guard let route else { return 0 }
        let fed = valuable + wasteFeed * wasteGrades[component]
        let loss = (impurity + wasteFeed * wasteGrades[self.impurity]) * impurityPerComponentUnit
        return min(fed * route.recovery(component: fed, impurity: loss), valuable) * componentUnit
    }
}
