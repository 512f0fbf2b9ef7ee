import Foundation
import Testing

/// An input that nothing in the config uses does not stop a run, whatever its data are; one in use does.
@Suite("Unused inputs") struct UnusedInputTests {
    /// An input of a table, its text, and what is wrong with it.
    private static let tables = [
        (text: "x,y\n36900000,2900000\n", problem: "does not touch the study area"),
        (text: "x,y\n,\n", problem: "has no feature with a geometry"),
        (text: "x,y\n36401000,north\n", problem: "the coordinate 'north' in column 'y' is not a number"),
        (text: "x,y\n36401000,\"2601000\n", problem: "a quoted text is never closed"),
    ]
    private let input = "  more: { table: more.csv, x: x, y: y, crs: EPSG:4524 }"

    @Test("Beside the study area, without places or damaged, it is a warning of check and run", arguments: tables)
    func unused(table: (text: String, problem: String)) throws {
        let small = try SmallRun(inputs: input)
        _ = try small.folder.write("more.csv", table.text)
        let check = try small.check()
        #expect(check.status == 0 && check.output.contains("[unusable_input]"), "\(check.output)\(check.errors)")
        #expect(check.output.contains("inputs.more: is not used") && check.output.contains(table.problem))
        let run = try small.run()
        #expect(run.status == 0, "\(run.errors)")
        let record = try String(contentsOfFile: small.output + "/run.json", encoding: .utf8)
        #expect(record.contains("unusable_input"))
    }

    @Test("In use, the same stops both", arguments: tables)
    func used(table: (text: String, problem: String)) throws {
        let small = try SmallRun(
            evidence: "{ height: { raster: dem }, far: { distance: more, to: geometry } }", inputs: input)
        _ = try small.folder.write("more.csv", table.text)
        for result in [try small.check(), try small.run()] {
            #expect(result.status == 65 && result.errors.contains(table.problem), "\(result.errors)")
        }
    }

    @Test("A file that is not there stops both, used or not: the record names every file")
    func missing() throws {
        let small = try SmallRun(inputs: input)
        #expect(try small.check().status == 66)
        #expect(try small.run().status == 66)
    }

    @Test("Holes around which the grid is laid are in use without being named")
    func holesOfGrid() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("collar.csv", "hole,x,y,z,length\nA,36401000,north,100,20\n")
        _ = try folder.write("assay.csv", "hole,from,to,al2o3,sio2\nA,2,6,60,10\n")
        let config = try folder.write(
            "a.yaml",
            """
            version: 1
            name: A
            commodity: bauxite
            inputs: { holes: { drillholes: { collar: collar.csv, assay: assay.csv }, crs: EPSG:4524 } }
            """)
        let result = try Binary.run(["check", config])
        #expect(result.status == 65 && result.errors.contains("collar.csv, line 2"), "\(result.errors)")
    }
}
