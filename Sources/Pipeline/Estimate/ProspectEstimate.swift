import Foundations
import Resources

/// What a prospect may hold, in every realization.
struct ProspectEstimate: Sendable {
    /// What it rests on.
    var basis: Basis
    /// Dry ore tonnes in place.
    var tonnes: [Double]
    /// Contained tonnes of each variable.
    var contained: [(variable: String, tonnes: [Double])]
    /// Dry ore tonnes that can be mined; nil where the config says nothing of mining: not estimated, which is not zero.
    var recoverableTonnes: [Double]?
    /// Tonnes of the valuable component that mining and processing recover; nil without mining or processing route.
    var recoveredComponent: (name: String, tonnes: [Double])?
    /// Tonnes by resource category; empty for potential.
    var categories: [CategoryTonnes]
    /// Ratios of grades of what the plant is fed, after dilution, in each realization; empty for potential.
    var feedRatios: [(name: String, values: [Double])] = []
    /// The share of realizations in which there is ore.
    var presence: Double

    /// The tonnes of one resource category in each realization.
    struct CategoryTonnes: Sendable {
        /// The category.
        var category: ResourceCategory
        /// Dry ore tonnes in place.
        var tonnes: [Double]
        /// Dry ore tonnes that can be mined, without waste; nil where the config says nothing of mining.
        var recoverableTonnes: [Double]?
        /// The same with the waste that comes with it: what a reserve is stated as; nil likewise.
        var runOfMineTonnes: [Double]?
    }

    /// What an estimate rests on.
    enum Basis: String, Sendable {
        /// Drill holes.
        case drilled
        /// A deposit model and the map: neither resource nor reserve.
        case potential = "exploration potential"
    }

    /// Contained tonnes of a variable.
    func contained(_ variable: String) -> [Double]? { contained.first { $0.variable == variable }?.tonnes }

    /// Grade of a variable as a mass fraction in each realization, NaN where there is no ore: of the product, but mass
    /// recovery of the ore.
    func massFraction(_ variable: String) -> [Double]? {
        let whole = variable == massRecovery ? tonnes : gradeTonnes
        return contained(variable).map { zip($0, whole).map { $1 > 0 ? $0 / $1 : .nan } }
    }

    /// A ratio of contained tonnes in each realization, NaN where there is no ore.
    func ratio(_ numerator: String, _ denominator: String) -> [Double]? {
        guard let above = contained(numerator), let below = contained(denominator) else { return nil }
        return zip(above, below).map { $1 > 0 ? $0 / $1 : .nan }
    }

    /// The tonnes that grades refer to: washed product where ore is washed, otherwise ore.
    var gradeTonnes: [Double]
    /// The variable that is product over ore; nil where ore is not washed.
    var massRecovery: String?
}
