import Foundation
import Testing

/// What a program sees that drives this one.
@Suite("Failures as JSON") struct ErrorDocumentTests {
    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
    }

    @Test("Every problem of a config stands in one object, each with its place", arguments: ["check", "plan", "run"])
    func config(command: String) throws {
        let folder = try TemporaryFolder()
        let config = try folder.write(
            "a.yaml",
            """
            version: 1
            name: A
            inputs: { dem: { raster: dem.tif } }
            grid: { crs: EPSG:4524, cell: 100, extent: dem }
            prospekts: { top_area: 10 % }
            """)
        let result = try Binary.run([command, config, "--json"])
        #expect(result.status == 78)
        let error = try object(result.output)
        #expect(error["ok"] as? Bool == false)
        #expect(error["kind"] as? String == "configuration")
        #expect(error["exit_code"] as? Int == 78)
        #expect(error["subject"] as? String == config)
        #expect(error["problem"] as? String == "has 2 problems")
        let causes = try #require(error["causes"] as? [[String: Any]])
        let places = causes.compactMap { $0["place"] as? [String: Any] }
        #expect(places.map { $0["line"] as? Int } == [4, 5])
        #expect(places.map { $0["column"] as? Int } == [31, 1])
        #expect(places.allSatisfy { $0["file"] as? String == config })
        #expect(causes.allSatisfy { ($0["remedy"] as? String)?.isEmpty == false })
        #expect(result.errors.contains("has 2 problems"))
    }

    @Test("A missing input and a missing run are told with their kind")
    func missing() throws {
        let folder = try TemporaryFolder()
        let config = try folder.write(
            "a.yaml",
            """
            version: 1
            name: A
            inputs: { dem: { raster: dem.tif } }
            grid: { crs: EPSG:4524, cell: 100 m, extent: dem }
            """)
        for arguments in [["run", config, "--output", folder.path + "/out"], ["growth", folder.path]] {
            let result = try Binary.run(arguments + ["--json"])
            let error = try object(result.output)
            #expect(result.status == 66 && error["exit_code"] as? Int == 66)
            #expect(error["kind"] as? String == "input_missing")
            #expect(error["place"] is NSNull)
        }
    }

    @Test("A wrong command line is told too, and help is not a failure")
    func usage() throws {
        let result = try Binary.run(["run", "a.yaml", "--thread", "2", "--json"])
        #expect(result.status == 64)
        let error = try object(result.output)
        #expect(error["kind"] as? String == "usage" && error["exit_code"] as? Int == 64)
        #expect((error["problem"] as? String)?.contains("--thread") == true)
        #expect(try Binary.run(["run", "--help"]).status == 0)
    }

    @Test("Without --json a failure prints nothing on standard output")
    func plain() throws {
        #expect(try Binary.run(["growth", "nowhere"]).output.isEmpty)
    }
}
