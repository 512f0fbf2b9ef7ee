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
        var needed: [String] = []
        switch processing {
        case .ratioLoss(let component, let impurity, _, _, _): needed = [component, impurity]
        case .fixed(let component, _): needed = [component, component]
        case nil: break
        }
        for name in needed {
            guard variables.place(of: name) != nil else {
                throw GossanError(
                    .configuration, subject: "processing", problem: "needs the grade '\(name)', which the seam lacks",
                    remedy: "add it to the grades of the seam")
            }
            guard mining.dilution == 0 || mining.wasteGrades[name] != nil else {
                throw GossanError(
                    .configuration, subject: "mining waste",
                    problem: "has no grade of '\(name)', which dilution changes",
                    remedy: "give the grade of '\(name)' in the waste")
            }
        }
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
        if let limit = mining.maximumStrippingRatio, overburdenMetres > limit * block[SeamSums.thickness] { return }
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
        guard let route else { return }
        let valuable = contained[component] * mined
        let fed = valuable + wasteFeed * wasteGrades[component]
        let loss = (contained[impurity] * mined + wasteFeed * wasteGrades[impurity]) * impurityPerComponentUnit
        let recovered = fed * route.recovery(component: fed, impurity: loss)
        totals[SeamTotals.recoveredComponent] += min(recovered, valuable) * componentUnit
    }
}
