import Foundation
import Foundations
import Geostatistics
import Resources
import TestSupport
import Testing

private let count = 240

/// A seam of random thickness and grades on `count` cells, a tenth of them without ore.
private func blocks(_ realization: Int) -> SeamBlocks {
    var random = RandomStream(seed: 11, purpose: "blocks", index: UInt64(realization))
    var thickness: [Double] = []
    var alumina: [Double] = []
    var silica: [Double] = []
    for _ in 0..<count {
        let metres = random.uniform() < 0.1 ? 0 : 0.3 + 4 * random.uniform()
        thickness.append(metres)
        alumina.append(metres * 2.5 * (45 + 25 * random.uniform()))
        silica.append(metres * 2.5 * (5 + 15 * random.uniform()))
    }
    return SeamBlocks(thicknessMetres: thickness, densityTonnesPerCubicMetre: 2.5, accumulations: [alumina, silica])
}

/// Cells in three prospects and three categories, some in neither; a quarter of them half excluded.
private func ground(_ keep: (Int) -> Bool = { _ in true }) throws -> SeamGround {
    try SeamGround(
        cellAreasSquareMetres: (0..<count).map { 2500 + Double($0) },
        prospects: (0..<count).map { keep($0) ? Int32($0 % 4) - 1 : -1 },
        prospectCount: 3, categories: (0..<count).map { $0 % 7 == 0 ? nil : ResourceCategory.allCases[$0 / 4 % 3] },
        excludedShares: (0..<count).map { $0 % 4 == 1 ? 0.5 : 0 },
        overburdenMetres: (0..<count).map { Double($0 % 30) })
}

private func estimate(
    _ ground: SeamGround, pass: Cutoff.Level = .industrial, realizations: Int = 20, factor: Double = 1
) throws -> DrilledEstimate {
    let factors = try ModifyingFactors(
        mining: try MiningFactors(
            recovery: 0.93, dilution: 0.08, wasteGrades: ["al2o3": 25, "sio2": 40], maximumStrippingRatio: 12),
        processing: .ratioLoss(
            component: "al2o3", impurity: "sio2", tailsRatio: 1.2, relativeDigestion: 0.95, plantFactor: 0.97),
        variables: aluminaSilica)
    let estimator = try SeamEstimator(
        variables: aluminaSilica, ground: ground, cutoff: referenceCutoff, blocksPass: pass, factors: factors,
        gradeTonnage: GradeTonnageRequest(quantity: "a_s", cutoffs: [2, 4, 6]))
    return try DrilledEstimate(
        of: estimator, tonnesFactors: Array(repeating: factor, count: realizations), blocks: blocks)
}

@Suite("Drilled estimate by prospect and category")
struct DrilledEstimateTests {
    @Test("Totals equal sums worked out cell by cell")
    func cellByCell() throws {
        let ground = try ground()
        let found = try estimate(ground, realizations: 1).series { _ in true }.totals[0]
        let seam = blocks(0)
        var tonnes = 0.0
        var alumina = 0.0
        for cell in 0..<count where ground.prospects[cell] >= 0 && ground.categories[cell] != nil {
            let thickness = seam.values[cell]
            let al = seam.values[3 * count + cell]
            let si = seam.values[4 * count + cell]
            let grade = al / (thickness * 2.5)
            guard thickness >= 0.8, grade >= 55, al / si >= 3.5 else { continue }
            tonnes += ground.cellAreasSquareMetres[cell] * thickness * 2.5
            alumina += ground.cellAreasSquareMetres[cell] * al
        }
        #expect(tonnes > 0)
        // The same sums in another order.
        #expect(abs(found.inPlaceTonnes / tonnes - 1) < 1e-12)
        #expect(abs(found.content(0) / alumina - 1) < 1e-12)
    }

    @Test("Prospects and categories add up to the whole within every realization")
    func additiveParts() throws {
        let estimate = try estimate(try ground())
        let whole = estimate.series { _ in true }
        let prospects = (0..<3).map { estimate.series(prospect: $0) }
        let categories = ResourceCategory.allCases.map { estimate.series(category: $0) }
        for parts in [prospects, categories] {
            let added = parts.dropFirst().reduce(parts[0]) { $0 + $1 }
            for figure in [\SeamTotals.inPlaceTonnes, \.recoverableOreTonnes, \.recoveredComponentTonnes] {
                for (a, b) in zip(whole.values { $0[keyPath: figure] }, added.values { $0[keyPath: figure] }) {
                    #expect(abs(a - b) <= 1e-12 * a)
                }
            }
        }
    }

    @Test("Tonnage and recovered alumina are additive over disjoint ground")
    func additiveGround() throws {
        let whole = try estimate(try ground()).series { _ in true }
        let parts =
            try estimate(try ground { $0 < 77 }).series { _ in true }
            + (try estimate(try ground { $0 >= 77 }).series { _ in true })
        for (a, b) in zip(whole.totals, parts.totals) {
            #expect(abs(a.inPlaceTonnes - b.inPlaceTonnes) <= 1e-12 * a.inPlaceTonnes)
            #expect(abs(a.recoveredComponentTonnes - b.recoveredComponentTonnes) <= 1e-12 * a.recoveredComponentTonnes)
        }
    }

    @Test("What is recovered is never more than what is in place", arguments: Cutoff.Level.allCases)
    func recoverableBelowInPlace(level: Cutoff.Level) throws {
        for totals in try estimate(try ground(), pass: level).series(where: { _ in true }).totals {
            #expect(totals.recoverableOreTonnes > 0)
            #expect(totals.recoverableOreTonnes <= totals.inPlaceTonnes)
            #expect(totals.recoverableProductTonnes <= totals.productTonnes)
            #expect(totals.recoveredComponentTonnes <= totals.content(0) / 100)
            #expect(totals.runOfMineTonnes >= totals.recoverableOreTonnes)
        }
    }

    @Test("Stricter limits leave less ore of better grade")
    func levels() throws {
        let found = try Cutoff.Level.allCases.map { try estimate(try ground(), pass: $0).series { _ in true } }
        for (none, (cutoff, industrial)) in zip(found[0].totals, zip(found[1].totals, found[2].totals)) {
            #expect(none.inPlaceTonnes >= cutoff.inPlaceTonnes)
            #expect(cutoff.inPlaceTonnes >= industrial.inPlaceTonnes)
            #expect(industrial.grade(0) >= none.grade(0))
        }
    }

    @Test("A common error of tonnage scales tonnes and leaves grades and areas")
    func commonError() throws {
        let plain = try estimate(try ground(), realizations: 1).series { _ in true }.totals[0]
        let scaled = try estimate(try ground(), realizations: 1, factor: 1.1).series { _ in true }.totals[0]
        #expect(abs(scaled.inPlaceTonnes / plain.inPlaceTonnes - 1.1) < 1e-12)
        #expect(abs(scaled.recoveredComponentTonnes / plain.recoveredComponentTonnes - 1.1) < 1e-12)
        #expect(abs(scaled.grade(0) - plain.grade(0)) < 1e-12 * plain.grade(0))
        #expect(scaled.areaSquareMetres == plain.areaSquareMetres)
    }

    @Test("Exclusions and the stripping limit reduce what is recovered, not what is in place")
    func exclusions() throws {
        let estimator = { (share: Double, overburden: Double) in
            try SeamEstimator(
                variables: aluminaSilica,
                ground: try SeamGround(
                    cellAreasSquareMetres: [100], prospects: [0], prospectCount: 1, categories: [.measured],
                    excludedShares: [share], overburdenMetres: [overburden]),
                cutoff: referenceCutoff, blocksPass: .industrial,
                factors: try ModifyingFactors(
                    mining: try MiningFactors(recovery: 0.9, maximumStrippingRatio: 10), processing: nil,
                    variables: aluminaSilica))
        }
        let seam = SeamBlocks(thicknessMetres: [2], densityTonnesPerCubicMetre: 2, accumulations: [[240], [40]])
        let figures = try [(0.0, 5.0), (0.25, 5), (0, 20), (0, 20.1), (1, 5), (0, .nan)].map { share, overburden in
            let totals = try estimator(share, overburden).estimate(seam).totals[0]
            #expect(totals.inPlaceTonnes == 400)
            return totals.recoverableOreTonnes
        }
        #expect(figures == [360, 270, 360, 0, 0, 360])
    }

    @Test("Washed ore is told both in place and as product, and clean waste does not reach the plant")
    func washed() throws {
        let variables = SeamVariables(
            grades: [GradeVariable(name: "aa")], massRecovery: GradeVariable(name: "recovery"))
        let estimator = try SeamEstimator(
            variables: variables,
            ground: try SeamGround(
                cellAreasSquareMetres: [100], prospects: [0], prospectCount: 1, categories: [.measured]),
            cutoff: Cutoff(cutoff: [Criterion("recovery", .atLeast, 50)]), blocksPass: .cutoff,
            factors: try ModifyingFactors(
                mining: try MiningFactors(
                    recovery: 0.9, dilution: 0.1, wasteGrades: ["aa": 5], wasteMassRecovery: 0),
                processing: .fixed(component: "aa", recovery: 0.8), variables: variables))
        let seam = SeamBlocks(
            thicknessMetres: [2], tonnesPerSquareMetre: [3], productTonnesPerSquareMetre: [1.8],
            accumulations: [[81]])
        let totals = try estimator.estimate(seam).totals[0]
        #expect(totals.inPlaceTonnes == 300)
        #expect(totals.productTonnes == 180)
        #expect(totals.grade(0) == 45)
        #expect(abs(totals.runOfMineTonnes - 300) < 1e-9)
        #expect(abs(totals.plantFeedTonnes - 162) < 1e-9)
        #expect(abs(totals.recoveredComponentTonnes - 162 * 0.45 * 0.8) < 1e-9)
    }

    @Test("Missing cells are left out; values below zero count as zero")
    func missing() throws {
        let estimator = try SeamEstimator(
            variables: aluminaSilica,
            ground: try SeamGround(
                cellAreasSquareMetres: [1, 1, 1], prospects: [0, 0, 0], prospectCount: 1,
                categories: [.measured, .measured, .measured]),
            cutoff: referenceCutoff, blocksPass: .none)
        let seam = SeamBlocks(
            thicknessMetres: [1, .nan, -0.2], densityTonnesPerCubicMetre: 2, accumulations: [[120, 1, 1], [20, 1, 1]])
        let found = try estimator.estimate(seam)
        #expect(found.totals[0].inPlaceTonnes == 2)
    }

    @Test("Series give quantiles in order, ratios as sum over sum, and one curve point per cut-off")
    func series() throws {
        let estimate = try estimate(try ground())
        let series = estimate.series(prospect: 1)
        let summary = try #require(series.summary(\.inPlaceTonnes))
        #expect(summary.q10 <= summary.q50 && summary.q50 <= summary.q90)
        let ratio = try #require(series.ratio("a_s"))
        #expect(zip(ratio, series.totals).allSatisfy { abs($0 - $1.content(0) / $1.content(1)) < 1e-12 * $0 })
        #expect(series.ratio("nothing") == nil)
        #expect(try #require(series.containedTonnes(of: "al2o3")) == series.totals.map { $0.content(0) * 0.01 })
        let points = try #require(estimate.gradeTonnage?.points)
        #expect(points.map(\.cutoff) == [2, 4, 6])
        #expect(points[0].tonnes.q50 >= points[1].tonnes.q50)
    }

    @Test("Ground whose layers differ in length is a fault, not a crash")
    func misfit() throws {
        #expect(throws: GossanError.self) {
            try SeamGround(cellAreasSquareMetres: [1], prospects: [0, 0], prospectCount: 1, categories: [nil])
        }
        let estimator = try SeamEstimator(
            variables: aluminaSilica, ground: try ground(), cutoff: referenceCutoff, blocksPass: .none)
        #expect(throws: GossanError.self) { try estimator.estimate(SeamBlocks(count: 3, gradeCount: 2)) }
    }
}
