import Foundation
import TestSupport
import Testing

/// A VRT whose source is gone is a missing input, not a damaged one.
@Suite("Missing sources of VRT", .enabled(if: GDALTools.arePresent, "\(GDALTools.absent)"))
struct MissingSourceTests {
    private func check(_ input: String, _ make: (String) throws -> Void) throws -> CommandResult {
        let small = try SmallRun()
        try make(small.folder.path)
        let text = try String(contentsOfFile: small.config, encoding: .utf8)
        return try Binary.run([
            "check", small.folder.write("b.yaml", text.replacing("dem: { raster: dem.asc", with: input)),
        ])
    }

    @Test("A raster's, a VRT's within a VRT, and a warped one's are told with both names")
    func raster() throws {
        let rasters = [("a.vrt", [String]()), ("b.vrt", ["a.vrt"]), ("c.vrt", [])]
        for (name, nested) in rasters {
            let result = try check("dem: { raster: \(name)") { folder in
                try GDALTools.run("gdal_translate", ["dem.asc", "gone.tif"], in: folder)
                if name == "c.vrt" {
                    try GDALTools.run(
                        "gdalwarp", ["-of", "VRT", "-t_srs", "EPSG:4524", "-s_srs", "EPSG:4524", "gone.tif", name],
                        in: folder)
                } else {
                    try GDALTools.run("gdal_translate", ["-of", "VRT", "gone.tif", "a.vrt"], in: folder)
                    for inner in nested { try GDALTools.run("gdalbuildvrt", [name, inner], in: folder) }
                }
                try FileManager.default.removeItem(atPath: folder + "/gone.tif")
            }
            #expect(result.status == 66, "\(name): \(result.output)\(result.errors)")
            #expect(result.errors.contains("gone.tif") && result.errors.contains((nested.first ?? name)))
            #expect(result.errors.contains("its source file"), "\(result.errors)")
        }
    }

    @Test("Features' are told likewise, and one on a server is left to GDAL")
    func features() throws {
        let source =
            "<OGRVRTDataSource><OGRVRTLayer name=\"gone\"><SrcDataSource relativeToVRT=\"1\">gone.shp</SrcDataSource>"
            + "</OGRVRTLayer></OGRVRTDataSource>"
        let result = try check("gone: { vector: a.vrt, crs: EPSG:4524 }\n  dem: { raster: dem.asc") { folder in
            try source.write(toFile: folder + "/a.vrt", atomically: true, encoding: .utf8)
        }
        #expect(result.status == 66 && result.errors.contains("gone.shp"), "\(result.output)\(result.errors)")
    }

    @Test("A VRT whose source is there is read")
    func present() throws {
        let result = try check("dem: { raster: a.vrt") {
            try GDALTools.run("gdal_translate", ["-of", "VRT", "dem.asc", "a.vrt"], in: $0)
        }
        #expect(result.status == 0, "\(result.errors)")
    }
}
