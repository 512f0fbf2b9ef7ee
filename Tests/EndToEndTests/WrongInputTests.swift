import Foundation
import TestSupport
import Testing

/// What a user sees who makes a mistake.
@Suite("Wrong inputs") struct WrongInputTests {
    @Test("A config without units is refused at its line, with exit code 78")
    func units() throws {
        let folder = try TemporaryFolder()
        let config = try folder.write(
            "a.yaml",
            """
            version: 1
            name: A
            inputs: { dem: { raster: dem.tif } }
            grid: { crs: EPSG:4524, cell: 100, extent: dem }
            """)
        let result = try Binary.run(["check", config])
        #expect(result.status == 78)
        #expect(result.errors.contains("a.yaml:4:31"), "\(result.errors)")
        #expect(result.errors.contains("needs a length"))
    }

    @Test("All inputs that cannot be used are named at once")
    func severalMissing() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("bare.csv", "x,y\n1,2\n")
        let config = try folder.write(
            "a.yaml",
            """
            version: 1
            name: A
            inputs:
              dem: { raster: dem.tif }
              soils: { table: bare.csv, x: easting, y: y, crs: EPSG:4524 }
              faults: { vector: faults.gpkg }
            grid: { crs: EPSG:4524, cell: 100 m, extent: dem }
            evidence: { near: { distance: soils, to: geometry } }
            """)
        let result = try Binary.run(["check", config])
        #expect(result.status == 66)
        #expect(result.errors.contains("inputs: 3 inputs cannot be used"), "\(result.errors)")
        for name in ["inputs.dem, ", "inputs.faults, ", "easting"] {
            #expect(result.errors.contains(name), "\(result.errors)")
        }
    }

    @Test(
        "A folder in place of a table is wrong data, not a crash",
        arguments: ["table: soils.csv, x: x, y: y", "vector: soils.csv"])
    func folderAsTable(source: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path + "/soils.csv", withIntermediateDirectories: true)
        let config = try folder.write(
            "a.yaml",
            """
            version: 1
            name: A
            inputs: { soils: { \(source), crs: EPSG:4524 } }
            grid: { crs: EPSG:4524, cell: 100 m, extent: soils }
            """)
        let result = try Binary.run(["check", config])
        #expect(result.status == 65, "\(result.errors)")
        #expect(result.errors.contains("is a folder where a file is needed"), "\(result.errors)")
    }

    @Test("A missing input is exit code 66 and names the file")
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
        let result = try Binary.run(["run", config, "--output", folder.path + "/out"])
        #expect(result.status == 66)
        #expect(result.errors.contains("dem.tif"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/out/run.json"))
    }

    @Test("A raster without a coordinate reference system is exit code 65 and says what to add")
    func noSystem() throws {
        let folder = try TemporaryFolder()
        let grid = "ncols 2\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 100\nNODATA_value -9999\n1 2\n3 4\n"
        _ = try folder.write("dem.asc", grid)
        let config = try folder.write(
            "a.yaml",
            """
            version: 1
            name: A
            inputs: { dem: { raster: dem.asc } }
            grid: { crs: EPSG:4524, cell: 100 m, extent: dem }
            """)
        let result = try Binary.run(["check", config])
        #expect(result.status == 65)
        #expect(result.errors.contains("assume_crs"), "\(result.errors)")
    }

    @Test("A lon/lat study grid is refused")
    func geographic() throws {
        let folder = try TemporaryFolder()
        let config = try folder.write(
            "a.yaml",
            """
            version: 1
            name: A
            inputs: { dem: { raster: dem.tif } }
            grid: { crs: EPSG:4326, cell: 100 m, extent: [107, 23, 108, 24] }
            """)
        #expect([65, 78].contains(try Binary.run(["check", config]).status))
    }

    @Test("A wrong option is exit code 64")
    func usage() throws {
        #expect(try Binary.run(["run", "a.yaml", "--thread", "2"]).status == 64)
    }
}
