import Foundations
import Resources
import Testing

@Suite("Growth review") struct GrowthReviewTests {
    /// Ten realizations that discover 0, 1 ... 9 of an opening of 100, and 2 mined: net -2 ... 7, gross 0 ... 9.
    private static func ledger() throws -> GrowthLedger {
        try GrowthLedger(
            belts: ["A", "B"], openings: [OpeningBalance(beltID: "A", ledgerClass: .inferred, tonnes: 100)],
            movements: [
                LedgerMovement(
                    beltID: "A", ledgerClass: .inferred, kind: .discovery, tonnes: (0..<10).map(Double.init)),
                LedgerMovement(beltID: "A", ledgerClass: .inferred, kind: .depletion, tonnes: [2]),
            ], realizations: 10)
    }

    @Test("Targets are met by the share of realizations that reach them, net and gross")
    func probabilities() throws {
        let review = try Self.ledger().review(targets: [0.03, 0.05], baseYear: 2024, horizonYear: 2027)
        #expect(review.series == .resource)
        #expect(review.baseTonnes == 100)
        #expect(review.targets.map(\.probabilityNet) == [0.5, 0.3])
        #expect(review.targets.map(\.probabilityGross) == [0.7, 0.5])
        #expect(abs((review.netTonnes?.mean ?? .nan) - 2.5) < 1e-12)
        #expect(abs((review.grossTonnes?.mean ?? .nan) - 4.5) < 1e-12)
        #expect(abs((review.netGrowth?.mean ?? .nan) - 0.025) < 1e-12)
        #expect(review.countedBelts == ["A"])
        #expect(review.beltsWithUnknownOpening == ["B"])
    }

    /// By hand: A grows by 0 ... 9 of 100 and B by 2 of 50, 4 %, always; together 2 ... 11 of 150, at least 4.5 (3 %) from 5 on.
    @Test("A belt is reviewed against its own opening, and all together against the sum")
    func byBelt() throws {
        let ledger = try GrowthLedger(
            belts: ["A", "B", "C"],
            openings: [("A", 100.0), ("B", 50)].map {
                OpeningBalance(beltID: $0.0, ledgerClass: .inferred, tonnes: $0.1)
            },
            movements: [("A", (0..<10).map(Double.init)), ("B", [2])].map {
                LedgerMovement(beltID: $0.0, ledgerClass: .inferred, kind: .discovery, tonnes: $0.1)
            }, realizations: 10)
        let probabilities = [nil, "A", "B", "C"].map { belt in
            ledger.review(targets: [0.03], baseYear: 2024, horizonYear: 2027, in: belt).targets[0].probabilityNet
        }
        #expect(probabilities == [0.7, 0.7, 1, nil])
        let own = ledger.review(targets: [0.05], baseYear: 2024, horizonYear: 2027, in: "A")
        #expect(own.baseTonnes == 100 && own.countedBelts == ["A"] && own.beltsWithUnknownOpening.isEmpty)
        #expect(own.targets[0].probabilityNet == 0.5)
        let unknown = ledger.review(targets: [0.05], baseYear: 2024, horizonYear: 2027, in: "C")
        #expect(unknown.baseTonnes == nil && unknown.countedBelts.isEmpty && unknown.beltsWithUnknownOpening == ["C"])
    }

    @Test("With every opening unknown no probability is given and every belt is named")
    func allUnknown() throws {
        let ledger = try GrowthLedger(
            belts: ["A", "B"], openings: [],
            movements: [LedgerMovement(beltID: "A", ledgerClass: .inferred, kind: .discovery, tonnes: [5])],
            realizations: 4)
        let review = ledger.review(targets: [0.03], baseYear: 2024, horizonYear: 2027)
        #expect(review.baseTonnes == nil && review.netTonnes == nil && review.netGrowth == nil)
        #expect(review.targets.map(\.probabilityNet) == [nil])
        #expect(review.targets.map(\.growth) == [0.03])
        #expect(review.beltsWithUnknownOpening == ["A", "B"])
    }

    @Test("An opening of zero gives tonnes but no percentage")
    func zeroBase() throws {
        let ledger = try GrowthLedger(
            belts: ["A"], openings: [OpeningBalance(beltID: "A", ledgerClass: .inferred, tonnes: 0)],
            movements: [LedgerMovement(beltID: "A", ledgerClass: .inferred, kind: .discovery, tonnes: [5])],
            realizations: 4)
        let review = ledger.review(targets: [0.03], baseYear: 2024, horizonYear: 2027)
        #expect(review.netTonnes?.mean == 5)
        #expect(review.netGrowth == nil && review.targets[0].probabilityNet == nil)
    }

    @Test("A reserve opening does not enter the review of resources")
    func seriesApart() throws {
        let ledger = try GrowthLedger(
            belts: ["A"],
            openings: [
                OpeningBalance(beltID: "A", ledgerClass: .indicated, tonnes: 100),
                OpeningBalance(beltID: "A", ledgerClass: .proved, tonnes: 40),
            ], realizations: 2)
        #expect(ledger.review(targets: [], baseYear: 2024, horizonYear: 2027).baseTonnes == 100)
        #expect(ledger.review(.reserve, targets: [], baseYear: 2024, horizonYear: 2027).baseTonnes == 40)
    }
}

@Suite("Depletion") struct DepletionTests {
    /// 60 Mt/a over 3 years at 93 % recovery: 180 / 0.93 = 193.548 Mt; with 5 % dilution 183.871 Mt.
    @Test("Resource use is ore mined less dilution over mining recovery; reserve use is ore mined")
    func used() throws {
        let plain = try Depletion(oreMinedTonnesPerYear: 60e6, years: 3, miningRecovery: 0.93)
        let diluted = try Depletion(oreMinedTonnesPerYear: 60e6, years: 3, miningRecovery: 0.93, dilution: 0.05)
        #expect(abs(plain.usedTonnes(of: .resource) - 193_548_387.096774) < 1e-5)
        #expect(abs(diluted.usedTonnes(of: .resource) - 183_870_967.741935) < 1e-5)
        #expect(diluted.usedTonnes(of: .reserve) == 180e6)
    }

    @Test("Impossible recoveries, dilutions and rates are refused")
    func refuses() {
        #expect(throws: GossanError.self) { try Depletion(oreMinedTonnesPerYear: 1, years: 3, miningRecovery: 0) }
        #expect(throws: GossanError.self) { try Depletion(oreMinedTonnesPerYear: -1, years: 3, miningRecovery: 1) }
        #expect(throws: GossanError.self) {
            try Depletion(oreMinedTonnesPerYear: 1, years: 3, miningRecovery: 1, dilution: 1)
        }
    }

    /// By hand: openings 300 and 100 share 80 as 60 and 20; A gives 50 measured first and then 10 inferred.
    @Test("A national figure is charged in proportion to openings, the surest class first, to known belts only")
    func allocation() throws {
        let openings = [
            OpeningBalance(beltID: "A", ledgerClass: .inferred, tonnes: 250),
            OpeningBalance(beltID: "A", ledgerClass: .measured, tonnes: 50),
            OpeningBalance(beltID: "B", ledgerClass: .indicated, tonnes: 100),
            OpeningBalance(beltID: "C", ledgerClass: .indicated, tonnes: nil),
            OpeningBalance(beltID: "B", ledgerClass: .proved, tonnes: 1000),
        ]
        let ledger = try GrowthLedger(belts: ["A", "B", "C"], openings: openings, realizations: 1)
        let movements = ledger.depletion(of: .resource, usedTonnes: 80).movements
        #expect(movements.map(\.beltID) == ["A", "A", "B"])
        #expect(movements.map(\.ledgerClass) == [.measured, .inferred, .indicated])
        #expect(movements.map(\.tonnes) == [[50], [10], [20]])
        #expect(ledger.depletion(of: .resource, usedTonnes: 401).unmetTonnes == [1])
        #expect(ledger.depletion(of: .resource, usedTonnes: 0).movements.isEmpty)
        let unknown = try GrowthLedger(belts: ["A"], openings: [], realizations: 1)
        #expect(unknown.depletion(of: .resource, usedTonnes: 80).movements.isEmpty)
    }

    /// By hand: the new estimate moves 30 of 50 measured to indicated and takes 5 of the 20 away in the second realization.
    /// 40 mined take 20 (15) measured and the rest from indicated, not the whole measured opening.
    @Test("Mining takes what a class holds after re-estimation, in each realization, and the rest from the next class")
    func afterReestimation() throws {
        let ledger = try GrowthLedger(
            belts: ["A"],
            openings: [
                OpeningBalance(beltID: "A", ledgerClass: .measured, tonnes: 50),
                OpeningBalance(beltID: "A", ledgerClass: .indicated, tonnes: 10),
            ],
            movements: [
                LedgerMovement(beltID: "A", ledgerClass: .measured, kind: .reestimation, tonnes: [0, -5])
            ],
            shifts: [ClassShift(beltID: "A", tonnes: [.measured: [-30, -30], .indicated: [30, 30]])],
            realizations: 2)
        let charge = ledger.depletion(of: .resource, usedTonnes: 40)
        #expect(charge.movements.map(\.ledgerClass) == [.measured, .indicated])
        #expect(charge.movements.map(\.tonnes) == [[20, 15], [20, 25]])
        #expect(charge.unmetTonnes == [0, 0])
    }

    /// By hand: openings 100 and 100 would bear 60 each; A has lost 80, so that it bears 20 and B 100.
    @Test("What a belt does not hold any more is charged to the others")
    func otherBelts() throws {
        let ledger = try GrowthLedger(
            belts: ["A", "B"],
            openings: ["A", "B"].map { OpeningBalance(beltID: $0, ledgerClass: .inferred, tonnes: 100) },
            movements: [LedgerMovement(beltID: "A", ledgerClass: .inferred, kind: .reestimation, tonnes: [-80])],
            realizations: 1)
        #expect(ledger.depletion(of: .resource, usedTonnes: 120).movements.map(\.tonnes) == [[20], [100]])
        #expect(ledger.depletion(of: .resource, usedTonnes: 121).unmetTonnes == [1])
    }

    @Test(
        "No class closes below zero, and depletion sums to what was mined as far as it is there",
        arguments: [UInt64(1), 2, 3, 4], [10e6, 200e6, 700e6])
    func neverNegative(seed: UInt64, mined: Double) throws {
        var stream = RandomStream(seed: seed, purpose: "depletion")
        let (belts, count) = (["A", "B", "C"], 100)
        var openings: [OpeningBalance] = []
        var movements: [LedgerMovement] = []
        for belt in belts {
            for ledgerClass in LedgerClass.allCases {
                let tonnes = stream.uniform() < 0.2 ? 0 : 1e8 * stream.uniform()
                openings.append(OpeningBalance(beltID: belt, ledgerClass: ledgerClass, tonnes: tonnes))
                movements.append(
                    LedgerMovement(
                        beltID: belt, ledgerClass: ledgerClass, kind: .reestimation,
                        tonnes: (0..<count).map { _ in tonnes * (1.5 * stream.uniform() - 1) }))
            }
        }
        let before = try GrowthLedger(belts: belts, openings: openings, movements: movements, realizations: count)
        for series in LedgerSeries.allCases {
            let charge = before.depletion(of: series, usedTonnes: mined)
            let ledger = try GrowthLedger(
                belts: belts, openings: openings, movements: movements + charge.movements,
                conversions: belts.map {
                    try ClassConversion(
                        beltID: $0, from: series == .resource ? .inferred : .probable,
                        to: series == .resource ? .indicated : .proved, fraction: 0.5)
                }, realizations: count)
            for belt in belts {
                for ledgerClass in series.classes {
                    let closing = try #require(ledger.tonnes(.closing, of: ledgerClass, in: belt))
                    #expect(closing.allSatisfy { $0 >= -1e-6 })
                }
            }
            let depletion = try #require(ledger.overallTonnes(.depletion, of: series))
            let held = try #require(before.overallTonnes(.closing, of: series))
            for i in 0..<count {
                #expect(abs(depletion[i] - min(mined, held[i])) < 1e-3)
                #expect(abs(charge.unmetTonnes[i] - max(0, mined - held[i])) < 1e-3)
            }
        }
    }

    @Test("A class that a new estimate takes below zero is named")
    func belowZero() throws {
        let ledger = try GrowthLedger(
            belts: ["A"], openings: [OpeningBalance(beltID: "A", ledgerClass: .measured, tonnes: 1e6)],
            movements: [LedgerMovement(beltID: "A", ledgerClass: .measured, kind: .reestimation, tonnes: [-3e6])],
            realizations: 1)
        let warnings = ledger.classesBelowZero()
        #expect(warnings.map(\.code) == ["class_below_zero"])
        #expect(warnings.first?.message.contains("down to -2.0 Mt") == true)
    }

    /// A billion tonnes: what is left by rounding is far more than 1e-9 t, yet nothing.
    @Test("A new estimate of large tonnages shifts nothing that is not there")
    func largeShift() throws {
        for new in [1_565_274_705.0, 1_999_285_261, 1_415_217_483] {
            let result = Reestimation(
                estimated: [.indicated: [new]], booked: [.indicated: 5.1e8 / 0.93], realizations: 1)
            #expect(throws: Never.self) { try ClassShift(beltID: "A", tonnes: result.shift) }
        }
    }
}

@Suite("Discovery scenario") struct DiscoveryScenarioTests {
    private static func potential(realizations: Int) throws -> SharedPotential {
        let drawn = try UndiscoveredDepositModel(
            counts: .mark3(ElicitedDepositCounts(n90: 1, n50: 3, n10: 8)),
            tonnage: TonnageModel(exceededBy90: 1e6, exceededBy50: 5e6, exceededBy10: 30e6)
        ).drawDeposits(beltID: "B", seed: 3, realizations: realizations)
        let shares = try ProspectivityShares(beltID: "B", prospects: [("p", 3), ("q", 3)], permissiveMass: 10)
        return SharedPotential(drawn, among: shares, seed: 3)
    }

    /// Four standard errors of the mean over 40,000 realizations.
    @Test("The mean discovery is the stated share of the unbooked potential")
    func meanShare() throws {
        let potential = try Self.potential(realizations: 40_000)
        let scenario = try DiscoveryScenario(discoveredInProspects: 0.3, discoveredElsewhere: 0.1)
        let found = try potential.discoveredTonnes(
            scenario, booked: BookedGround(shareOfProspect: ["q": 0.5], shareElsewhere: 0), seed: 3)
        let belt = moments(potential.beltSeries().tonnes)
        let expected = belt.mean * (0.3 * 0.3 + 0.3 * 0.3 * 0.5 + 0.4 * 0.1)
        #expect(
            abs(moments(found).mean - expected) < 4 * (moments(found).variance / 40_000).squareRoot() + 0.01 * expected)
    }

    @Test("Nothing is found without a scenario, everything with a full one, nothing on ground that is booked")
    func extremes() throws {
        let potential = try Self.potential(realizations: 300)
        let none = try potential.discoveredTonnes(DiscoveryScenario(discoveredInProspects: 0), seed: 3)
        #expect(none.allSatisfy { $0 == 0 })
        let full = try DiscoveryScenario(discoveredInProspects: 1)
        for (found, all) in zip(try potential.discoveredTonnes(full, seed: 3), potential.beltSeries().tonnes) {
            #expect(abs(found - all) <= 1e-12 * all)
        }
        let booked = BookedGround(shareOfProspect: ["p": 1, "q": 1], shareElsewhere: 1)
        #expect(try potential.discoveredTonnes(full, booked: booked, seed: 3).allSatisfy { $0 == 0 })
    }

    @Test("Discovery never exceeds the potential and grows with the share discovered")
    func bounded() throws {
        let potential = try Self.potential(realizations: 300)
        let all = potential.beltSeries().tonnes
        var before = [Double](repeating: 0, count: 300)
        for share in [0.1, 0.4, 0.9] {
            let found = try potential.discoveredTonnes(DiscoveryScenario(discoveredInProspects: share), seed: 3)
            for i in all.indices {
                #expect(found[i] >= before[i] && found[i] <= all[i] * (1 + 1e-12))
            }
            before = found
        }
    }

    @Test("Shares beyond 0 ... 100 % are refused")
    func refuses() throws {
        #expect(throws: GossanError.self) { try DiscoveryScenario(discoveredInProspects: 30) }
        let potential = try Self.potential(realizations: 3)
        let scenario = try DiscoveryScenario(discoveredInProspects: 0.3)
        #expect(throws: GossanError.self) {
            try potential.discoveredTonnes(scenario, booked: BookedGround(shareElsewhere: 1.5), seed: 3)
        }
    }

    @Test("No growth reaches a target of 0, whatever rounding leaves of it", arguments: [0.3, 0.7, 1, 1.3])
    func noGrowth(mined: Double) throws {
        let ledger = try GrowthLedger(
            belts: ["A"], openings: [OpeningBalance(beltID: "A", ledgerClass: .inferred, tonnes: 7.1e6)],
            movements: [
                LedgerMovement(beltID: "A", ledgerClass: .inferred, kind: .depletion, tonnes: [mined * 1e6 * 3])
            ], realizations: 1)
        let target = ledger.review(targets: [0], baseYear: 2024, horizonYear: 2027).targets[0]
        #expect(target.probabilityGross == 1 && target.probabilityNet == 0)
    }
}
