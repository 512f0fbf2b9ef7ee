import Foundation
import Foundations
import Geodata
import TestSupport
import Testing

/// Rasters that are turned, sheared, upside down, placed by cell centres or cut short.
@Suite("Odd placing of rasters", .enabled(if: GDALTools.arePresent, "\(GDALTools.absent)"))
struct OddPlacingTests {
    /// A raster of 80 x 60 cells whose values are 3 column + 2 row at cell centres, under other coefficients.
    private func plane(_ coefficients: [Double], in folder: TemporaryFolder) throws -> String {
        let grid = Grid(
            origin: Point(x: 0, y: 6000), cellWidth: 100, cellHeight: 100, columns: 80, rows: 60, crs: "EPSG:32649")
        let writer = try RasterWriter(path: folder.file("plane.tif"), grid: grid)
        var cells: [Float] = []
        for row in 0..<60 {
            for column in 0..<80 {
                let (u, v) = (Float(column) + 0.5, Float(row) + 0.5)
                cells.append(3 * u + 2 * v)
            }
        }
        try writer.write(grid.window, from: cells)
        try writer.close()
        return try folder.write(
            """
            <VRTDataset rasterXSize="80" rasterYSize="60"><SRS>EPSG:32649</SRS>
            <GeoTransform>\(coefficients.map { "\($0)" }.joined(separator: ","))</GeoTransform>
            <VRTRasterBand dataType="Float32" band="1"><NoDataValue>nan</NoDataValue><SimpleSource>
            <SourceFilename relativeToVRT="1">plane.tif</SourceFilename><SourceBand>1</SourceBand>
            </SimpleSource></VRTRasterBand></VRTDataset>
            """, to: "a.vrt")
    }

    @Test(
        "Turned, sheared and upside-down rasters give the value of the place, by the affine coefficients",
        arguments: [
            [500_000, 100, 0, 2_600_000, 0, 100],
            [500_000, 86.602_540_378_443_87, 50, 2_604_000, 50, -86.602_540_378_443_87],
            [500_000, 100, 30, 2_604_000, 0, -100],
        ])
    func placed(coefficients: [Double]) throws {
        let folder = try TemporaryFolder()
        let path = try plane(coefficients, in: folder)
        #expect(try !rasterInfo(path: path).isNorthUp)
        let grid = Grid(
            origin: Point(x: 502_000, y: 2_603_000), cellWidth: 70, cellHeight: 70, columns: 20, rows: 20,
            crs: "EPSG:32649")
        let reader = try WarpedReader(path: path, onto: grid, resampling: .bilinear)
        var values: [Float] = []
        try reader.read(grid.window, into: &values)
        var compared = 0
        for row in 0..<20 {
            for column in 0..<20 {
                let x: Double = 502_000 + 70 * (Double(column) + 0.5) - coefficients[0]
                let y: Double = 2_603_000 - 70 * (Double(row) + 0.5) - coefficients[3]
                let (a, b, d, e) = (coefficients[1], coefficients[2], coefficients[4], coefficients[5])
                let determinant: Double = a * e - b * d
                let u: Double = (e * x - b * y) / determinant
                let v: Double = (a * y - d * x) / determinant
                guard (1...79).contains(u), (1...59).contains(v) else { continue }
                compared += 1
                // Bilinear interpolation keeps a plane; positions are within a thousandth of a cell.
                #expect(abs(Double(values[row * 20 + column]) - (3 * u + 2 * v)) < 6e-3)
            }
        }
        #expect(compared > 200)
    }

    @Test("Coordinates that stand for cell centres are moved by half a cell, as GDAL does")
    func pixelIsPoint() throws {
        let folder = try TemporaryFolder()
        try KnownRaster.quantities.make(["-mo", "AREA_OR_POINT=Point"], "point.tif", in: folder.path)
        let info = try rasterInfo(path: folder.file("point.tif"))
        #expect(info.isPixelIsPoint && info.geoTransform == KnownRaster.geoTransform)
        // What the file itself holds is the centre of the first cell.
        try GDALTools.run(
            "gdal_translate", ["--config", "GTIFF_POINT_GEO_IGNORE", "TRUE", "-of", "AAIGrid", "point.tif", "raw.asc"],
            in: folder.path)
        let header = try String(contentsOfFile: folder.file("raw.asc"), encoding: .utf8)
        #expect(header.contains("xllcorner    500050.0"), "\(header.prefix(120))")
    }

    @Test("A GeoTIFF that is cut short is found without reading it whole", arguments: [1, 5000])
    func truncated(bytes: Int) throws {
        let folder = try TemporaryFolder()
        try KnownRaster.quantities.make(
            ["-co", "TILED=YES", "-co", "BLOCKXSIZE=16", "-co", "BLOCKYSIZE=16"], "a.tif", in: folder.path)
        try requireComplete(try rasterInfo(path: folder.file("a.tif")))
        let whole = try folder.bytes("a.tif")
        try whole.dropLast(bytes).write(to: URL(fileURLWithPath: folder.file("a.tif")))
        let error = #expect(throws: GossanError.self) {
            try requireComplete(try rasterInfo(path: folder.file("a.tif")))
        }
        #expect(error?.kind == .badData && error?.problem.contains("cut short") == true)
    }

    @Test("Rational polynomials alone do not place a raster")
    func rationalPolynomials() throws {
        let folder = try TemporaryFolder()
        _ = try plane([500_000, 100, 0, 2_604_000, 0, -100], in: folder)
        let ones = Array(repeating: "1", count: 20).joined(separator: " ")
        let path = try folder.write(
            """
            <VRTDataset rasterXSize="80" rasterYSize="60"><Metadata domain="RPC">
            \(["LINE_OFF", "SAMP_OFF", "LAT_OFF", "LONG_OFF", "HEIGHT_OFF", "LINE_SCALE", "SAMP_SCALE", "LAT_SCALE", "LONG_SCALE", "HEIGHT_SCALE"].map { "<MDI key=\"\($0)\">1</MDI>" }.joined())
            \(["LINE_NUM_COEFF", "LINE_DEN_COEFF", "SAMP_NUM_COEFF", "SAMP_DEN_COEFF"].map { "<MDI key=\"\($0)\">\(ones)</MDI>" }.joined())
            </Metadata><VRTRasterBand dataType="Float32" band="1"><SimpleSource>
            <SourceFilename relativeToVRT="1">plane.tif</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>
            """, to: "rpc.vrt")
        let error = #expect(throws: GossanError.self) { try rasterInfo(path: path).requirePlace() }
        #expect(error?.remedy.contains("gdalwarp -rpc") == true)
    }
}
