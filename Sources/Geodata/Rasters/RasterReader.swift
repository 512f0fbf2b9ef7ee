import CGDAL
import Foundations

/// Reads windows of one band; missing cells are NaN.
///
/// A cell is missing when it holds the declared nodata value, the one given or NaN, or when the mask or alpha band hides it. Scale
/// and offset are applied. Owns one GDAL handle: use it on one thread and open one reader for each.
public final class RasterReader {
    /// What the band says about itself.
    public let info: RasterInfo

    private let source: RasterSource
    private let content: RasterContent
    private let decoding: ValueDecoding
    private var wide: [Double] = []
    private var mask: [UInt8] = []

    /// - Parameters:
    ///   - path: The file, or any name that GDAL opens.
    ///   - band: From 1.
    ///   - content: Whether values are quantities or class codes.
    ///   - nodata: A value that means missing beside the one that the file declares.
    ///   - assumedCRS: Taken where the file states no coordinate reference system.
    ///   - overview: The overview to read in place of the full raster, from 0 for the finest.
    /// - Throws: `GossanError(.inputMissing)` when the file is not there, `.badData` when it cannot be read as a band
    ///   of real numbers.
    public init(
        path: String, band: Int = 1, content: RasterContent = .quantity, nodata: Double? = nil,
        assumedCRS: CoordinateReference? = nil, overview: Int? = nil
    ) throws {
        source = try RasterSource(path: path, band: band, assumedCRS: assumedCRS, overview: overview)
        var info = source.info
        if let nodata { info.nodata = nodata }
        try info.requireReal()
        self.info = info
        self.content = content
        decoding = ValueDecoding(info: info, declared: source.info.nodata)
    }

    /// Reads a window.
    ///
    /// - Parameters:
    ///   - window: Columns and rows of the raster; cells outside it are missing.
    ///   - values: Resized to the window's count, row by row from the north.
    /// - Throws: `GossanError(.badData)` when the file is damaged there, or a class code is too large to be kept exactly (above
    ///   2^24).
    public func read(_ window: Window, into values: inout [Float]) throws {
        if values.count != window.count {
            // In the same memory where it is enough: an array beside the old one would take twice as much.
            values.removeAll(keepingCapacity: true)
            values.reserveCapacity(window.count)
            values.append(contentsOf: repeatElement(.nan, count: window.count))
        }
        try values.withUnsafeMutableBufferPointer { try read(window, into: $0) }
    }

    /// Reads a window into memory that need not be initialized.
    ///
    /// - Parameters:
    ///   - window: Columns and rows of the raster; cells outside it are missing.
    ///   - values: `window.count` values, row by row from the north.
    /// - Throws: As the other `read`.
    public func read(_ window: Window, into values: UnsafeMutableBufferPointer<Float>) throws {
        if let tile = tile(window) { return try readTile(tile, into: values) }
        let raster = Window(column: 0, row: 0, width: info.width, height: info.height)
        guard let inside = window.intersection(raster) else { return values.initialize(repeating: .nan) }
        if inside != window { values.initialize(repeating: .nan) }
        let first = (inside.row - window.row) * window.width + inside.column - window.column
        let target = UnsafeMutableBufferPointer(rebasing: values[first...])
        if decoding.needsDouble {
            try readWide(inside, into: target, rowLength: window.width)
        } else {
            try transfer(inside, from: source.band, target.baseAddress, GDT_Float32, 4, rowLength: window.width)
            decoding.decode(target, width: inside.width, height: inside.height, rowLength: window.width)
        }
        if info.missingMarkedBy == .mask { try hideMasked(inside, in: target, rowLength: window.width) }
    }

    /// The tile of the file that a window is, where its numbers can be taken as they are: no cache, no copy.
    private func tile(_ window: Window) -> (column: Int, row: Int)? {
        let side = source.tile
        guard source.holdsFloats, !decoding.needsDouble, info.missingMarkedBy != .mask, window.width == side.width,
            window.height == side.height, window.column % side.width == 0, window.row % side.height == 0,
            window.column >= 0, window.row >= 0, window.columns.upperBound <= info.width,
            window.rows.upperBound <= info.height
        else { return nil }
        return (window.column / side.width, window.row / side.height)
    }

    private func readTile(_ tile: (column: Int, row: Int), into values: UnsafeMutableBufferPointer<Float>) throws {
        let task = GDALTask(
            .badData, subject: "\(info.path), band \(info.band)", reading: info.path,
            problem: "reading failed in tile \(tile.column), \(tile.row)",
            remedy: "the file may be damaged or cut short; check it with 'gdalinfo -checksum'")
        try task.check { GDALReadBlock(source.band, Int32(tile.column), Int32(tile.row), values.baseAddress) }
        decoding.decode(values, width: source.tile.width, height: source.tile.height, rowLength: source.tile.width)
    }

    private func readWide(_ window: Window, into values: UnsafeMutableBufferPointer<Float>, rowLength: Int) throws {
        if wide.count != window.count { wide = [Double](repeating: 0, count: window.count) }
        try wide.withUnsafeMutableBufferPointer { buffer in
            try transfer(window, from: source.band, buffer.baseAddress, GDT_Float64, 8, rowLength: window.width)
        }
        if content == .classes { try requireExactClasses() }
        wide.withUnsafeBufferPointer { buffer in
            for row in 0..<window.height {
                decoding.decode(
                    UnsafeBufferPointer(rebasing: buffer[(row * window.width)...].prefix(window.width)),
                    into: UnsafeMutableBufferPointer(rebasing: values[(row * rowLength)...].prefix(window.width)))
            }
        }
    }

    private func requireExactClasses() throws {
        let largest = 16_777_216.0
        guard let code = wide.first(where: { abs($0) > largest && $0 != info.nodata }) else { return }
        throw GossanError(
            .badData, subject: "\(info.path), band \(info.band)",
            problem: "the class code \(code) is too large to be kept exactly",
            remedy: "reclassify to codes up to 16777216")
    }

    private func hideMasked(_ window: Window, in values: UnsafeMutableBufferPointer<Float>, rowLength: Int) throws {
        if source.maskHoldsFractions { return try hideByFractions(window, in: values, rowLength: rowLength) }
        if mask.count != window.count { mask = [UInt8](repeating: 0, count: window.count) }
        try mask.withUnsafeMutableBufferPointer { buffer in
            let band = source.maskBand
            try transfer(window, from: band, buffer.baseAddress, GDT_Byte, 1, rowLength: window.width)
        }
        for row in 0..<window.height {
            for column in 0..<window.width where mask[row * window.width + column] == 0 {
                values[row * rowLength + column] = .nan
            }
        }
    }

    /// Where alpha runs from 0 to 1 it must not be rounded to whole numbers.
    private func hideByFractions(_ window: Window, in values: UnsafeMutableBufferPointer<Float>, rowLength: Int) throws
    {
        if wide.count != window.count { wide = [Double](repeating: 0, count: window.count) }
        try wide.withUnsafeMutableBufferPointer { buffer in
            try transfer(window, from: source.maskBand, buffer.baseAddress, GDT_Float64, 8, rowLength: window.width)
        }
        for row in 0..<window.height {
            for column in 0..<window.width {
                let alpha = wide[row * window.width + column]
                if alpha == 0 || alpha.isNaN { values[row * rowLength + column] = .nan }
            }
        }
    }

    private func transfer(
        _ window: Window, from band: GDALRasterBandH?, _ target: UnsafeMutableRawPointer?, _ type: GDALDataType,
        _ bytes: Int, rowLength: Int
    ) throws {
        let task = GDALTask(
            .badData, subject: "\(info.path), band \(info.band)", reading: info.path,
            problem: "reading failed in rows \(window.rows.lowerBound) to \(window.rows.upperBound - 1)",
            remedy: "the file may be damaged or cut short; check it with 'gdalinfo -checksum'")
        try task.check {
            GDALRasterIOEx(
                band, GF_Read, Int32(window.column), Int32(window.row), Int32(window.width), Int32(window.height),
                target, Int32(window.width), Int32(window.height), type, 0, GSpacing(rowLength * bytes), nil)
        }
    }
}

/// What the numbers of a raster are, where that decides how they may be treated.
public enum RasterContent: String, Sendable, Hashable, CaseIterable {
    /// Quantities that may be averaged and rounded.
    case quantity
    /// Codes of classes, which must stay as they are.
    case classes
}
