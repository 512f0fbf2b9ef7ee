import Foundation
import TestSupport
import Testing

/// A raster that gives the extent of the grid keeps its own cells.
@Suite("Cells of the raster that gives the extent", .enabled(if: GDALTools.arePresent, "\(GDALTools.absent)"))
struct OwnCellsTests {
    @Test(
        "Cells of the grid's size and system are taken as they are, wherever their corner lies; others are interpolated",
        arguments: [("odd", true), ("[36400015, 2600045, 36401215, 2601245]", false)])
    func ownCells(extent: String, isOwn: Bool) throws {
        let small = try SmallRun(
            evidence: "{ a: { raster: odd } }", cell: "30 m", extent: extent,
            inputs: "  odd: { raster: odd.asc, crs: EPSG:4524 }", more: "")
        let cells = (0..<40).map { row in (0..<40).map { ($0 * 31 + row * 17 + $0 * row) % 97 } }
        _ = try small.folder.write(
            "odd.asc",
            "ncols 40\nnrows 40\nxllcorner 36400015\nyllcorner 2600045\ncellsize 30\n"
                + cells.map { $0.map(String.init).joined(separator: " ") }.joined(separator: "\n") + "\n")
        let result = try small.run()
        #expect(result.status == 0, "\(result.errors)")
        let found = try evidenceCells(of: small.output, "a")
        #expect((found == cells.flatMap { $0.map(Float.init) }) == isOwn)
    }

    @Test("A cell that is written with few digits gives no row or column more")
    func roundedCells() throws {
        let small = try SmallRun(
            evidence: "{ a: { raster: odd } }", cell: "33.3333 m", extent: "odd",
            inputs: "  odd: { raster: odd.asc, crs: EPSG:4524 }", more: "")
        let cells = (0..<40).map { row in (0..<40).map { ($0 * 31 + row * 17 + $0 * row) % 97 } }
        _ = try small.folder.write(
            "odd.asc",
            "ncols 40\nnrows 40\nxllcorner 36400015\nyllcorner 2600045\ncellsize 33.333333333333\n"
                + cells.map { $0.map(String.init).joined(separator: " ") }.joined(separator: "\n") + "\n")
        let result = try small.run()
        #expect(result.status == 0, "\(result.errors)")
        #expect(try evidenceCells(of: small.output, "a") == cells.flatMap { $0.map(Float.init) })
    }
}
