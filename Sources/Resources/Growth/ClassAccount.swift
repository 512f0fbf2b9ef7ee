/// The account of one class of one belt. An empty array stands for zero in every realization.
struct ClassAccount: Sendable {
    /// What is known of an opening.
    enum Opening: Sendable, Equatable {
        /// No line of the baseline speaks of the belt in this series.
        case notListed
        /// A line says that it is unknown.
        case unknown
        /// It is so many tonnes.
        case known(Double)

        func adding(_ tonnes: Double?) -> Opening {
            guard let tonnes else { return .unknown }
            switch self {
            case .notListed: return .known(tonnes)
            case .unknown: return .unknown
            case .known(let before): return .known(before + tonnes)
            }
        }
    }

    var opening = Opening.notListed
    /// What is known of it; see `isDiscoveryUnknown`.
    var discovery: [Double] = []
    /// Whether more may be discovered, nobody knows how much.
    var isDiscoveryUnknown = false
    var reestimation: [Double] = []
    var cutoffChange: [Double] = []
    var depletion: [Double] = []
    /// What is known of it, see `isConversionUnknown`; nil when it rests on an unknown opening.
    var conversion: [Double]? = []
    /// Whether a share of an unknown discovery comes in or goes out by it.
    var isConversionUnknown = false

    /// The opening in tonnes; nil when it is unknown.
    var openingTonnes: Double? {
        if case .known(let tonnes) = opening { tonnes } else { nil }
    }

    mutating func add(_ movement: LedgerMovement, realizations: Int) {
        let spread =
            movement.tonnes.count == realizations
            ? movement.tonnes : [Double](repeating: movement.tonnes[0], count: realizations)
        switch movement.kind {
        case .discovery: discovery = sum(discovery, spread)
        case .reestimation: reestimation = sum(reestimation, spread)
        case .cutoffChange: cutoffChange = sum(cutoffChange, spread)
        case .depletion: depletion = sum(depletion, spread)
        }
    }

    mutating func convert(_ tonnes: [Double]) {
        if let before = conversion { conversion = sum(before, tonnes) }
    }

    /// A line in every realization; nil when it is unknown.
    func tonnes(_ item: LedgerItem, realizations: Int) -> [Double]? {
        let isUnknown =
            switch item {
            case .discovery: isDiscoveryUnknown
            case .conversion: isConversionUnknown
            case .closing: isDiscoveryUnknown || isConversionUnknown
            case .opening, .reestimation, .cutoffChange, .depletion: false
            }
        return isUnknown ? nil : knownTonnes(item, realizations: realizations)
    }

    /// What is known of a line: all but a discovery that nobody knows; nil when it rests on an unknown opening.
    func knownTonnes(_ item: LedgerItem, realizations: Int) -> [Double]? {
        let zero = [Double](repeating: 0, count: realizations)
        switch item {
        case .opening:
            return openingTonnes.map { [Double](repeating: $0, count: realizations) }
        case .discovery: return sum(zero, discovery)
        case .conversion: return conversion.map { sum(zero, $0) }
        case .reestimation: return sum(zero, reestimation)
        case .cutoffChange: return sum(zero, cutoffChange)
        case .depletion:
            // Mining in a belt whose opening is unknown is unknown too unless it was stated.
            if depletion.isEmpty, openingTonnes == nil { return nil }
            return sum(zero, depletion)
        case .closing:
            guard let conversion, let start = openingTonnes else { return nil }
            let added = sum(sum(sum(discovery, conversion), reestimation), cutoffChange)
            return zero.indices.map { i in
                start + (added.isEmpty ? 0 : added[i]) - (depletion.isEmpty ? 0 : depletion[i])
            }
        }
    }

    private func sum(_ a: [Double], _ b: [Double]) -> [Double] {
        if a.isEmpty { return b }
        if b.isEmpty { return a }
        return zip(a, b).map { $0 + $1 }
    }
}
