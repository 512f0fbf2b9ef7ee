import Foundations
import Geodata
import Testing

/// nodata is one rule everywhere: by value, differing by band, by mask or by alpha, a missing cell is NaN.
@Suite("Missing cells") struct MissingCellTests {
    private let folder: TemporaryFolder

    /// 4 x 2 cells of 100 m.
    private let cells: [[Float]] = [[1, 2, -9999, 255], [5, 6, 7, 8]]
    /// Where they are shown.
    private let shown: [[Float]] = [[255, 0, 255, 255], [1, 255, 0, 255]]

    init() throws {
        folder = try TemporaryFolder()
        for (name, rows) in [("cells", cells), ("shown", shown)] {
            let text = rows.map { $0.map { String(Int($0)) }.joined(separator: " ") }.joined(separator: "\n")
            _ = try folder.write(
                "ncols 4\nnrows 2\nxllcorner 36400000\nyllcorner 2600000\ncellsize 100\n\(text)\n", to: "\(name).asc")
        }
    }

    /// A band of a virtual raster with the numbers of one of the files.
    private func band(_ number: Int?, _ source: String, _ more: String = "", type: String = "Float32") -> String {
        """
        <VRTRasterBand dataType="\(type)"\(number.map { " band=\"\($0)\"" } ?? "")>\(more)<SimpleSource>
        <SourceFilename relativeToVRT="1">\(source).asc</SourceFilename><SourceBand>1</SourceBand>
        </SimpleSource></VRTRasterBand>
        """
    }

    private func raster(_ bands: String) throws -> String {
        try folder.write(
            """
            <VRTDataset rasterXSize="4" rasterYSize="2"><SRS>EPSG:4524</SRS>
            <GeoTransform>36400000,100,0,2600200,0,-100</GeoTransform>\(bands)</VRTDataset>
            """, to: "raster.vrt")
    }

    private func read(_ path: String, band: Int = 1, nodata: Double? = nil) throws -> [Float] {
        let reader = try RasterReader(path: path, band: band, nodata: nodata)
        var values: [Float] = []
        try reader.read(Window(column: 0, row: 0, width: 4, height: 2), into: &values)
        return values
    }

    private func isSame(_ values: [Float], _ expected: [Float]) -> Bool {
        values.count == expected.count && zip(values, expected).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }

    private var hidden: [Float] {
        zip(cells.joined(), shown.joined()).map { $1 == 0 ? .nan : $0 }
    }

    private func alpha() throws -> String {
        try raster(
            band(1, "cells", "<ColorInterp>Gray</ColorInterp>")
                + band(2, "shown", "<ColorInterp>Alpha</ColorInterp>", type: "Byte"))
    }

    private func mask() throws -> String {
        try raster("<MaskBand>\(band(nil, "shown", type: "Byte"))</MaskBand>" + band(1, "cells"))
    }

    @Test("An alpha band hides cells, half-transparent ones stay")
    func alphaBand() throws {
        let values = try read(alpha())
        #expect(isSame(values, hidden), "\(values)")
        #expect(try rasterInfo(path: alpha()).missingMarkedBy == .mask)
    }

    @Test("An alpha band of fractions hides what is 0 or missing, and nothing else", arguments: ["Float32", "Float64"])
    func fractionalAlpha(type: String) throws {
        _ = try folder.write(
            """
            ncols 4
            nrows 2
            xllcorner 36400000
            yllcorner 2600000
            cellsize 100
            0.2 0 0.49 1
            1e-30 0.5 nan 255

            """, to: "share.asc")
        for nodata in ["", "<NoDataValue>8</NoDataValue>"] {
            let path = try raster(
                band(1, "cells", nodata) + band(2, "share", "<ColorInterp>Alpha</ColorInterp>", type: type))
            let values = try read(path)
            #expect(isSame(values, [1, .nan, -9999, 255, 5, 6, .nan, nodata.isEmpty ? 8 : .nan]), "\(values)")
        }
    }

    @Test("A mask band hides cells")
    func maskBand() throws {
        let values = try read(mask())
        #expect(isSame(values, hidden), "\(values)")
    }

    @Test("The nodata value of the config, that of the file, and mask or alpha band hide cells beside one another")
    func together() throws {
        let nodata = "<NoDataValue>-9999</NoDataValue>"
        let masked = "<MaskBand>\(band(nil, "shown", type: "Byte"))</MaskBand>"
        // What is shown of 1, 2, -9999, 255, 5, 6, 7, 8: not the 2 and the 7.
        #expect(isSame(try read(mask(), nodata: 255), [1, .nan, -9999, .nan, 5, 6, .nan, 8]))
        #expect(isSame(try read(raster(masked + band(1, "cells", nodata))), [1, .nan, .nan, 255, 5, 6, .nan, 8]))
        #expect(isSame(try read(raster(band(1, "cells", nodata)), nodata: 255), [1, 2, .nan, .nan, 5, 6, 7, 8]))
        for type in ["Byte", "Float32"] {
            let alpha = band(2, "shown", "<ColorInterp>Alpha</ColorInterp>", type: type)
            #expect(
                isSame(try read(raster(band(1, "cells", nodata) + alpha)), [1, .nan, .nan, 255, 5, 6, .nan, 8]),
                "\(type)")
            #expect(isSame(try read(raster(band(1, "cells") + alpha)), hidden), "\(type)")
        }
    }

    @Test("The lowest number, however it is rounded, is missing beside a value of the config too")
    func extremeBeside() throws {
        let grid = Grid(
            origin: Point(x: 36_400_000, y: 2_600_200), cellWidth: 100, cellHeight: 100, columns: 4, rows: 1,
            crs: "EPSG:4524")
        let path = folder.path + "/extreme.tif"
        let writer = try RasterWriter(path: path, grid: grid, bands: [BandMetadata(nodata: -3.4e38)])
        try writer.write(grid.window, from: [1, -3.4028235e38, -1, -3.4028231e38])
        try writer.close()
        var values: [Float] = []
        try RasterReader(path: path, nodata: -1).read(grid.window, into: &values)
        #expect(values[0] == 1 && values[1...].allSatisfy(\.isNaN), "\(values)")
    }

    @Test("What a mask hides takes no part in averages", arguments: [true, false])
    func averages(isAlpha: Bool) throws {
        // Two cells of 200 m over four each: (1 + 5 + 6) / 3 (the 2 is hidden) and (-9999 + 255 + 8) / 3 (the 7 is).
        let coarse = Grid(
            origin: Point(x: 36_400_000, y: 2_600_200), cellWidth: 200, cellHeight: 200, columns: 2, rows: 1,
            crs: "EPSG:4524")
        let reader = try WarpedReader(path: isAlpha ? alpha() : mask(), onto: coarse, resampling: .average)
        var values: [Float] = []
        try reader.read(coarse.window, into: &values)
        #expect(abs(values[0] - 4) < 1e-5)
        #expect(abs(values[1] - (-9736.0 / 3)) < 1e-3)
    }

    @Test("nodata that differs by band holds for its own band alone")
    func byBand() throws {
        let path = try raster(
            band(1, "cells", "<NoDataValue>-9999</NoDataValue>") + band(2, "cells", "<NoDataValue>255</NoDataValue>"))
        #expect(isSame(try read(path, band: 1), [1, 2, .nan, 255, 5, 6, 7, 8]))
        #expect(isSame(try read(path, band: 2), [1, 2, -9999, .nan, 5, 6, 7, 8]))
    }

    @Test("Infinite numbers are missing, whatever means missing in the file", arguments: [Double.nan, -9999])
    func infinite(nodata: Double) throws {
        let grid = Grid(
            origin: Point(x: 36_400_000, y: 2_600_200), cellWidth: 100, cellHeight: 100, columns: 4, rows: 1,
            crs: "EPSG:4524")
        let path = folder.path + "/infinite.tif"
        let writer = try RasterWriter(path: path, grid: grid, bands: [BandMetadata(nodata: nodata)])
        try writer.write(grid.window, from: [1, .infinity, -.infinity, .nan])
        try writer.close()
        var values: [Float] = []
        try RasterReader(path: path).read(grid.window, into: &values)
        #expect(values[0] == 1 && values[1...].allSatisfy(\.isNaN))
    }

    @Test("Without a declared value every number is one")
    func undeclared() throws {
        #expect(isSame(try read(raster(band(1, "cells"))), Array(cells.joined())))
    }

    /// `gdalwarp -et 0 -r bilinear -te 500020 7500020 500370 7500370 -tr 50 50 -dstnodata nan`, GDAL 3.6.2.
    private let interpolated: [Float] = [
        1.1, 1.493606, 1.952756, 3.041131, 4.142857, 6.365, 8.715,
        2.1, 2.07309, .nan, .nan, 6.640103, 12.015, 17.865,
        3.1, 3.960699, .nan, .nan, 9.141732, 16.84, 25.44,
        4.1, 10.58621, 23.17467, 16.0897, 10.51918, 14.24, 18.84,
        5.1, 13.8075, 23.4825, 18.56778, 11.70604, 11.64781, 12.33333,
        6.1, 11.8825, 18.3075, 16.81063, .nan, .nan, 6.506427,
        7, 10.15, 13.65, 14, .nan, .nan, 1,
    ]

    @Test("Interpolation beside gaps uses the cells that are known, and a place in a gap stays missing, as in gdalwarp")
    func besideGaps() throws {
        let path = try folder.write(
            """
            ncols 4
            nrows 4
            xllcorner 500000
            yllcorner 7500000
            cellsize 100
            NODATA_value -9999
            1 2 4 8
            3 -9999 9 27
            5 25 11 13
            7 14 -9999 1

            """, to: "hole.asc")
        let grid = Grid(
            origin: Point(x: 500_020, y: 7_500_370), cellWidth: 50, cellHeight: 50, columns: 7, rows: 7,
            crs: "EPSG:28350")
        let reader = try WarpedReader(
            path: path, onto: grid, resampling: .bilinear, assumedCRS: CoordinateReference("EPSG:28350"))
        var values: [Float] = []
        try reader.read(grid.window, into: &values)
        for (cell, expected) in interpolated.enumerated() {
            #expect(
                values[cell].isNaN == expected.isNaN && !(abs(values[cell] - expected) > 1e-5),
                "row \(cell / 7), column \(cell % 7): \(values[cell])")
        }
    }
}
