import Foundation
import Foundations
import Geostatistics
import Resources
import TestSupport
import Testing

@Suite("A real seam of washed ore", .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
struct RealSeamTests {
    @Test("Composites of the north Brazil holes equal an independent script's")
    func northBrazil() throws {
        let folder = "bauxite_drillholes_north_brazil/derived/"
        let tables = DrillHoleTables(
            collar: try table(folder + "collar.csv"), assay: try table(folder + "assay.csv"))
        var reading = DrillHoleOptions()
        reading.variables = ["available_alumina", "mass_recovery"]
        reading.columns = ["available_alumina": "AAG", "mass_recovery": "RCG"]
        var warnings: [Warning] = []
        let set = try DrillHoleSet(reading: tables, options: reading, warnings: &warnings)
        let variables = SeamVariables(
            grades: [GradeVariable(name: "available_alumina")], massRecovery: GradeVariable(name: "mass_recovery"))
        let cutoff = Cutoff(
            cutoff: [Criterion("available_alumina", .atLeast, 46), Criterion("mass_recovery", .atLeast, 55)],
            minimumThicknessMetres: 1)
        let holes = try seamComposites(
            of: set, variables: variables, cutoff: cutoff, options: SeamOptions(densityTonnesPerCubicMetre: 1.6),
            warnings: &warnings)
        // Limits chosen to leave both ore and barren holes; figures by a Python script that walks the samples.
        #expect(holes.count == 1399)
        #expect(holes.count { $0.status == .barren } == 370)
        let total = holes.reduce(into: SeamSums(gradeCount: 1)) { $0 += $1.sums }
        #expect(abs(total.thicknessMetres - 2158.4) < 1e-6)
        #expect(abs(total.productTonnesPerSquareMetre - 2_783.926_770_048) < 1e-6)
        #expect(abs(total.grade(0) - 50.771_164_843_031_3) < 1e-9)
        #expect(warnings.first { $0.code == "several_ore_runs" }?.message.hasPrefix("28 ") == true)
    }

    private func table(_ relative: String) throws -> SourceTable {
        let text = try String(contentsOfFile: SharedData.path(relative), encoding: .utf8)
        let rows = text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        return SourceTable(
            name: relative, columns: rows[0],
            rows: rows.dropFirst().enumerated().map { SourceRow(line: $0.offset + 2, cells: $0.element) })
    }
}
