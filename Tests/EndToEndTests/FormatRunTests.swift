import Foundation
import TestSupport
import Testing

/// The built program reads one raster and the same features in every format of docs/formats.md in one run.
@Suite("Formats in one run", .enabled(if: GDALTools.arePresent, "\(GDALTools.absent)"))
struct FormatRunTests {
    @Test("Evidence of every raster format equals the known raster, and every file behind an input is recorded")
    func rasters() throws {
        let folder = try TemporaryFolder()
        try RasterFormatSample.makeAll(in: folder.path)
        let samples = RasterFormatSample.all
        let inputs = samples.map { sample in
            "  \(sample.key): { raster: '\(sample.named)', band: \(sample.band)\(sample.tellsCRS ? "" : ", crs: EPSG:32649")"
                + (sample.nodata.map { ", nodata: \(Int($0))" } ?? "") + " }"
        }
        let evidence = samples.map { "  e_\($0.key): { raster: \($0.key) }" }
        let run = try run(folder, inputs, evidence, extent: "strips")
        for sample in samples {
            let cells = try evidenceCells(of: run, "e_\(sample.key)")
            #expect(cells.map(\.bits) == sample.expected.map(\.bits), "\(sample.key)")
        }
        let record = try String(contentsOfFile: run + "/run.json", encoding: .utf8)
        for file in [
            "\"a.dat\"", "\"a.hdr\"", "\"er.ers\"", "\"saga.sgrd\"", "\"ascii.prj\"", "\"a.vrt\"", "\"quantities.tif\"",
            "\"a.zarr/", "\"b.nc\"", "\"a.wld\"",
        ] {
            #expect(record.contains(file), "\(file)")
        }
    }

    @Test("Features of every vector format cover the same cells, and points of every table lie in the same ones")
    func vectors() throws {
        let folder = try TemporaryFolder()
        try KnownFeatures.makeAll(in: folder.path)
        let samples = VectorFormatSample.all
        let inputs = samples.map { sample in
            let verb = sample.isTable || sample.config.contains("wkt") ? "table" : "vector"
            return
                "  \(sample.key): { \(verb): '\(sample.file)'\(sample.config)\(sample.tellsCRS ? "" : ", crs: EPSG:32649") }"
        }
        let evidence = samples.map { "  e_\($0.key): { presence: \($0.key), where: \"name = '铝土矿' AND number = 1\" }" }
        let run = try run(folder, inputs, evidence, extent: "[500000, 2600000, 506000, 2604000]")
        for sample in samples {
            let cells = try evidenceCells(of: run, "e_\(sample.key)")
            // The square of 10 x 10 cells without its hole of 2 x 2; the point's cell alone.
            #expect(cells.count { $0 == 1 } == (sample.isTable ? 1 : 96), "\(sample.key)")
            #expect(cells.allSatisfy { $0 == 0 || $0 == 1 }, "\(sample.key)")
            // The south-western cell of the square, row 34 from the north; a point on an edge is of the cell south-east of it.
            #expect(cells[(sample.isTable ? 35 : 34) * 60 + 5] == 1, "\(sample.key)")
        }
        let record = try String(contentsOfFile: run + "/run.json", encoding: .utf8)
        for file in ["\"v.shp\"", "\"v.dbf\"", "\"v.cpg\"", "\"v.gdb/", "\"v.dat\"", "\"v.mid\"", "\"points.xlsx\""] {
            #expect(record.contains(file), "\(file)")
        }
    }

    private func run(_ folder: TemporaryFolder, _ inputs: [String], _ evidence: [String], extent: String) throws
        -> String
    {
        let config = try folder.write(
            "a.yaml",
            """
            version: 1
            name: Formats
            inputs:
            \(inputs.joined(separator: "\n"))
            grid: { crs: EPSG:32649, cell: 100 m, extent: \(extent) }
            evidence:
            \(evidence.joined(separator: "\n"))
            outputs: { format: geotiff }
            """)
        let result = try Binary.run(["run", config, "--output", folder.path + "/out", "--quiet"])
        #expect(result.status == 0, "\(result.errors)")
        return folder.path + "/out"
    }
}
