import Foundations
import Resources
import Testing

@Suite("Sharing out a belt's potential") struct ShareOutTests {
    private static func deposits(realizations: Int) throws -> DrawnDeposits {
        try UndiscoveredDepositModel(
            counts: .mark3(ElicitedDepositCounts(n90: 1, n50: 3, n10: 8)),
            tonnage: TonnageModel(exceededBy90: 1e6, exceededBy50: 5e6, exceededBy10: 30e6),
            grades: .truncatedNormal(TruncatedNormalGrade(variable: "a", mean: 0.5, standardDeviation: 0.05))
        ).drawDeposits(beltID: "B", seed: 3, realizations: realizations)
    }

    @Test("Prospects and the ground elsewhere sum to the belt in every realization")
    func sumsToBelt() throws {
        let shares = try ProspectivityShares(
            beltID: "B", prospects: [("p1", 2), ("p2", 1), ("p3", 0)], permissiveMass: 10)
        let potential = SharedPotential(try Self.deposits(realizations: 2000), among: shares, seed: 3)
        let parts = potential.seriesByPlace()
        let belt = potential.beltSeries()
        let whole = try #require(PotentialSeries.sum(parts))
        #expect(parts.count == 4)
        #expect(whole.deposits == belt.deposits)
        for (a, b) in zip(whole.tonnes, belt.tonnes) { #expect(abs(a - b) <= 1e-12 * b) }
        #expect(parts[2].presenceProbability == 0)
    }

    /// The expected share of tonnage is the share of mass; four standard errors over some 80,000 deposits.
    @Test("Prospects get tonnage in proportion to their mass, not to each other's")
    func proportional() throws {
        let shares = try ProspectivityShares(beltID: "B", prospects: [("p1", 2), ("p2", 1)], permissiveMass: 10)
        let parts = SharedPotential(try Self.deposits(realizations: 20_000), among: shares, seed: 3).seriesByPlace()
        let counts = parts.map { Double($0.deposits.reduce(0, +)) }
        let all = counts.reduce(0, +)
        for (count, share) in zip(counts, [0.2, 0.1, 0.7]) { #expect(abs(count / all - share) < 0.006) }
        #expect(abs(shares.elsewhere - 0.7) < 1e-12)
    }

    @Test("Halving the cell size changes nothing")
    func cellSize() throws {
        let coarse = prospectivityMass(scores: [0.2, .nan, 0.7], trueAreasKm2: [1, 1, 1])
        let fine = prospectivityMass(
            scores: [0.2, 0.2, 0.2, 0.2, .nan, .nan, .nan, .nan, 0.7, 0.7, 0.7, 0.7],
            trueAreasKm2: [Double](repeating: 0.25, count: 12))
        #expect(abs(coarse - fine) < 1e-12)
        #expect(abs(coarse - 0.9) < 1e-7)
    }

    @Test("Cutting a prospect in two leaves the belt's total as it was")
    func totalIndependentOfProspects() throws {
        let drawn = try Self.deposits(realizations: 100)
        let one = try ProspectivityShares(beltID: "B", prospects: [("p", 4)], permissiveMass: 10)
        let two = try ProspectivityShares(beltID: "B", prospects: [("p1", 1), ("p2", 3)], permissiveMass: 10)
        let single = SharedPotential(drawn, among: one, seed: 3).seriesByPlace()
        let halves = SharedPotential(drawn, among: two, seed: 3).seriesByPlace()
        #expect(single[1] == halves[2])
        #expect(single[0].deposits == zip(halves[0].deposits, halves[1].deposits).map { $0 + $1 })
    }

    @Test("Ground without prospectivity leaves every deposit elsewhere; full prospects leave none")
    func extremes() throws {
        let drawn = try Self.deposits(realizations: 200)
        let none = try ProspectivityShares(beltID: "B", prospects: [("p", 0)], permissiveMass: 0)
        #expect(SharedPotential(drawn, among: none, seed: 3).places.allSatisfy { $0 == 1 })
        let all = try ProspectivityShares(beltID: "B", prospects: [("p", 3), ("q", 0)], permissiveMass: 3)
        #expect(SharedPotential(drawn, among: all, seed: 3).places.allSatisfy { $0 == 0 })
        let bare = try ProspectivityShares(beltID: "B", prospects: [], permissiveMass: 3)
        #expect(SharedPotential(drawn, among: bare, seed: 3).places.allSatisfy { $0 == 0 })
    }

    @Test("Prospects that hold more than the belt, or come twice, are refused")
    func refuses() {
        #expect(throws: GossanError.self) {
            try ProspectivityShares(beltID: "B", prospects: [("p", 2), ("q", 2)], permissiveMass: 3)
        }
        #expect(throws: GossanError.self) {
            try ProspectivityShares(beltID: "B", prospects: [("p", 1), ("p", 1)], permissiveMass: 3)
        }
        #expect(throws: GossanError.self) {
            try ProspectivityShares(beltID: "B", prospects: [("p", -1)], permissiveMass: 3)
        }
    }
}
