import Foundation
import Foundations
import Geostatistics
import Resources
import TestSupport
import Testing

/// The reference seam: four holes on a square of 100 m, one block, 2.65 t/m3, 3 % moisture, recovery 92 %, dilution 5 %
/// with waste of 25 % Al2O3 and 45 % SiO2.
@Suite(
    "Tonnage of the reference seam", .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
struct ReferenceSeamTonnageTests {
    private func expected() throws -> [String: Double] {
        let path = SharedData.path("estimation_reference/recoverable/seam_tonnage_expected.json")
        return try JSONDecoder().decode([String: Double].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private func isClose(_ value: Double, _ expected: Double?) -> Bool {
        abs(value / (expected ?? .nan) - 1) < 1e-9
    }

    /// Wet mass and moisture of the reference, as a dry density.
    private static let moisture = 0.03
    private static let dryDensity = 2.65 * (1 - moisture)

    private func totals(density: Double) throws -> SeamTotals {
        let holes = try composites(try referenceHoles()) {
            $0.severalRuns = .summed
            $0.densityTonnesPerCubicMetre = density
        }
        let total = holes.reduce(into: SeamSums(gradeCount: aluminaSilica.grades.count)) { $0 += $1.sums }
        let mean = SeamSums(values: total.values.map { $0 / Double(holes.count) })
        let blocks = SeamBlocks(
            thicknessMetres: [mean.thicknessMetres],
            densityTonnesPerCubicMetre: density,
            accumulations: mean.accumulations.map { [$0] })
        let ground = try SeamGround(
            cellAreasSquareMetres: [10_000], prospects: [0], prospectCount: 1, categories: [.indicated])
        let factors = try ModifyingFactors(
            mining: try MiningFactors(recovery: 0.92, dilution: 0.05, wasteGrades: ["al2o3": 25, "sio2": 45]),
            processing: .ratioLoss(
                component: "al2o3", impurity: "sio2", tailsRatio: 1, relativeDigestion: 1, plantFactor: 1),
            variables: aluminaSilica)
        let estimator = try SeamEstimator(
            variables: aluminaSilica, ground: ground, cutoff: referenceCutoff, blocksPass: .industrial, factors: factors
        )
        return try estimator.estimate(blocks).totals[0]
    }

    @Test("Volume, tonnes and grades in place equal the reference")
    func inPlace() throws {
        let reference = try expected()
        let totals = try totals(density: Self.dryDensity)
        #expect(isClose(totals.volumeCubicMetres / totals.areaSquareMetres, reference["mean_thickness"]))
        #expect(isClose(totals.volumeCubicMetres, reference["vol_vertical"]))
        #expect(isClose(totals.inPlaceTonnes, reference["tonnes_dry"]))
        #expect(isClose(totals.inPlaceTonnes / (1 - Self.moisture), reference["tonnes_wet"]))
        #expect(isClose(totals.grade(0), reference["al"]))
        #expect(isClose(totals.grade(1), reference["si"]))
        #expect(isClose(totals.content(0) / totals.content(1), reference["AS"]))
    }

    @Test("Mined ore, run of mine, diluted grades and recovered alumina equal the reference")
    func recoverable() throws {
        let reference = try expected()
        // The reference leaves moisture out from mining on.
        let totals = try totals(density: 2.65)
        #expect(isClose(totals.recoverableOreTonnes, reference["ore_mined"]))
        #expect(isClose(totals.runOfMineTonnes, reference["rom"]))
        #expect(isClose(totals.feedGrade(0), reference["al_rom"]))
        #expect(isClose(totals.feedGrade(1), reference["si_rom"]))
        #expect(isClose(totals.feedContent(0) / totals.feedContent(1), reference["AS_rom"]))
        #expect(isClose(totals.recoveredComponentTonnes, reference["theor_alumina_t"]))
        let recovery = totals.recoveredComponentTonnes / (totals.runOfMineTonnes * totals.feedGrade(0) / 100)
        #expect(isClose(recovery, reference["theor_alumina_recovery"]))
    }

    @Test("Dilution can push a seam below the industrial A/S that it passes in place")
    func rankChange() throws {
        let totals = try totals(density: 2.65)
        #expect(totals.content(0) / totals.content(1) > 3.5)
        #expect(totals.feedContent(0) / totals.feedContent(1) < 3.5)
    }
}
