import Foundation
import Foundations
import Geodata
import TestSupport
import Testing

@Suite("Reading and writing rasters")
struct RasterTests {
    let grid = Grid(
        origin: Point(x: 36_350_000, y: 2_580_000), cellWidth: 100, cellHeight: 50, columns: 700, rows: 530,
        crs: "EPSG:4524")

    /// A value that tells its cell; every 97th cell is missing.
    func value(_ column: Int, _ row: Int) -> Float {
        (column + row * grid.columns) % 97 == 0 ? .nan : Float(column) + Float(row) / 1024
    }

    func values(_ window: Window) -> [Float] {
        window.rows.flatMap { row in window.columns.map { value($0, row) } }
    }

    func write(
        _ path: String, windows: [Window], dataType: RasterDataType = .float32,
        compression: RasterCompression = .zstd1, values: (Window) -> [Float]
    ) throws {
        let writer = try RasterWriter(
            path: path, grid: grid, bands: [BandMetadata(description: "distance to faults", unit: "m")],
            dataType: dataType, compression: compression, metadata: ["STAGE": "evidence"])
        for window in windows { try writer.write(window, from: values(window)) }
        try writer.close()
    }

    @Test("What is written is read back, to the bit", arguments: RasterCompression.allCases)
    func roundTrip(compression: RasterCompression) throws {
        let folder = try TemporaryFolder()
        try write(folder.file("a.tif"), windows: grid.windows(), compression: compression, values: values)
        let reader = try RasterReader(path: folder.file("a.tif"))
        #expect(reader.info.grid == grid)
        #expect(reader.info.unit == "m")
        #expect(reader.info.description == "distance to faults")
        #expect(reader.info.nodata?.isNaN == true)
        #expect(reader.info.blockWidth == 512)
        var read: [Float] = []
        for window in [grid.window, Window(column: 100, row: 30, width: 450, height: 490)] {
            try reader.read(window, into: &read)
            #expect(read.map(\.bitPattern) == values(window).map(\.bitPattern))
        }
    }

    @Test("Equal calls give equal bytes, and strips of any height the same file as tiles")
    func determinism() throws {
        let folder = try TemporaryFolder()
        try write(folder.file("tiles.tif"), windows: grid.windows(), values: values)
        for height in [7, 100, 512, 530] {
            try write(folder.file("strips.tif"), windows: grid.strips(height: height), values: values)
            #expect(try folder.bytes("strips.tif") == folder.bytes("tiles.tif"))
        }
    }

    @Test("Cells outside the raster are missing")
    func beyondEdges() throws {
        let folder = try TemporaryFolder()
        try write(folder.file("a.tif"), windows: grid.windows(), values: values)
        let reader = try RasterReader(path: folder.file("a.tif"))
        var read: [Float] = []
        try reader.read(Window(column: -2, row: -1, width: 4, height: 3), into: &read)
        #expect(read.count == 12)
        #expect(read[0..<6].allSatisfy { $0.isNaN })
        #expect(read[7] == value(1, 0))
        #expect(read[11] == value(1, 1))
        try reader.read(Window(column: 9000, row: 0, width: 2, height: 2), into: &read)
        #expect(read.count == 4)
        #expect(read.allSatisfy { $0.isNaN })
    }

    @Test("Whole-number types keep codes exactly and mark missing cells", arguments: [RasterDataType.int32, .uint8])
    func wholeNumbers(dataType: RasterDataType) throws {
        let folder = try TemporaryFolder()
        let largest: Float = dataType == .int32 ? 16_777_216 : 254
        let code: (Window) -> [Float] = { window in
            window.rows.flatMap { row in
                window.columns.map { ($0 + row) % 5 == 0 ? .nan : $0 % 7 == 0 ? largest : Float(row % 200) }
            }
        }
        try write(folder.file("c.tif"), windows: grid.windows(), dataType: dataType, values: code)
        let reader = try RasterReader(path: folder.file("c.tif"), content: .classes)
        #expect(reader.info.isInteger)
        var read: [Float] = []
        try reader.read(grid.window, into: &read)
        #expect(read.map(\.bitPattern) == code(grid.window).map(\.bitPattern))
    }

    @Test("A value that does not fit the type is refused")
    func overflow() throws {
        let folder = try TemporaryFolder()
        #expect(throws: GossanError.self) {
            try write(folder.file("c.tif"), windows: grid.windows(), dataType: .uint8) { window in
                [Float](repeating: 300, count: window.count)
            }
        }
    }

    @Test("A raster that cannot be created says why")
    func cannotCreate() throws {
        let error = #expect(throws: GossanError.self) {
            try RasterWriter(path: "/nonexistent/folder/a.tif", grid: grid)
        }
        #expect(error?.kind == .cannotWrite)
        #expect(error?.causes.isEmpty == false)
    }

    @Test(
        "A full disk fails, at the latest on closing",
        .enabled(if: SmallDisk.isPossible, Comment(rawValue: SmallDisk.impossible)))
    func fullDisk() throws {
        let disk = try SmallDisk(kilobytes: 256)
        defer { withExtendedLifetime(disk) {} }
        let folder = disk.path
        for compression in RasterCompression.allCases {
            let error = #expect(throws: GossanError.self) {
                try write(folder + "/full.tif", windows: grid.windows(), compression: compression) { window in
                    (0..<window.count).map { Float($0 * 7919 % 104_729) }
                }
            }
            #expect(error?.kind == .inputOutput && error?.remedy == diskFullRemedy)
        }
        let layer = FeatureLayer(
            name: "full", crs: nil, geometryKind: .points, fields: [],
            features: (0..<40_000).map { Feature(id: $0, geometry: .points([Point(x: Double($0), y: 0)])) })
        let error = #expect(throws: GossanError.self) { try writeFeatures([layer], path: folder + "/full.gpkg") }
        #expect(error?.kind == .inputOutput)
    }

    @Test("A missing file is reported with similar names")
    func missingFile() throws {
        let folder = try TemporaryFolder()
        try write(folder.file("elevation.tif"), windows: grid.windows(), values: values)
        let error = #expect(throws: GossanError.self) { try rasterInfo(path: folder.file("elevatoin.tif")) }
        #expect(error?.kind == .inputMissing)
        #expect(error?.remedy == "did you mean 'elevation.tif'?")
    }
}

@Suite("Rasters of the trade", .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
struct RealRasterTests {
    func read(_ path: String, band: Int = 1) throws -> (RasterInfo, [Float]) {
        let reader = try RasterReader(path: SharedData.path(path), band: band)
        var values: [Float] = []
        try reader.read(Window(column: 0, row: 0, width: reader.info.width, height: reader.info.height), into: &values)
        return (reader.info, values)
    }

    /// Figures of `gdalinfo -stats` and `gdallocationinfo`, GDAL 3.6.2.
    @Test("The Hamersley terrain model reads as gdalinfo says")
    func hamersley() throws {
        let (info, values) = try read("hamersley_wa/dtm_mga50.tif")
        #expect(info.width == 192)
        #expect(info.height == 209)
        #expect(info.crs?.authorityCode == "EPSG:28350")
        #expect(info.isNorthUp)
        #expect(values[20 * 192 + 10] == 487)
        #expect(values[100 * 192 + 100] == 601)
        let known = values.filter { !$0.isNaN }
        #expect(known.min() == 268)
        #expect(known.max() == 1189)
        let validPercent = Double(known.count) / Double(values.count) * 100
        #expect(abs(validPercent - 99.49) < 0.005)
    }

    @Test("A nodata value rounded from the least single-precision number is still missing")
    func roundedNodata() throws {
        for name in ["float_raster_with_nodata.tif", "float_raster_with_extra_nodata.tif"] {
            let (_, values) = try read("format_robustness/rasterio/" + name)
            #expect(values.contains { $0.isNaN })
            #expect(values.allSatisfy { $0.isNaN || abs($0) < 1e6 })
        }
    }

    @Test("A raster may hold nothing but missing cells, in each of its bands", arguments: 1...4)
    func allMissing(band: Int) throws {
        #expect(try read("format_robustness/rasterio/all-nodata.tif", band: band).1.allSatisfy { $0.isNaN })
    }

    @Test("NaN is missing, declared or not")
    func notANumber() throws {
        #expect(try read("format_robustness/rasterio/float_nan.tif").1.contains { $0.isNaN })
    }

    @Test("255 as nodata is missing")
    func byteNodata() throws {
        let (info, values) = try read("format_robustness/rasterio/shade.tif")
        #expect(info.nodata == 255)
        #expect(!values.contains(255))
    }

    @Test("Rasters turned or upside down tell so and have no grid")
    func rotated() throws {
        let rotated = try rasterInfo(path: SharedData.path("format_robustness/rasterio/rotated.tif"))
        #expect(!rotated.isNorthUp)
        #expect(rotated.grid == nil)
        #expect(try !rasterInfo(path: SharedData.path("format_robustness/rasterio/float.tif")).isNorthUp)
    }

    @Test("A container without a raster of its own names its parts")
    func container() throws {
        let error = #expect(throws: GossanError.self) {
            try rasterInfo(path: SharedData.path("format_robustness/rasterio/two-subs.h5"))
        }
        #expect(error?.remedy.contains("://data2'") == true)
    }

    @Test("A damaged raster fails with GDAL's reason, not silently")
    func damaged() throws {
        #expect(throws: GossanError.self) { try read("format_robustness/rasterio/corrupt.tif") }
    }

    @Test("A band that is not there is refused with those that are")
    func missingBand() throws {
        let error = #expect(throws: GossanError.self) {
            try rasterInfo(path: SharedData.path("format_robustness/rasterio/all-nodata.tif"), band: 5)
        }
        #expect(error?.remedy == "it has bands 1 to 4")
    }

    @Test("A raster placed by control points alone tells so")
    func controlPoints() throws {
        let info = try rasterInfo(path: SharedData.path("format_robustness/rasterio/RGB.byte.gcp.vrt"))
        #expect(info.hasOnlyControlPoints)
        #expect(info.grid == nil)
    }
}
