import Foundation
import Testing

/// Coordinates that are where their system is: eastings come with and without the number of the zone. Those that are not
/// stand among the wrong tables.
@Suite("Places of tables") struct PlaceTests {
    @Test(
        "Right tables pass, with and without the zone number",
        arguments: [(36_402_000, "EPSG:4524"), (402_000, "EPSG:4545")])
    func right(x: Int, crs: String) throws {
        let small = try SmallRun(
            evidence: "{ height: { raster: dem }, far: { distance: more, to: geometry } }",
            inputs: "  more: { table: more.csv, x: x, y: y, crs: \(crs) }")
        // About 107.0 E 23.5 N.
        let rows = (0..<3).map { "\(x + $0 * 100),\(2_602_000 + $0 * 100),D\($0)\n" }.joined()
        _ = try small.folder.write("more.csv", "x,y,name\n" + rows)
        let result = try small.check()
        #expect(result.status == 0 && !result.output.contains("outside_area_of_use"), "\(result.errors)")
    }
}
