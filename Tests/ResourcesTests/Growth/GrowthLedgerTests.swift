import Foundations
import Resources
import Testing

@Suite("Growth ledger") struct GrowthLedgerTests {
    static let realizations = 200

    /// A random ledger of three belts: every class booked, every kind of movement, two conversions a belt.
    static func ledger(seed: UInt64) throws -> GrowthLedger {
        var stream = RandomStream(seed: seed, purpose: "test")
        let belts = ["A", "B", "C"]
        var openings: [OpeningBalance] = []
        var movements: [LedgerMovement] = []
        var conversions: [ClassConversion] = []
        for belt in belts {
            for ledgerClass in LedgerClass.allCases {
                openings.append(
                    OpeningBalance(
                        beltID: belt, ledgerClass: ledgerClass, tonnes: 1e8 * stream.uniform(), asOfYear: 2024))
                for kind in LedgerMovement.Kind.allCases {
                    let tonnes = (0..<realizations).map { _ in 1e7 * stream.uniform() }
                    movements.append(
                        LedgerMovement(beltID: belt, ledgerClass: ledgerClass, kind: kind, tonnes: tonnes))
                }
            }
            conversions.append(
                try ClassConversion(beltID: belt, from: .inferred, to: .indicated, fraction: stream.uniform()))
            conversions.append(
                try ClassConversion(beltID: belt, from: .probable, to: .proved, fraction: stream.uniform()))
        }
        return try GrowthLedger(
            belts: belts, openings: openings, movements: movements, conversions: conversions,
            realizations: realizations)
    }

    static func identityHolds(_ line: (LedgerItem) -> [Double]?) throws {
        var values: [LedgerItem: [Double]] = [:]
        for item in LedgerItem.allCases {
            let tonnes: [Double] = try #require(line(item))
            values[item] = tonnes
        }
        let of = { (item: LedgerItem, i: Int) in values[item]?[i] ?? .nan }
        for i in 0..<realizations {
            let closing =
                of(.opening, i) + of(.discovery, i) + of(.conversion, i) + of(.reestimation, i) + of(.cutoffChange, i)
                - of(.depletion, i)
            #expect(abs(of(.closing, i) - closing) < 1e-6)
        }
    }

    @Test(
        "Opening and all movements make the closing, in every class, series, belt and overall",
        arguments: [UInt64(1), 2, 3])
    func identity(seed: UInt64) throws {
        let ledger = try Self.ledger(seed: seed)
        for belt in ledger.beltIDs {
            for ledgerClass in LedgerClass.allCases {
                try Self.identityHolds { ledger.tonnes($0, of: ledgerClass, in: belt) }
            }
            for series in LedgerSeries.allCases { try Self.identityHolds { ledger.tonnes($0, of: series, in: belt) } }
        }
        for series in LedgerSeries.allCases { try Self.identityHolds { ledger.overallTonnes($0, of: series) } }
    }

    @Test("Conversions sum to zero over the classes of a series", arguments: [UInt64(1), 2, 3])
    func conversionsSumToZero(seed: UInt64) throws {
        let ledger = try Self.ledger(seed: seed)
        for belt in ledger.beltIDs {
            for series in LedgerSeries.allCases {
                let conversion = try #require(ledger.tonnes(.conversion, of: series, in: belt))
                #expect(conversion.allSatisfy { abs($0) < 1e-6 })
            }
        }
        let inferred = try #require(ledger.tonnes(.conversion, of: .inferred, in: "A"))
        #expect(inferred.allSatisfy { $0 < 0 })
    }

    @Test("Overall figures are the sums over belts in each realization")
    func additive() throws {
        let ledger = try Self.ledger(seed: 4)
        for item in LedgerItem.allCases {
            let overall = try #require(ledger.overallTonnes(item, of: .resource))
            let parts = try ledger.beltIDs.map { try #require(ledger.tonnes(item, of: .resource, in: $0)) }
            for i in overall.indices { #expect(abs(overall[i] - parts.reduce(0) { $0 + $1[i] }) < 1e-6) }
        }
    }

    /// By hand: 100 - 10 mined = 90 left, 40 % of it converted = 36; indicated 50 + 36.
    @Test("A conversion takes its share of what is left after the other movements")
    func conversionShare() throws {
        let ledger = try GrowthLedger(
            belts: ["A"],
            openings: [
                OpeningBalance(beltID: "A", ledgerClass: .inferred, tonnes: 100),
                OpeningBalance(beltID: "A", ledgerClass: .indicated, tonnes: 50),
            ],
            movements: [LedgerMovement(beltID: "A", ledgerClass: .inferred, kind: .depletion, tonnes: [10])],
            conversions: [ClassConversion(beltID: "A", from: .inferred, to: .indicated, fraction: 0.4)],
            realizations: 1)
        #expect(ledger.tonnes(.conversion, of: .inferred, in: "A") == [-36])
        #expect(ledger.tonnes(.closing, of: .inferred, in: "A") == [54])
        #expect(ledger.tonnes(.closing, of: .indicated, in: "A") == [86])
        #expect(ledger.tonnes(.closing, of: .measured, in: "A") == [0])
        #expect(ledger.tonnes(.closing, of: .resource, in: "A") == [140])
        #expect(ledger.tonnes(.closing, of: .reserve, in: "A") == nil)
    }

    @Test("An unknown opening stays unknown, its belt is named and overall figures are without it")
    func unknownOpening() throws {
        let ledger = try GrowthLedger(
            belts: ["A", "B", "C"],
            openings: [
                OpeningBalance(beltID: "A", ledgerClass: .inferred, tonnes: 100),
                OpeningBalance(beltID: "B", ledgerClass: .inferred, tonnes: nil),
                OpeningBalance(beltID: "B", ledgerClass: .indicated, tonnes: 30),
            ],
            movements: ["A", "B", "C"].map {
                LedgerMovement(beltID: $0, ledgerClass: .inferred, kind: .discovery, tonnes: [5])
            },
            conversions: [ClassConversion(beltID: "B", from: .inferred, to: .indicated, fraction: 0.4)],
            realizations: 1)
        #expect(ledger.beltsWithUnknownOpening(.resource) == ["B", "C"])
        #expect(ledger.beltsWithUnknownOpening(.reserve) == ["A", "B", "C"])
        #expect(ledger.tonnes(.opening, of: .resource, in: "C") == nil)
        #expect(ledger.tonnes(.discovery, of: .resource, in: "C") == [5])
        #expect(ledger.tonnes(.depletion, of: .inferred, in: "C") == nil)
        #expect(ledger.tonnes(.closing, of: .resource, in: "C") == nil)
        #expect(ledger.tonnes(.conversion, of: .indicated, in: "B") == nil)
        #expect(ledger.tonnes(.opening, of: .indicated, in: "B") == [30])
        #expect(ledger.overallTonnes(.closing, of: .resource) == [105])
        let overall = ledger.rows().filter { $0.beltID == nil && $0.series == .resource }
        #expect(overall.allSatisfy { $0.beltsLeftOut == ["B", "C"] })
        #expect(ledger.rows().contains { $0.beltID == "B" && $0.ledgerClass == .inferred && $0.tonnes == nil })
    }

    /// By hand: B holds 30 and finds an unknown part; 26 mined of the known 130 is 20 of A's 100 and 6 of B's 30.
    @Test(
        "An unknown potential leaves discovery and closing of inferred resource unknown; overall figures are the least that can be"
    )
    func unknownPotential() throws {
        let openings = [("A", 100.0), ("B", 30)].map {
            OpeningBalance(beltID: $0.0, ledgerClass: .inferred, tonnes: $0.1)
        }
        let found = [("A", LedgerClass.inferred), ("B", .indicated)].map {
            LedgerMovement(beltID: $0.0, ledgerClass: $0.1, kind: .discovery, tonnes: [5])
        }
        let ledger = { (mined: [LedgerMovement]) in
            try GrowthLedger(
                belts: ["A", "B", "C"], openings: openings, movements: found + mined,
                conversions: [ClassConversion(beltID: "B", from: .inferred, to: .indicated, fraction: 0.4)],
                unknownPotential: ["B", "C"], realizations: 1)
        }
        let unmined = try GrowthLedger(
            belts: ["A", "B", "C"], openings: openings, movements: found, unknownPotential: ["B", "C"], realizations: 1)
        let charge = unmined.depletion(of: .resource, usedTonnes: 26)
        #expect(charge.unmetTonnes == [0])
        let drawn = try ledger(charge.movements)
        #expect(drawn.tonnes(.depletion, of: .resource, in: "A") == [20])
        #expect(drawn.tonnes(.depletion, of: .resource, in: "B") == [6])
        #expect(drawn.tonnes(.discovery, of: .inferred, in: "B") == nil)
        #expect(drawn.tonnes(.discovery, of: .indicated, in: "B") == [5])
        #expect(drawn.tonnes(.discovery, of: .resource, in: "B") == nil)
        for item in [LedgerItem.conversion, .closing] {
            #expect(drawn.tonnes(item, of: .inferred, in: "B") == nil)
            #expect(drawn.tonnes(item, of: .resource, in: "B") == nil)
        }
        #expect(drawn.tonnes(.opening, of: .resource, in: "B") == [30])
        #expect(drawn.beltsWithUnknownDiscovery(.resource) == ["B"])
        // A: 100 + 5 - 20. B: 30 + 5 - 6 and what nobody knows.
        #expect(drawn.overallTonnes(.closing, of: .resource) == [114])
        #expect(drawn.overallTonnes(.discovery, of: .resource) == [10])
        let rows = drawn.rows()
        #expect(
            rows.contains {
                $0.beltID == "C" && $0.ledgerClass == .inferred && $0.item == .discovery && $0.tonnes == nil
            })
        #expect(
            rows.filter { $0.beltID == nil && $0.series == .resource }.allSatisfy {
                $0.beltsLeftOut == ["C"] && $0.beltsWithUnknownDiscovery == ["B"] && $0.tonnes != nil
            })
        let review = drawn.review(targets: [0.03], baseYear: 2024, horizonYear: 2027)
        #expect(review.countedBelts == ["A", "B"] && review.beltsWithUnknownOpening == ["C"])
        #expect(review.beltsWithUnknownDiscovery == ["B"] && review.baseTonnes == 130)
        #expect(review.netTonnes?.mean == -16 && review.grossTonnes?.mean == 10)
        let own = drawn.review(targets: [0.03], baseYear: 2024, horizonYear: 2027, in: "B")
        #expect(own.targets.map(\.probabilityGross) == [nil] && own.netTonnes == nil)
    }

    @Test("Rows list each item once, class by class and then the series, and never a line of both series")
    func rows() throws {
        let ledger = try Self.ledger(seed: 5)
        let rows = ledger.rows()
        #expect(rows.count == (3 + 1) * (LedgerClass.allCases.count + 2) * LedgerItem.allCases.count)
        #expect(rows.allSatisfy { row in row.ledgerClass.map { $0.series == row.series } ?? true })
        let first = try #require(rows.first)
        #expect(first.beltID == "A" && first.ledgerClass == .measured && first.item == .opening)
        for row in rows {
            let summary = try #require(row.tonnes)
            #expect(summary.q10 <= summary.q50 && summary.q50 <= summary.q90)
        }
    }

    @Test("Conversions across series, to the same class or of more than all are refused")
    func refusesConversions() throws {
        #expect(throws: GossanError.self) {
            try ClassConversion(beltID: "A", from: .indicated, to: .probable, fraction: 0.5)
        }
        #expect(throws: GossanError.self) {
            try ClassConversion(beltID: "A", from: .inferred, to: .inferred, fraction: 0.5)
        }
        #expect(throws: GossanError.self) {
            try GrowthLedger(
                belts: ["A"], openings: [OpeningBalance(beltID: "A", ledgerClass: .inferred, tonnes: 1)],
                conversions: [
                    ClassConversion(beltID: "A", from: .inferred, to: .indicated, fraction: 0.7),
                    ClassConversion(beltID: "A", from: .inferred, to: .measured, fraction: 0.4),
                ], realizations: 1)
        }
    }

    @Test("Negative openings, negative depletion and strange belts are refused")
    func refusesInput() {
        let opening = OpeningBalance(beltID: "A", ledgerClass: .inferred, tonnes: 1)
        let negative = OpeningBalance(beltID: "A", ledgerClass: .inferred, tonnes: -1)
        let gain = LedgerMovement(beltID: "A", ledgerClass: .inferred, kind: .depletion, tonnes: [-1])
        let short = LedgerMovement(beltID: "A", ledgerClass: .inferred, kind: .discovery, tonnes: [1, 2])
        #expect(throws: GossanError.self) { try GrowthLedger(belts: ["A"], openings: [negative], realizations: 3) }
        #expect(throws: GossanError.self) { try GrowthLedger(belts: ["B"], openings: [opening], realizations: 3) }
        for movement in [gain, short] {
            #expect(throws: GossanError.self) {
                try GrowthLedger(belts: ["A"], openings: [opening], movements: [movement], realizations: 3)
            }
        }
    }

    @Test("A baseline of another year and belts without a baseline are warned of")
    func warnings() {
        let warnings = baselineWarnings(
            openings: [OpeningBalance(beltID: "A", ledgerClass: .inferred, tonnes: 1, asOfYear: 2017)],
            belts: ["A", "B"], series: .resource, baseYear: 2024)
        #expect(warnings.map(\.code) == ["opening_date_differs", "opening_unknown"])
    }
}
