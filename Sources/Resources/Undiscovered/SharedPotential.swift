import Foundations

/// The undiscovered deposits of a belt, each placed in one of its prospects or elsewhere in the belt.
public struct SharedPotential: Sendable, Hashable {
    /// The deposits.
    public let deposits: DrawnDeposits
    /// The prospects of the belt and their shares.
    public let shares: ProspectivityShares
    /// For each deposit the number of its prospect in `shares`; the number of prospects stands for elsewhere.
    public let places: [Int]

    /// Places every deposit by a draw in proportion to the shares.
    ///
    /// The draws have a stream of their own, keyed by belt, realization and the deposit's number, so that the belt's
    /// total does not depend on how its ground is cut into prospects.
    ///
    /// - Parameters:
    ///   - deposits: The deposits of a belt.
    ///   - shares: The shares of the same belt.
    ///   - seed: The seed of the run.
    ///
    /// Cost: number of deposits x log(number of prospects).
    public init(_ deposits: DrawnDeposits, among shares: ProspectivityShares, seed: UInt64) {
        self.deposits = deposits
        self.shares = shares
        var running = CompensatedSum()
        let upperEdges = shares.shares.map { share -> Double in
            running.add(share)
            return running.value
        }
        let elsewhere =
            shares.elsewhere > 1e-12 ? upperEdges.count : (shares.shares.lastIndex { $0 > 0 } ?? upperEdges.count)
        var places: [Int] = []
        places.reserveCapacity(deposits.tonnes.count)
        for realization in 0..<deposits.realizations {
            var stream = RandomStream(
                seed: seed, purpose: "undiscovered/place/\(deposits.beltID)", index: UInt64(realization))
            for _ in deposits.deposits(in: realization) {
                let place = firstIndex(above: stream.uniform(), in: upperEdges)
                places.append(place < upperEdges.count ? place : elsewhere)
            }
        }
        self.places = places
    }

    /// The number that stands for elsewhere in the belt in `places`.
    public var elsewherePlace: Int { shares.prospectIDs.count }

    /// The potential of one prospect, by its number in `shares`, or of the ground elsewhere.
    ///
    /// Cost: number of deposits; memory: number of realizations.
    public func series(at place: Int) -> PotentialSeries {
        var series = PotentialSeries(variables: deposits.variables, realizations: deposits.realizations)
        for realization in 0..<deposits.realizations {
            for deposit in deposits.deposits(in: realization) where places[deposit] == place {
                series.add(deposit: deposit, of: deposits, in: realization)
            }
        }
        return series
    }

    /// One series for each prospect, in their order, and a last one for elsewhere; they sum to the belt.
    ///
    /// Memory: prospects x realizations x (2 + grade variables) numbers; take `series(at:)` one by one where that is much.
    public func seriesByPlace() -> [PotentialSeries] { (0...elsewherePlace).map { series(at: $0) } }

    /// The whole belt.
    public func beltSeries() -> PotentialSeries { deposits.total() }
}

extension DrawnDeposits {
    /// All deposits of each realization together.
    public func total() -> PotentialSeries {
        var series = PotentialSeries(variables: variables, realizations: realizations)
        for realization in 0..<realizations {
            for deposit in deposits(in: realization) { series.add(deposit: deposit, of: self, in: realization) }
        }
        return series
    }
}

/// The first index whose value exceeds `target` in ascending values; their number when none does.
private func firstIndex(above target: Double, in ascending: [Double]) -> Int {
    var low = 0
    var high = ascending.count
    while low < high {
        let middle = (low + high) / 2
        if ascending[middle] > target { high = middle } else { low = middle + 1 }
    }
    return low
}
