import Foundations
import Geostatistics
import Resources
import Testing

/// Washed bauxite: available alumina, reactive silica, mass recovery. Thicknesses and grades are counted by hand.
@Suite("Assays missing in part of a hole") struct MissingInOreTests {
    private let washed = SeamVariables(
        grades: [GradeVariable(name: "aa"), GradeVariable(name: "rs")], massRecovery: GradeVariable(name: "recovery"))
    private let cutoff = Cutoff(
        cutoff: [Criterion("aa", .atLeast, 40)], minimumThicknessMetres: 0.8, maximumPartingMetres: 0.5)
    private let ore: [Double?] = [60, 5, 80]
    private let unwashedOre: [Double?] = [60, 5, nil]
    private let waste: [Double?] = [10, 40, 70]
    private let unwashedWaste: [Double?] = [10, 40, nil]

    private func seam(_ samples: [(Double, Double, [Double?])], cutoff: Cutoff? = nil) throws -> SeamHole {
        try composites(
            [hole("A", samples)], cutoff: cutoff ?? self.cutoff, variables: washed, names: ["aa", "rs", "recovery"]
        ) { $0.fillsLostCore = true }[0]
    }

    @Test("Waste that was not washed is waste: beside ore, between ore and alone")
    func unwashed() throws {
        let beside = try seam([(0, 4, unwashedWaste), (4, 8, ore), (8, 12, unwashedWaste)])
        #expect(beside.status == .ore && beside.sums.thicknessMetres == 4 && !beside.isPartlyAssayed)
        let between = try seam([(0, 2, ore), (2, 4, unwashedWaste), (4, 6, ore), (6, 7, waste)])
        #expect(between.sums.thicknessMetres == 2 && between.runs.count == 2)
        let alone = try seam([(0, 4, unwashedWaste)])
        #expect(alone.status == .barren && alone.sums.thicknessMetres == 0)
    }

    @Test("Ore without a mass recovery is no barren hole: nothing is known of it")
    func oreWithoutRecovery() throws {
        #expect(try seam([(0, 4, waste), (4, 8, unwashedOre), (8, 9, waste)]).status == .notAssayed)
        #expect(try seam([(0, 4, unwashedWaste), (4, 8, unwashedOre)]).status == .notAssayed)
        let partly = try seam([(0, 2, ore), (2, 6, unwashedOre), (6, 7, waste)])
        #expect(partly.status == .ore && partly.sums.thicknessMetres == 2 && partly.isPartlyAssayed)
    }

    @Test(
        "A sample of which a grade is known, but none that tells ore, may be ore; lengths without any assay beside waste are waste"
    )
    func otherGrade() throws {
        #expect(try seam([(0, 4, waste), (4, 8, [nil, 5, 80]), (8, 9, waste)]).status == .notAssayed)
        #expect(try seam([(0, 4, waste), (4, 8, [nil, nil, nil]), (8, 9, waste)]).status == .barren)
        #expect(try seam([(0, 4, [nil, nil, nil])]).status == .notAssayed)
    }

    @Test("Ore that leaves nothing when it is washed is waste")
    func nothingLeft() throws {
        #expect(try seam([(0, 4, [60, 5, 0])]).status == .barren)
    }

    @Test("A thin parting that was not washed cannot be weighed into ore, which is told")
    func parting() throws {
        let apart = try seam([(0, 2, ore), (2, 2.4, unwashedWaste), (2.4, 5, ore), (5, 6, waste)])
        #expect(apart.runs.count == 2 && apart.isPartlyAssayed)
        #expect(abs(apart.sums.thicknessMetres - 2.6) < 1e-12)
        let joined = try seam([(0, 2, ore), (2, 2.4, waste), (2.4, 5, ore), (5, 6, waste)])
        #expect(joined.runs.count == 1 && !joined.isPartlyAssayed)
        // 4.6 m x 80 % at 60 and 0.4 m x 70 % at 10.
        #expect(abs(joined.sums.grade(0) - (4.6 * 0.8 * 60 + 0.4 * 0.7 * 10) / (4.6 * 0.8 + 0.4 * 0.7)) < 1e-12)
    }

    @Test("A hole whose ore lacks a grade that industrial limits alone ask for is left out, not barren")
    func industrial() throws {
        var both = cutoff
        both.industrial = [Criterion("aa", .atLeast, 50), Criterion("rs", .atMost, 10)]
        #expect(try seam([(0, 4, [60, nil, 80]), (4, 5, waste)], cutoff: both).status == .notAssayed)
        #expect(try seam([(0, 2, ore), (2, 4, [60, nil, 80]), (4, 5, waste)], cutoff: both).status == .notAssayed)
        // A mean that breaks one of them is too poor, whatever the other may be.
        #expect(try seam([(0, 4, [45, nil, 80]), (4, 5, waste)], cutoff: both).status == .barren)
    }

    @Test("Ore beside what may be ore counts, and the hole is named")
    func named() throws {
        var limits = cutoff
        limits.cutoff.append(Criterion("rs", .atMost, 10))
        var warnings: [Warning] = []
        let samples: [(Double, Double, [Double?])] = [(0, 1, ore), (1, 4, [60, nil, 80]), (4, 5, waste)]
        let set = DrillHoleSet(
            variables: ["aa", "rs", "recovery"], holes: [hole("H5", samples), hole("H6", [(0, 4, ore)])])
        let found = try seamComposites(
            of: set, variables: washed, cutoff: limits, options: SeamOptions(densityTonnesPerCubicMetre: 2.5),
            warnings: &warnings)
        #expect(found.map(\.sums.thicknessMetres) == [1, 4])
        #expect(warnings.map(\.code) == ["partly_assayed"] && warnings[0].message.hasPrefix("1 (H5) "))
    }

    /// 0.6 m that may be ore, and beside waste half of the lost 0.5 m, make 0.85 m of at least 0.8.
    @Test("Lost core beside what may be ore may make it thick enough, above and below alike, as it does beside ore")
    func lostCoreBeside() throws {
        let lost: [Double?] = [nil, nil, nil]
        for (sample, status) in [(unwashedOre, SeamHole.Status.notAssayed), (ore, .ore), (unwashedWaste, .barren)] {
            #expect(try seam([(0, 4, waste), (4, 4.6, sample), (4.6, 5.1, lost), (5.1, 9, waste)]).status == status)
            #expect(try seam([(0, 4, waste), (4, 4.5, lost), (4.5, 5.1, sample), (5.1, 9, waste)]).status == status)
            #expect(try seam([(0, 4, waste), (4, 4.6, sample), (5.1, 9, waste)]).status == status)
        }
        // Half of 0.3 m is too little, and core that is lost to the end of the hole is none that counts.
        #expect(try seam([(0, 4, waste), (4, 4.6, unwashedOre), (4.6, 4.9, lost), (4.9, 9, waste)]).status == .barren)
        #expect(try seam([(0, 4, waste), (4, 4.6, unwashedOre), (4.6, 5.1, lost)]).status == .barren)
    }

    /// 2 m of 63 % that may be ore, 4 m of 46 %, half of 4 m lost: (126 + 6 x 46)/8 = 50.25 %, over the 50 % of the industrial limit; with
    /// three quarters of the lost core it would be under.
    @Test("Lost core beside known ore is filled once where another sample is undecided")
    func lostCoreOnce() throws {
        var limits = cutoff
        limits.cutoff.append(Criterion("rs", .atMost, 20))
        limits.industrial = [Criterion("aa", .atLeast, 50)]
        let found = try seam(
            [
                (0, 4, waste), (4, 6, [63, nil, 80]), (6, 10, [46, 5, 80]), (10, 14, [nil, nil, nil]), (14, 20, waste),
            ], cutoff: limits)
        #expect(found.status == .notAssayed)
    }

    @Test("What is too thin to count, or thinner than the ore that counts, leaves nothing open")
    func tooThin() throws {
        let unknown: [Double?] = [nil, 5, 80]
        #expect(try seam([(0, 4, waste), (4, 4.2, unknown), (4.2, 9, waste)]).status == .barren)
        #expect(try seam([(0, 4, waste), (4, 4.2, ore), (4.2, 4.7, unknown), (4.7, 9, waste)]).status == .barren)
        #expect(try seam([(0, 4, waste), (4, 4.2, ore), (4.2, 5, unknown), (5, 9, waste)]).status == .notAssayed)
        let far = try seam([(0, 4, ore), (4, 9, waste), (9, 12, unknown), (12, 13, waste)])
        #expect(far.status == .ore && !far.isPartlyAssayed)
        let thicker = try seam([(0, 4, ore), (4, 9, waste), (9, 14, unknown), (14, 15, waste)])
        #expect(thicker.status == .ore && thicker.isPartlyAssayed)
    }

    @Test("Waste between two beds of ore whose other grade or recovery is missing may make them one thick enough")
    func undecidedParting() throws {
        var limits = cutoff
        limits.cutoff.append(Criterion("rs", .atMost, 20))
        limits.minimumThicknessMetres = 2
        func status(_ parting: [Double?]) throws -> SeamHole.Status {
            try seam([(0, 1.5, ore), (1.5, 2, parting), (2, 3.5, ore), (3.5, 9, waste)], cutoff: limits).status
        }
        // At 30 % silica and 60 % recovery the mean of 3.5 m is 53.4 % and 8.0 %, and so is it for all that is likely.
        #expect(try status([10, 30, 60]) == .ore)
        #expect(try status([10, nil, 60]) == .notAssayed)
        #expect(try status([10, 30, nil]) == .notAssayed)
        // Nothing is left of it, so that its grades do not matter.
        #expect(try status([nil, nil, 0]) == .ore)
        #expect(try status([10, 30, 0]) == .ore)
    }

    @Test("Of runs of equal thickness the upper counts, and so may an undecided one above the ore, but none below it")
    func equallyThick() throws {
        let unknown: [Double?] = [nil, 5, 80]
        let above = try seam([(0, 3, unknown), (3, 9, waste), (9, 12, ore), (12, 13, waste)])
        #expect(above.status == .ore && above.isPartlyAssayed)
        let below = try seam([(0, 3, ore), (3, 9, waste), (9, 12, unknown), (12, 13, waste)])
        #expect(below.status == .ore && !below.isPartlyAssayed)
    }

    @Test("A level hole without assays tells nothing, as a steep one", arguments: [0.0, 90])
    func level(dipDegrees: Double) throws {
        let samples: [(Double, Double, [Double?])] = [(0, 20, [nil, nil, nil]), (20, 24, [nil, nil, nil])]
        let found = try composites(
            [hole("A", samples, dipDegrees: dipDegrees)], cutoff: cutoff, variables: washed,
            names: ["aa", "rs", "recovery"])
        #expect(found[0].status == .notAssayed)
    }

    @Test("A grade that is left out of the seam still tells that a sample was assayed")
    func leftOutGrade() throws {
        let found = try composites(
            [hole("A", [(0, 20, [10, 40, 70, 50]), (20, 24, [nil, nil, 80, 60])])], cutoff: cutoff, variables: washed,
            names: ["aa", "rs", "recovery", "ga"])
        #expect(found[0].status == .notAssayed)
    }

    @Test(
        "A sample that may make the ore too poor is told, one that leaves nothing in the wash is waste whatever it lacks"
    )
    func tooPoor() throws {
        var both = cutoff
        both.industrial = [Criterion("aa", .atLeast, 55)]
        both.cutoff.append(Criterion("rs", .atMost, 10))
        // 46 and 60 over 4 m each are 53: if the upper part is ore, the whole is too poor and nothing counts.
        let beside = try seam([(0, 4, [46, nil, 80]), (4, 8, ore), (8, 9, waste)], cutoff: both)
        #expect(beside.sums.thicknessMetres == 4 && beside.isPartlyAssayed)
        #expect(try seam([(0, 4, [46, nil, 80]), (4, 8, waste)], cutoff: both).status == .barren)
        #expect(
            try seam([(0, 4, [46, nil, 80]), (4, 8, [60, nil, 80]), (8, 9, waste)], cutoff: both).status == .notAssayed)
        #expect(try seam([(0, 4, waste), (4, 8, [nil, 5, 0]), (8, 9, waste)]).status == .barren)
    }

    @Test("Samples of which some may be ore without the others are held against the limits so, too")
    func someOfThem() throws {
        var both = cutoff
        both.industrial = [Criterion("aa", .atLeast, 50)]
        both.cutoff.append(Criterion("rs", .atMost, 10))
        func status(_ upper: Double) throws -> SeamHole.Status {
            try seam(
                [(0, 1, [upper, nil, 80]), (1, 1.5, [60, 9, 80]), (1.5, 2.5, [41, nil, 80]), (2.5, 3, waste)],
                cutoff: both
            ).status
        }
        // All of it has 46 on the mean; without its lower part (45 + 30) / 1.5 = 50, which counts, or 49.3, which does not.
        #expect(try status(45) == .notAssayed)
        #expect(try status(44) == .barren)
    }
}
