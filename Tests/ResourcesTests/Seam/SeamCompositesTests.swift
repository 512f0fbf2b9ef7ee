import Foundations
import Geostatistics
import Resources
import TestSupport
import Testing

private let ore: [Double?] = [60, 10]
private let waste: [Double?] = [30, 40]

@Suite("Ore-run composites of a seam")
struct SeamCompositesTests {
    @Test(
        "Runs of the reference holes equal the expected composites",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
    func reference() throws {
        let found = try composites(try referenceHoles()).flatMap { hole in hole.runs.map { (hole, $0) } }
        let expected = try SharedData.table("estimation_reference/recoverable/seam_composites_expected.csv")
        #expect(found.count == expected.count)
        for ((hole, run), row) in zip(found, expected) {
            let number = { (column: String) in Double(row[column] ?? "") ?? .nan }
            #expect(hole.id == row["hole"])
            #expect(hole.position == Point(x: number("x"), y: number("y")))
            #expect(run.fromMetres == number("top"))
            #expect(run.toMetres == number("bot"))
            // The reference is printed to 12 digits.
            #expect(abs(run.sums.thicknessMetres - number("t")) < 1e-9)
            #expect(abs(run.sums.grade(0) - number("al")) < 1e-9)
            #expect(abs(run.sums.grade(1) - number("si")) < 1e-9)
            #expect(abs(run.sums.grade(0) / run.sums.grade(1) - number("AS")) < 1e-9)
            #expect("\(run.isThickEnough)".capitalized == row["ok"])
            #expect("\(run.isIndustrial)".capitalized == row["ind"])
        }
    }

    @Test("Of several runs the thickest counts, or all together on request")
    func severalRuns() throws {
        let two = hole("A", [(0, 1, ore), (1, 3, waste), (3, 5, ore), (5, 8, waste), (8, 10, ore)])
        let thickest = try composites([two])[0]
        #expect(thickest.sums.thicknessMetres == 2)
        #expect(thickest.overburdenMetres == 3)
        #expect(thickest.topElevationMetres == 97)
        let summed = try composites([two]) { $0.severalRuns = .summed }[0]
        #expect(summed.sums.thicknessMetres == 5)
        #expect(summed.overburdenMetres == 0)
        #expect(summed.sums.grade(0) == 60)
    }

    @Test("A hole without ore is kept with thickness zero; one without assays is not taken for barren")
    func barren() throws {
        let found = try composites([
            hole("barren", [(0, 5, waste)]), hole("thin", [(0, 0.5, ore), (0.5, 5, waste)]), hole("unassayed", []),
        ])
        #expect(found.map(\.status) == [.barren, .barren, .notAssayed])
        #expect(found.map(\.sums.thicknessMetres) == [0, 0, 0])
        #expect(found.map(\.isConclusive) == [true, true, false])
        #expect(found[1].runs.count == 1)
        #expect(try composites([hole("unassayed", [])]) { $0.unassayedHolesAreBarren = true }[0].status == .barren)
    }

    @Test(
        "A hole is barren where its samples tell so, and unknown where they are empty or lack what the cut-off asks for"
    )
    func empty() throws {
        let found = try composites([
            hole("empty", [(0, 5, [nil, nil])]), hole("no silica", [(0, 2, waste), (2, 4, [60, nil]), (4, 5, waste)]),
            hole("poor", [(0, 2, [30, nil]), (2, 5, [nil, nil])]),
        ])
        #expect(found.map(\.status) == [.notAssayed, .notAssayed, .barren])
        #expect(
            try composites([hole("empty", [(0, 5, [nil, nil])])]) { $0.unassayedHolesAreBarren = true }[0].status
                == .barren)
    }

    @Test("A hole that ends above the target, or within ore on request, says nothing")
    func inconclusive() throws {
        let short = hole("short", [(0, 5, waste)])
        #expect(try composites([short]) { $0.targetDepthMetres = 6 }[0].status == .inconclusive)
        #expect(try composites([short]) { $0.targetDepthMetres = 5 }[0].status == .barren)
        let open = hole("open", [(0, 1, waste), (1, 3, ore)])
        #expect(try composites([open])[0].status == .ore)
        #expect(try composites([open]) { $0.isOpenBelowInconclusive = true }[0].status == .inconclusive)
    }

    @Test("A run below the industrial grade does not count unless the cut-off alone is asked for")
    func industrialGrade() throws {
        let poor = hole("poor", [(0, 2, [45, 20])])
        #expect(try composites([poor])[0].status == .barren)
        #expect(try composites([poor]) { $0.runsPass = .cutoff }[0].status == .ore)
    }

    @Test("A parting joins runs only while the whole still passes the cut-off")
    func poorParting() throws {
        let lean: [Double?] = [41, 22]
        let joined = hole("joined", [(0, 1, ore), (1, 1.8, waste), (1.8, 2.8, ore)])
        #expect(try composites([joined])[0].runs.map(\.toMetres) == [2.8])
        let apart = hole("apart", [(0, 1, lean), (1, 1.8, [5, 60]), (1.8, 2.8, lean)])
        #expect(try composites([apart])[0].runs.map(\.toMetres) == [1, 2.8])
    }

    @Test("Lean ore joins from above once rich ore has joined from below")
    func joiningAgain() throws {
        let lean: [Double?] = [41, 22]
        let joined = hole(
            "A", [(0, 1, lean), (1, 1.5, [10, 60]), (1.5, 2.5, lean), (2.5, 3, waste), (3, 7, ore)])
        let found = try composites([joined]) { $0.runsPass = .cutoff }
        #expect(found[0].runs.map(\.fromMetres) == [0])
        #expect(found[0].sums.thicknessMetres == 7)
    }

    @Test("Runs do not cross unsampled gaps, missing grades or changes of rock")
    func boundaries() throws {
        #expect(try composites([hole("gap", [(0, 1, ore), (1.4, 3, ore)])])[0].runs.count == 2)
        #expect(
            try composites([hole("missing", [(0, 1, ore), (1, 1.4, [nil, nil]), (1.4, 3, ore)])])[0].runs.count == 2)
        var rocks = hole("rocks", [(0, 1, ore), (1, 3, ore)])
        rocks.samples[0].codes = ["clay"]
        rocks.samples[1].codes = ["bauxite"]
        let set = DrillHoleSet(variables: ["al2o3", "sio2"], codeVariables: ["rock"], holes: [rocks])
        var options = SeamOptions(densityTonnesPerCubicMetre: 2)
        var warnings: [Warning] = []
        let free = try seamComposites(
            of: set, variables: aluminaSilica, cutoff: referenceCutoff, options: options, warnings: &warnings)
        options.boundary = "rock"
        let bound = try seamComposites(
            of: set, variables: aluminaSilica, cutoff: referenceCutoff, options: options, warnings: &warnings)
        #expect(free[0].runs.count == 1)
        #expect(bound[0].runs.count == 2)
        #expect(warnings.map(\.code) == ["several_ore_runs"])
    }

    @Test("Thickness of an inclined hole is vertical: length times the sine of its dip", arguments: [30.0, 60, 85])
    func inclined(dipDegrees: Double) throws {
        let found = try composites([hole("A", [(0, 10, waste), (10, 14, ore)], dipDegrees: dipDegrees)])
        // The sine by the half-angle-free closed forms of 30 and 60 degrees, and a table value of 85 degrees.
        let sine = [30.0: 0.5, 60: 0.866_025_403_784_438_6, 85: 0.996_194_698_091_745_5][dipDegrees] ?? .nan
        #expect(abs(found[0].sums.thicknessMetres - 4 * sine) < 1e-12)
        #expect(abs((found[0].overburdenMetres ?? .nan) - 10 * sine) < 1e-12)
    }

    /// A vertical thickness of 14 m x sin(dip) is 1.22 m at 5 degrees; level it is nothing, and the ore would be called barren ground.
    @Test(
        "A hole that runs flat through ore tells nothing of its thickness, is left out and named; in waste it is barren",
        arguments: [(0.0, true), (-3, true), (4.9, true), (5.1, false), (-20, false)])
    func flat(dipDegrees: Double, isFlat: Bool) throws {
        let holes = [
            hole("ore", [(0, 10, waste), (10, 24, ore)], dipDegrees: dipDegrees),
            hole("waste", [(0, 24, waste)], dipDegrees: dipDegrees),
        ]
        var warnings: [Warning] = []
        let found = try seamComposites(
            of: DrillHoleSet(variables: ["al2o3", "sio2"], holes: holes), variables: aluminaSilica,
            cutoff: referenceCutoff, options: SeamOptions(densityTonnesPerCubicMetre: 2), warnings: &warnings)
        #expect(found.map(\.status) == [isFlat ? .flatInOre : .ore, .barren])
        #expect(found.map(\.isConclusive) == [!isFlat, true])
        #expect(warnings.map(\.code) == (isFlat ? ["flat_in_ore"] : []))
        #expect(warnings.allSatisfy { $0.message.hasPrefix("1 (ore) run flatter than 5 degrees through ore") })
    }

    @Test("Washed ore is weighted by length x density x mass recovery, as worked by hand")
    func washed() throws {
        let variables = SeamVariables(
            grades: [GradeVariable(name: "aa")], density: "density", massRecovery: GradeVariable(name: "recovery"))
        let cutoff = Cutoff(cutoff: [Criterion("aa", .atLeast, 30), Criterion("recovery", .atLeast, 25)])
        let found = try composites(
            [hole("A", [(0, 1, [40, 2, 50]), (1, 3, [50, 1.5, 80])])], cutoff: cutoff, variables: variables,
            names: ["aa", "density", "recovery"])
        let sums = found[0].sums
        // 1 m x 2 t/m3 x 50 % = 1 t and 2 m x 1.5 t/m3 x 80 % = 2.4 t of product on each square metre.
        #expect(sums.tonnesPerSquareMetre == 5)
        #expect(abs(sums.productTonnesPerSquareMetre - 3.4) < 1e-12)
        #expect(abs(sums.grade(0) - (1 * 40 + 2.4 * 50) / 3.4) < 1e-12)
    }

    /// 2 m at 90 % and 2 m at 30 %: of each tonne of ore 60 % is left. Weighted by product it would be 75 %.
    @Test(
        "Mass recovery of a run is product over ore, also where the holes have it as a grade",
        arguments: [55.0, 65, 70])
    func massRecovery(limit: Double) throws {
        let recovery = GradeVariable(name: "recovery")
        let variables = SeamVariables(grades: [GradeVariable(name: "aa"), recovery], massRecovery: recovery)
        let cutoff = Cutoff(
            cutoff: [Criterion("aa", .atLeast, 30)], industrial: [Criterion("recovery", .atLeast, limit)])
        let found = try composites(
            [hole("A", [(0, 2, [40, 90]), (2, 4, [40, 30])])], cutoff: cutoff, variables: variables,
            names: ["aa", "recovery"])
        #expect(found[0].runs.count == 1)
        #expect(found[0].runs.first?.isIndustrial == (limit < 60))
    }

    @Test("A grade missing in part of a run is missing for the run, not guessed")
    func missingByproduct() throws {
        let variables = SeamVariables(
            grades: aluminaSilica.grades + [GradeVariable(name: "fe2o3")], ratios: aluminaSilica.ratios)
        let found = try composites(
            [hole("A", [(0, 1, [60, 10, 5]), (1, 2, [60, 10, nil])])], variables: variables,
            names: ["al2o3", "sio2", "fe2o3"])
        #expect(found[0].sums.grade(0) == 60)
        #expect(found[0].sums.grade(2).isNaN)
    }

    @Test("A variable that the holes lack is named with those they have")
    func unknownVariable() {
        #expect {
            try composites([hole("A", [(0, 1, ore)])], names: ["al2o3", "silica"])
        } throws: { error in
            "\(error)".contains("'sio2'") && "\(error)".contains("al2o3, silica")
        }
        #expect {
            try composites([hole("A", [(0, 1, ore)])], cutoff: Cutoff(cutoff: [Criterion("s", .atMost, 1)]))
        } throws: { error in
            "\(error)".contains("'s'") && "\(error)".contains("al2o3, sio2, a_s, ore_content")
        }
    }
}
