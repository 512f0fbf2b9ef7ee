import Foundations
import Resources
import Testing

@Suite("Re-estimation of booked ground") struct ReestimationTests {
    /// By hand: 100 booked, 130 estimated, so +30, shared 80 : 50 as the new estimate. Measured 80 - 60 - 18.46 = 1.54.
    @Test("The change of the total is shared as the new estimate is; the rest is conversion")
    func byHand() throws {
        let result = Reestimation(
            estimated: [.measured: [80], .indicated: [50]], booked: [.measured: 60, .indicated: 40], realizations: 1)
        #expect(result.change[.measured] == [30 * 80 / 130.0] && result.change[.indicated] == [30 * 50 / 130.0])
        let shift = try #require(result.shift[.measured]?.first)
        #expect(abs(shift - (80 - 60 - 30 * 80 / 130.0)) < 1e-12)
        #expect(result.shift[.indicated].map { abs($0[0] + shift) < 1e-12 } == true)
    }

    @Test("Ground estimated again at its booked tonnes moves nothing")
    func unchanged() {
        let result = Reestimation(
            estimated: [.measured: [3e6, 3e6], .inferred: [7.3e6, 7.3e6]],
            booked: [.measured: 3e6, .inferred: 7.3e6], realizations: 2)
        for ledgerClass in [LedgerClass.measured, .inferred] {
            #expect(result.change[ledgerClass] == [0, 0])
            #expect(result.shift[ledgerClass] == [0, 0])
        }
    }

    @Test("Ground where the new estimate finds no ore loses what was booked, class by class, without conversion")
    func nothingLeft() {
        let result = Reestimation(
            estimated: [.indicated: [0]], booked: [.indicated: 4, .resourceNotClassified: 6], realizations: 1)
        #expect(result.change[.indicated] == [-4] && result.change[.resourceNotClassified] == [-6])
        #expect(result.shift[.indicated] == [0] && result.shift[.resourceNotClassified] == [0])
    }

    @Test(
        "In a ledger, closing is opening and all movements, conversion sums to zero, and a whole booked belt closes at its new estimate",
        arguments: [UInt64(1), 2, 3])
    func ledger(seed: UInt64) throws {
        var stream = RandomStream(seed: seed, purpose: "test")
        let realizations = GrowthLedgerTests.realizations
        let classes = LedgerSeries.resource.classes
        var booked: [LedgerClass: Double] = [:]
        var estimated: [LedgerClass: [Double]] = [:]
        for ledgerClass in classes {
            booked[ledgerClass] = 1e7 * stream.uniform()
            estimated[ledgerClass] = (0..<realizations).map { _ in 1e7 * stream.uniform() }
        }
        let result = Reestimation(estimated: estimated, booked: booked, realizations: realizations)
        let ledger = try GrowthLedger(
            belts: ["A"],
            openings: classes.map { OpeningBalance(beltID: "A", ledgerClass: $0, tonnes: booked[$0]) },
            movements: classes.map {
                LedgerMovement(
                    beltID: "A", ledgerClass: $0, kind: .reestimation, tonnes: result.change[$0] ?? [])
            }, shifts: [ClassShift(beltID: "A", tonnes: result.shift)], realizations: realizations)
        for ledgerClass in classes {
            try GrowthLedgerTests.identityHolds { ledger.tonnes($0, of: ledgerClass, in: "A") }
            let closing = try #require(ledger.tonnes(.closing, of: ledgerClass, in: "A"))
            for (a, b) in zip(closing, estimated[ledgerClass] ?? []) { #expect(abs(a - b) < 1e-6) }
        }
        try GrowthLedgerTests.identityHolds { ledger.tonnes($0, of: .resource, in: "A") }
        let conversion = try #require(ledger.tonnes(.conversion, of: .resource, in: "A"))
        #expect(conversion.allSatisfy { abs($0) < 1e-6 })
    }

    @Test("A shift that does not sum to zero, or spans resource and reserve, is refused")
    func refuses() {
        #expect(throws: GossanError.self) { try ClassShift(beltID: "A", tonnes: [.measured: [1], .indicated: [-0.9]]) }
        #expect(throws: GossanError.self) { try ClassShift(beltID: "A", tonnes: [.indicated: [1], .probable: [-1]]) }
    }
}
