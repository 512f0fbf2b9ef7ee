import Foundation
import TestSupport
import Testing

/// What negative and placeholder numbers of tables mean.
@Suite("Measured values of points", .enabled(if: GDALTools.arePresent, "\(GDALTools.absent)"))
struct MeasuredValueTests {
    private func run(_ options: String, value: String = "au_ppb") throws -> (result: CommandResult, cells: [Float]) {
        let small = try SmallRun(
            evidence: "{ e: { interpolate: soils, value: \(value), method: nearest, max_distance: 60 m } }",
            inputs: "  soils: { table: soils.csv, x: x, y: y, crs: EPSG:4524\(options) }", more: "")
        _ = try small.folder.write(
            "soils.csv",
            "x,y,\(value)\n36400050,2603950,4\n36400150,2603950,-0.5\n36400250,2603950,-9999\n36400350,2603950,n.d.\n")
        let result = try Binary.run(["run", small.config, "--output", small.output])
        return (result, result.status == 0 ? Array(try evidenceCells(of: small.output, "e")[0..<4]) : [])
    }

    @Test("A negative content is half the detection limit, missing, itself or an error, as the config says")
    func negatives() throws {
        let missing = ", missing_values: [-9999, n.d.]"
        let halved = try run(missing + ", negative_values: detection_limit")
        #expect(halved.cells[0...1] == [4, 0.25] && halved.cells[2].isNaN && halved.cells[3].isNaN, "\(halved)")
        #expect(halved.result.errors.contains("[below_detection_halved]"))
        let left = try run(missing + ", negative_values: missing")
        #expect(left.cells[0] == 4 && left.cells[1].isNaN, "\(left)")
        let kept = try run(missing + ", negative_values: keep")
        #expect(kept.cells[0...1] == [4, -0.5] && !kept.result.errors.contains("negative"), "\(kept)")
        let refused = try run(missing + ", negative_values: refuse")
        #expect(refused.result.status == 65 && refused.result.errors.contains("say what they mean"), "\(refused)")
    }

    @Test("Unsaid, contents below zero are used with a warning; fields that can be negative are not spoken of")
    func unsaid() throws {
        let contents = try run(", missing_values: [-9999, n.d.]")
        #expect(contents.cells[1] == -0.5 && contents.result.errors.contains("[negative_contents]"), "\(contents)")
        let gravity = try run(", missing_values: [-9999, n.d.]", value: "bouguer")
        #expect(gravity.cells[1] == -0.5 && !gravity.result.errors.contains("[negative_contents]"), "\(gravity)")
    }

    @Test("A coordinate that is no number is refused with its line")
    func coordinate() throws {
        let small = try SmallRun(
            evidence: "{ height: { raster: dem }, far: { distance: more, to: geometry } }",
            inputs: "  more: { table: more.csv, x: x, y: y, crs: EPSG:4524 }")
        for (cell, remedy) in [("\"36400050,5\"", "decimal point: '36400050.5'"), ("107°30'", "degrees as decimals")] {
            _ = try small.folder.write("more.csv", "x,y\n36400150,2603950\n\(cell),2603950\n")
            let result = try small.check()
            #expect(result.status == 65 && result.errors.contains("more.csv, line 3"), "\(result.errors)")
            #expect(result.errors.contains(remedy), "\(result.errors)")
        }
    }

    @Test("A table of numbers alone is opened by check, though nothing uses it")
    func unusedTable() throws {
        let small = try SmallRun(inputs: "  more: { table: more.csv }")
        #expect(try small.check().status == 66)
        _ = try small.folder.write("more.csv", "a,a\n1,2\n")
        let result = try small.check()
        #expect(result.status == 0 && result.output.contains("[unusable_input]"), "\(result.errors)")
        #expect(result.output.contains("is there twice"), "\(result.output)")
    }
}
