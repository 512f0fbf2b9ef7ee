import Foundation
import Foundations
import Geodata
import TestSupport
import Testing

/// One known raster, written by GDAL's own tools in every format of docs/formats.md, has the same values, grid, missing cells and
/// coordinate reference system through Gossan. Values are exact: every format holds them without rounding.
@Suite("Raster formats", .enabled(if: GDALTools.arePresent, "\(GDALTools.absent)"))
struct RasterFormatTests {
    @Test("Values, missing cells, place and system are those of the known raster", arguments: RasterFormatSample.all)
    func reads(sample: RasterFormatSample) throws {
        let folder = try TemporaryFolder()
        for raster in KnownRaster.allCases where raster == sample.content { try raster.write(into: folder.path) }
        try sample.make(in: folder.path)
        let path = DatasetName(sample.named).resolved(in: folder.path).text
        let reader = try RasterReader(path: path, band: sample.band, nodata: sample.nodata)
        let info = reader.info
        #expect(info.width == KnownRaster.columns && info.height == KnownRaster.rows)
        #expect(info.placedBy == .coefficients)
        for (found, known) in zip(info.geoTransform, KnownRaster.geoTransform) {
            // Text and SAGA formats round the place of cell centres.
            #expect(abs(found - known) < 1e-6, "\(info.geoTransform)")
        }
        let known = try CoordinateReference(KnownRaster.crs)
        #expect((info.crs?.isEquivalent(to: known) ?? false) == sample.tellsCRS, "\(String(describing: info.crs))")
        var values: [Float] = []
        try reader.read(Window(column: 0, row: 0, width: info.width, height: info.height), into: &values)
        #expect(values.map(\.bitPatternOfNumber) == sample.expected.map(\.bitPatternOfNumber))
        try requireComplete(info)
    }

    @Test("Complex numbers are refused with the way to make real ones")
    func complex() throws {
        let folder = try TemporaryFolder()
        try KnownRaster.quantities.make(["-ot", "CFloat32", "-a_nodata", "none"], "complex.tif", in: folder.path)
        let error = #expect(throws: GossanError.self) { try RasterReader(path: folder.file("complex.tif")) }
        #expect(error?.kind == .badData && error?.remedy.contains("DERIVED_SUBDATASET:REAL:") == true)
        let real = try RasterReader(path: "DERIVED_SUBDATASET:REAL:" + folder.file("complex.tif"))
        var values: [Float] = []
        try real.read(Window(column: 1, row: 0, width: 1, height: 1), into: &values)
        #expect(values == [KnownRaster.quantities.value(1, 0)])
    }

    @Test("An HDF5 array is read, and refused as an input for want of a place")
    func hdf5() throws {
        let folder = try TemporaryFolder()
        try KnownRaster.quantities.make(
            ["-of", "netCDF", "-co", "FORMAT=NC4", "-co", "WRITE_BOTTOMUP=NO"], "a.nc", in: folder.path)
        let reader = try RasterReader(path: "HDF5:\"" + folder.file("a.nc") + "\"://Band1")
        var values: [Float] = []
        try reader.read(Window(column: 0, row: 0, width: 60, height: 40), into: &values)
        #expect(values.map(\.bitPatternOfNumber) == KnownRaster.quantities.values.map(\.bitPatternOfNumber))
        let error = #expect(throws: GossanError.self) { try reader.info.requirePlace() }
        #expect(error?.remedy.contains("-a_ullr") == true)
    }

    @Test("An HDF5 array with coordinates, or with a VRT that gives it a place, is read with its place")
    func placedHDF5() throws {
        let folder = try TemporaryFolder()
        // From the north down, as the driver of HDF5 takes every array.
        try KnownRaster.quantities.make(
            ["-of", "netCDF", "-co", "FORMAT=NC4", "-co", "WRITE_BOTTOMUP=NO"], "a.nc", in: folder.path)
        try FileManager.default.moveItem(atPath: folder.file("a.nc"), toPath: folder.file("a.h5"))
        let corners = ["500000", "2604000", "506000", "2600000"]
        try GDALTools.run(
            "gdal_translate",
            ["-of", "VRT", "-a_srs", KnownRaster.crs, "-a_ullr"] + corners + ["HDF5:a.h5://Band1", "a.vrt"],
            in: folder.path)
        for name in ["NETCDF:" + folder.file("a.h5") + ":Band1", folder.file("a.vrt")] {
            let reader = try RasterReader(path: name)
            try reader.info.requirePlace()
            #expect(
                reader.info.extent == Extent(minX: 500_000, minY: 2_600_000, maxX: 506_000, maxY: 2_604_000),
                "\(name)")
            var values: [Float] = []
            try reader.read(Window(column: 0, row: 0, width: 60, height: 40), into: &values)
            #expect(
                values.map(\.bitPatternOfNumber) == KnownRaster.quantities.values.map(\.bitPatternOfNumber), "\(name)")
        }
    }
}

extension Float {
    /// The bits; the same for all numbers that are none.
    var bitPatternOfNumber: UInt32 { isNaN ? Float.nan.bitPattern : bitPattern }
}
