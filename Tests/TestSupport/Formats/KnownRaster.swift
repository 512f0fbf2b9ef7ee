import Foundation

/// The raster that is written in every format: 60 x 40 cells of 100 m in UTM zone 49N, with values that tell their cell and one
/// cell in 23 missing.
public enum KnownRaster: String, Sendable, CaseIterable {
    /// Numbers with eighths from 100 to 349.875.
    case quantities
    /// Whole numbers from 0 to 1999.
    case whole
    /// Whole numbers from 1 to 200; 255 is missing.
    case bytes
    /// Zeros and ones; none is missing.
    case bits

    /// Cells in x.
    public static let columns = 60
    /// Cells in y.
    public static let rows = 40
    /// The system of its place.
    public static let crs = "EPSG:32649"
    /// GDAL's six coefficients.
    public static let geoTransform = [500_000.0, 100, 0, 2_604_000, 0, -100]

    /// The value of a cell; NaN where it is missing.
    public func value(_ column: Int, _ row: Int) -> Float {
        if self != .bits, isMissing(column, row) { return .nan }
        switch self {
        case .quantities: return 100 + Float(whole(column, row)) / 8
        case .whole: return Float(whole(column, row))
        case .bytes: return Float((column * 3 + row * 5) % 200 + 1)
        case .bits: return Float((column / 5 + row / 7) % 2)
        }
    }

    /// All values, row by row from the north.
    public var values: [Float] {
        (0..<Self.rows).flatMap { row in (0..<Self.columns).map { value($0, row) } }
    }

    private func isMissing(_ column: Int, _ row: Int) -> Bool { (column * 7 + row * 3) % 23 == 0 }

    private func whole(_ column: Int, _ row: Int) -> Int { (column * column * 5 + row * 11) % 2000 }

    /// The value that stands for missing in the samples.
    private var nodata: Int { self == .bytes ? 255 : -9999 }

    private var dataType: String {
        switch self {
        case .quantities: "Float32"
        case .whole: "Int16"
        case .bytes, .bits: "Byte"
        }
    }

    /// Writes `<name>.tif` into a folder, from which samples are made.
    public func write(into folder: String) throws {
        let rows = (0..<Self.rows).map { row in
            (0..<Self.columns).map { column -> String in
                let value = value(column, row)
                return value.isNaN ? "\(nodata)" : "\(value)"
            }.joined(separator: " ")
        }
        let text =
            "ncols 60\nnrows 40\nxllcorner 500000\nyllcorner 2600000\ncellsize 100\nNODATA_value \(nodata)\n"
            + rows.joined(separator: "\n") + "\n"
        try text.write(toFile: "\(folder)/\(rawValue).txt", atomically: true, encoding: .utf8)
        let missing = self == .bits ? "none" : "\(nodata)"
        try GDALTools.run(
            "gdal_translate",
            ["-a_srs", Self.crs, "-ot", dataType, "-a_nodata", missing, "\(rawValue).txt", "\(rawValue).tif"],
            in: folder)
    }
}

extension KnownRaster {
    /// Writes the raster by gdal_translate with the options.
    public func make(_ options: [String], _ file: String, in folder: String) throws {
        try write(into: folder)
        try GDALTools.run("gdal_translate", options + ["\(rawValue).tif", file], in: folder)
    }
}
