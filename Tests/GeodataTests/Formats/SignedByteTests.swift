import Foundation
import Foundations
import Geodata
import TestSupport
import Testing

/// Signed bytes, which GDAL before 3.7 reads as 0 to 255 and marks: the bytes of `KnownRaster.bytes`, of which 128 to 255 are
/// -128 to -1; -1 is missing.
@Suite("Signed bytes", .enabled(if: GDALTools.arePresent, "\(GDALTools.absent)"))
struct SignedByteTests {
    private static let values = KnownRaster.bytes.values.map { $0 > 127 ? $0 - 256 : $0 }

    private func folder(_ options: [String] = []) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try KnownRaster.bytes.make(
            ["-co", "PIXELTYPE=SIGNEDBYTE", "-a_nodata", "-1"] + options, "signed.tif", in: folder.path)
        return folder
    }

    private func cells(_ path: String, _ window: Window = Window(column: 0, row: 0, width: 60, height: 40)) throws
        -> [Float]
    {
        var values: [Float] = []
        try RasterReader(path: path).read(window, into: &values)
        return values
    }

    private func expect(_ found: [Float], _ expected: [Float], _ comment: String = "") {
        #expect(found.map(\.bitPatternOfNumber) == expected.map(\.bitPatternOfNumber), "\(comment)")
    }

    @Test("Are read as signed in every format that marks them")
    func formats() throws {
        let folder = try folder()
        for (format, file) in [("HFA", "a.img"), ("netCDF", "a.nc"), ("ERS", "a.ers"), ("VRT", "a.vrt")] {
            try GDALTools.run("gdal_translate", ["-of", format, "signed.tif", file], in: folder.path)
            let info = try rasterInfo(path: folder.file(file))
            #expect(info.dataType == "Int8" && info.nodata == -1, "\(file)")
            try requireSigned(virtualSources(of: info), of: info)
            expect(try cells(folder.file(file)), Self.values, file)
        }
    }

    @Test("A part of a window and a declared value of 255 mean the same")
    func parts() throws {
        let folder = try folder()
        try GDALTools.run("gdal_translate", ["-of", "VRT", "signed.tif", "a.vrt"], in: folder.path)
        let text = try String(contentsOfFile: folder.file("a.vrt"), encoding: .utf8)
        try text.replacing("<NoDataValue>-1<", with: "<NoDataValue>255<").write(
            toFile: folder.file("a.vrt"), atomically: true, encoding: .utf8)
        #expect(try rasterInfo(path: folder.file("a.vrt")).nodata == -1)
        let found = try cells(folder.file("a.vrt"), Window(column: 50, row: 30, width: 20, height: 20))
        var expected: [Float] = []
        for row in 30..<50 {
            for column in 50..<70 {
                expected.append(row < 40 && column < 60 ? Self.values[row * 60 + column] : .nan)
            }
        }
        expect(found, expected)
    }

    @Test("Scale and offset apply to signed values")
    func scaled() throws {
        let folder = try folder(["-a_scale", "0.5", "-a_offset", "10"])
        expect(try cells(folder.file("signed.tif")), Self.values.map { $0 / 2 + 10 })
    }

    /// The mean of two neighbours that are both known, on a grid moved by half a cell.
    @Test("Are resampled as signed")
    func resampled() throws {
        let folder = try folder()
        let grid = Grid(
            origin: Point(x: 500_050, y: 2_604_000), cellWidth: 100, cellHeight: 100, columns: 59, rows: 40,
            crs: KnownRaster.crs)
        let reader = try WarpedReader(path: folder.file("signed.tif"), onto: grid, resampling: .bilinear)
        var found: [Float] = []
        try reader.read(grid.window, into: &found)
        for row in 0..<40 {
            for column in 0..<59 {
                let pair = [Self.values[row * 60 + column], Self.values[row * 60 + column + 1]]
                guard pair.allSatisfy({ !$0.isNaN }) else { continue }
                let expected = (pair[0] + pair[1]) / 2
                // Single precision.
                #expect(abs(found[row * 59 + column] - expected) < 1e-4, "\(column), \(row)")
            }
        }
    }

    @Test(
        "A VRT that loses the mark, or changes values, is refused",
        arguments: [
            ["gdalbuildvrt", "a.vrt", "signed.tif"],
            ["gdal_translate", "-of", "VRT", "-ot", "Int16", "signed.tif", "a.vrt"],
            ["gdal_translate", "-of", "VRT", "-scale", "0", "100", "0", "50", "signed.tif", "a.vrt"],
            ["gdal_translate", "-of", "VRT", "-r", "bilinear", "-outsize", "30", "20", "signed.tif", "a.vrt"],
            ["gdalwarp", "-of", "VRT", "-t_srs", "EPSG:4490", "signed.tif", "a.vrt"],
        ])
    func virtual(command: [String]) throws {
        let folder = try folder()
        try GDALTools.run(command[0], Array(command.dropFirst()), in: folder.path)
        let error = #expect(throws: GossanError.self) {
            let info = try rasterInfo(path: folder.file("a.vrt"))
            try requireSigned(virtualSources(of: info), of: info)
        }
        #expect(error?.kind == .badData && error?.problem.contains("as 0 to 255") == true)
        #expect(error?.remedy.contains("gdal_calc.py") == true)
    }
}
