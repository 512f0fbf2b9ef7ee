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

    @Test("A mask band hides cells")
    func maskBand() throws {
        let values = try read(mask())
        #expect(isSame(values, hidden), "\(values)")
    }

    @Test("A configured nodata value takes the place of the mask")
    func configured() throws {
        let values = try read(mask(), nodata: 255)
        #expect(isSame(values, [1, 2, -9999, .nan, 5, 6, 7, 8]), "\(values)")
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

    @Test("Without a declared value every number is one")
    func undeclared() throws {
        #expect(isSame(try read(raster(band(1, "cells"))), Array(cells.joined())))
    }
}
