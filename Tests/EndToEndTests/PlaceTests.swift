import Foundation
import Testing

/// Coordinates that are not where their system is: what Chinese surveying calls X is the northing, and eastings come with
/// and without the number of the zone.
@Suite("Places of tables") struct PlaceTests {
    /// Checks a config whose table of deposits has these coordinates, about 107.0 E 23.5 N, in this system.
    private func check(x: Int, y: Int, crs: String) throws -> CommandResult {
        let small = try SmallRun(
            evidence: "{ height: { raster: dem }, far: { distance: more, to: geometry } }",
            inputs: "  more: { table: more.csv, x: x, y: y, crs: \(crs) }")
        let rows = (0..<3).map { "\(x + $0 * 100),\(y + $0 * 100),D\($0)\n" }.joined()
        _ = try small.folder.write("more.csv", "x,y,name\n" + rows)
        return try small.check()
    }

    @Test(
        "Right tables pass, with and without the zone number",
        arguments: [(36_402_000, "EPSG:4524"), (402_000, "EPSG:4545")])
    func right(x: Int, crs: String) throws {
        let result = try check(x: x, y: 2_602_000, crs: crs)
        #expect(result.status == 0 && !result.output.contains("outside_area_of_use"), "\(result.errors)")
    }

    @Test(
        "Northings in x, and zone numbers too many, missing or of another zone, are refused with what to write",
        arguments: [
            (2_602_000, 402_000, "EPSG:4545", "its x holds northings", "exchange 'x' and 'y'"),
            (2_602_000, 36_402_000, "EPSG:4524", "its x holds northings", "exchange 'x' and 'y'"),
            (36_402_000, 2_602_000, "EPSG:4545", "begin with the zone number 36", "false easting is 36500000"),
            (402_000, 2_602_000, "EPSG:4524", "have no zone number", "central meridian (CM)"),
            (35_602_000, 2_602_000, "EPSG:4524", "begin with the zone number 35", "the system of zone 35"),
            (2_602_000, 402_000, "EPSG:4524", "x holds northings, and its eastings have no zone number", "exchange"),
        ])
    func wrong(x: Int, y: Int, crs: String, problem: String, remedy: String) throws {
        let result = try check(x: x, y: y, crs: crs)
        #expect(result.status == 65, "\(result.errors)")
        #expect(result.errors.contains("inputs.more: ") && result.errors.contains(problem), "\(result.errors)")
        #expect(result.errors.contains(remedy), "\(result.errors)")
    }

    @Test("Latitudes in x are refused for a system of China, whose area tells them apart")
    func latitudes() throws {
        let small = try SmallRun(
            evidence: "{ height: { raster: dem }, far: { distance: more, to: geometry } }",
            inputs: "  more: { table: more.csv, x: x, y: y, crs: EPSG:4490 }")
        _ = try small.folder.write("more.csv", "x,y,name\n23.5,107.01,A\n23.51,107.02,B\n")
        let result = try small.check()
        #expect(result.status == 65 && result.errors.contains("its x holds latitudes"), "\(result.errors)")
    }

    @Test("Data elsewhere, which no usual mistake explains, are warned about with where they lie")
    func elsewhere() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("more.csv", "x,y,name\n36500000,7770000,A\n36502000,7772000,B\n")
        let config = try folder.write(
            "a.yaml",
            """
            version: 1
            name: A
            inputs: { more: { table: more.csv, x: x, y: y, crs: EPSG:4524 } }
            grid: { crs: EPSG:4524, cell: 10 m, extent: more }
            """)
        let result = try Binary.run(["check", config])
        #expect(result.status == 0, "\(result.errors)")
        // A quarter of the meridian is 10,002 km, so that 7,771 km are 69.9 to 70.1 N.
        #expect(result.output.contains("longitude 108.0, latitude 70"), "\(result.output)")
        #expect(result.output.contains("[outside_area_of_use]"))
    }
}
