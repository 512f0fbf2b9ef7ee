import Foundation
import Testing

/// What is right by itself and makes no sense on this ground: found by `check`, before anything is computed.
@Suite("Options that do not suit the ground") struct SenseCheckTests {
    /// Four holes at the corners of a square of 200 m.
    private func drilled(extrapolate: String) throws -> CommandResult {
        let small = try SmallRun(
            inputs: "  holes: { drillholes: { collar: collar.csv, assay: assay.csv }, crs: EPSG:4524 }",
            more: """
                commodity: bauxite
                estimate:
                  drilled: { holes: holes, method: kriging, extrapolate: \(extrapolate) }
                  cutoff: { profile: sedimentary_open_pit }
                  categories: { measured: 50 m, indicated: 100 m, inferred: 200 m }
                """)
        let corners = [(0, 0), (200, 0), (0, 200), (200, 200)].enumerated()
        let collars = corners.map { "H\($0),\(36_401_000 + $1.0),\(2_601_000 + $1.1),100,20\n" }.joined()
        _ = try small.folder.write("collar.csv", "hole,x,y,z,length\n" + collars)
        let assays = corners.map { number, _ in "H\(number),2,6,60,10\n" }.joined()
        _ = try small.folder.write("assay.csv", "hole,from,to,al2o3,sio2\n" + assays)
        return try small.check()
    }

    @Test("Extrapolation is held against the spacing of the holes: far is warned about, beyond all measure refused")
    func extrapolation() throws {
        let usual = try drilled(extrapolate: "100 m")
        #expect(usual.status == 0 && !usual.output.contains("far_extrapolation"), "\(usual.errors)")
        let far = try drilled(extrapolate: "1 km")
        #expect(far.status == 0 && far.output.contains("[far_extrapolation]"), "\(far.errors)")
        #expect(far.output.contains("is 1000 m, and the holes stand about 200 m apart"))
        let absurd = try drilled(extrapolate: "500 km")
        #expect(absurd.status == 78, "\(absurd.errors)")
        // The diagonal of a square of 200 m is 283 m.
        #expect(absurd.errors.contains("on ground 283 m across"))
    }

    @Test("A complex raster is refused with the command that makes it real, and that command works")
    func complex() throws {
        let small = try SmallRun()
        let text = try String(contentsOfFile: small.config, encoding: .utf8)
        func check(_ name: String) throws -> CommandResult {
            try Binary.run(["check", small.folder.write("b.yaml", text.replacing("dem.asc", with: name))])
        }
        let path = small.folder.path
        let made = try Binary.execute(
            "/usr/bin/env", ["gdal_translate", "-q", "-ot", "CFloat32", path + "/dem.asc", path + "/dem.tif"])
        #expect(made.status == 0, "\(made.errors)")
        let refused = try check("dem.tif")
        #expect(refused.status == 65 && refused.errors.contains("complex numbers (CFloat32)"), "\(refused.errors)")
        let source = "DERIVED_SUBDATASET:REAL:\(path)/dem.tif"
        #expect(refused.errors.contains("gdal_translate \(source) real.tif"), "\(refused.errors)")
        let real = try Binary.execute("/usr/bin/env", ["gdal_translate", "-q", source, path + "/real.tif"])
        #expect(real.status == 0, "\(real.errors)")
        let accepted = try check("real.tif")
        #expect(accepted.status == 0, "\(accepted.errors)")
    }

    @Test("A value that usually means missing and is not declared is warned about, until it is")
    func undeclaredNodata() throws {
        let small = try SmallRun()
        let text = try String(contentsOfFile: small.folder.path + "/dem.asc", encoding: .utf8)
        _ = try small.folder.write("dem.asc", text.replacing(" 100 ", with: " -9999 "))
        let found = try small.check()
        #expect(found.status == 0 && found.output.contains("[undeclared_nodata]"), "\(found.errors)")
        #expect(found.output.contains("add 'nodata: -9999"))
        let declared = try small.check(["--set", "inputs.dem.nodata=-9999"])
        #expect(declared.status == 0 && !declared.output.contains("undeclared_nodata"), "\(declared.errors)")
    }
}
