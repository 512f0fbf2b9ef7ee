import CGDAL
import Foundations

/// Resamples a raster onto fixed blocks of a grid.
///
/// The part of the source that a block needs is read by the one reader of rasters, with missing cells as NaN, and
/// handed to GDAL's warper in memory, so that nodata values, masks and scales mean the same here as everywhere.
final class BlockWarper {
    /// The method in use.
    let resampling: Resampling
    /// Cells on the side of a block.
    let side: Int

    private let reader: RasterReader
    private let grid: Grid
    private let transformer: PixelTransformer
    private let scale: CellRatio
    /// Whether every position is transformed exactly; bilinear values otherwise come from a `PositionLattice`.
    private let isExact: Bool
    private var source: [Float] = []
    private var rowX: [Double]
    private var rowY: [Double]

    init(
        reader: RasterReader, grid: Grid, _ transformation: Transformation, _ resampling: Resampling, isExact: Bool
    ) throws {
        guard let transformer = PixelTransformer(from: grid, to: reader.info, transformation: transformation) else {
            throw GossanError(
                .badData, subject: reader.info.path, problem: "its affine coefficients span no area", remedy: "")
        }
        self.reader = reader
        self.grid = grid
        self.transformer = transformer
        scale = CellRatio(grid: grid, transformer: transformer)
        self.resampling = resampling.resolved(ratio: scale.typical)
        side = Self.side(scale)
        self.isExact = isExact
        rowX = [Double](repeating: 0, count: side)
        rowY = rowX
    }

    /// Cells on the side of a block: at most about 2048 x 2048 source cells, whatever the ratio of the cell sizes.
    static func side(_ scale: CellRatio) -> Int {
        var side = RasterWriter.tileSide
        while side > 1, Double(side) * scale.largest > 2048 { side /= 2 }
        return side
    }

    private var blocksAcross: Int { (grid.columns + side - 1) / side }

    /// The numbers of the blocks that hold cells of the window, row by row.
    func blocks(touching window: Window) -> [Int] {
        ((window.row / side)...((window.rows.upperBound - 1) / side)).flatMap { row in
            ((window.column / side)...((window.columns.upperBound - 1) / side)).map { row * blocksAcross + $0 }
        }
    }

    /// The cells of a block.
    func frame(of block: Int) -> Window {
        let column = block % blocksAcross * side
        let row = block / blocksAcross * side
        return Window(
            column: column, row: row, width: min(side, grid.columns - column), height: min(side, grid.rows - row))
    }

    /// The values of a block, row by row; missing is NaN.
    func warp(_ frame: Window) throws -> [Float] {
        var values = [Float](repeating: .nan, count: frame.count)
        guard let part = sourceWindow(for: frame) else { return values }
        try reader.read(part, into: &source)
        transformer.sourceOrigin = (Double(part.column), Double(part.row))
        defer { transformer.sourceOrigin = (0, 0) }
        if isPlainBilinear {
            interpolate(frame, part, into: &values)
            return values
        }
        let task = GDALTask(.badData, subject: reader.info.path, problem: "resampling failed")
        try source.withUnsafeMutableBufferPointer { buffer in
            let dataset = try MemoryRaster(buffer, width: part.width, height: part.height)
            try values.withUnsafeMutableBytes { bytes in
                try task.check { try run(dataset, frame, bytes, part) }
            }
        }
        return values
    }

    /// Whether the four cells around a position decide: bilinear onto cells that are not larger than the source's.
    private var isPlainBilinear: Bool { resampling == .bilinear && scale.largest < 1.05 }

    private func interpolate(_ frame: Window, _ part: Window, into values: inout [Float]) {
        let lattice = PositionLattice(of: frame, transformer, isExact: isExact)
        source.withUnsafeBufferPointer { source in
            guard let source = source.baseAddress else { return }
            values.withUnsafeMutableBufferPointer { values in
                for row in 0..<frame.height {
                    lattice.fill(row: row, x: &rowX, y: &rowY)
                    interpolateBilinearly(
                        source, width: part.width, height: part.height, x: rowX, y: rowY,
                        into: UnsafeMutableBufferPointer(
                            rebasing: values[(row * frame.width)..<((row + 1) * frame.width)]))
                }
            }
        }
    }

    private func run(
        _ dataset: MemoryRaster, _ frame: Window, _ target: UnsafeMutableRawBufferPointer, _ part: Window
    ) throws -> CPLErr {
        guard let options = GDALCreateWarpOptions() else { return CE_Failure }
        defer { GDALDestroyWarpOptions(options) }
        configure(options, dataset.handle)
        guard let operation = GDALCreateWarpOperation(options) else { return CE_Failure }
        defer { GDALDestroyWarpOperation(operation) }
        return GDALWarpRegionToBuffer(
            operation, Int32(frame.column), Int32(frame.row), Int32(frame.width), Int32(frame.height),
            target.baseAddress, GDT_Float32, 0, 0, Int32(part.width), Int32(part.height))
    }

    private func configure(_ options: UnsafeMutablePointer<GDALWarpOptions>, _ dataset: GDALDatasetH) {
        options.pointee.eResampleAlg = resampling.gdalAlgorithm
        options.pointee.eWorkingDataType = GDT_Float32
        options.pointee.hSrcDS = dataset
        options.pointee.nBandCount = 1
        options.pointee.panSrcBands = allocated(Int32(1))
        options.pointee.panDstBands = allocated(Int32(1))
        options.pointee.padfSrcNoDataReal = allocated(Double.nan)
        options.pointee.padfDstNoDataReal = allocated(Double.nan)
        options.pointee.pfnTransformer = PixelTransformer.callback
        options.pointee.pTransformerArg = Unmanaged.passUnretained(transformer).toOpaque()
        // Left to itself the warper derives the scale from each block's source window, which edges cut short.
        for (key, value) in [("XSCALE", scale.x), ("YSCALE", scale.y)] {
            options.pointee.papszWarpOptions = CSLSetNameValue(
                options.pointee.papszWarpOptions, key, String(1 / value))
        }
    }

    /// Memory that GDAL frees with the options.
    private func allocated<Value>(_ value: Value) -> UnsafeMutablePointer<Value>? {
        let memory = VSIMalloc(MemoryLayout<Value>.stride)?.bindMemory(to: Value.self, capacity: 1)
        memory?.initialize(to: value)
        return memory
    }

    /// The source cells that a block can need; nil when it lies off the raster.
    private func sourceWindow(for frame: Window) -> Window? {
        let steps = 32
        let lattice = (0...steps).flatMap { v in
            (0...steps).map { u in
                Point(
                    x: Double(frame.column) + Double(frame.width * u) / Double(steps),
                    y: Double(frame.row) + Double(frame.height * v) / Double(steps))
            }
        }
        guard let box = Extent(around: transformer.sourcePositions(of: lattice).compactMap(\.self)) else { return nil }
        // Between lattice points a projection bends by far less than a hundredth of the block.
        let margin = Double(resampling.reach) * max(1, scale.largest) + 2 + 0.01 * max(box.width, box.height)
        let limit = Double(max(reader.info.width, reader.info.height)) + 1
        let left = Int((box.minX - margin).rounded(.down).clamped(to: -limit...limit))
        let top = Int((box.minY - margin).rounded(.down).clamped(to: -limit...limit))
        let right = Int((box.maxX + margin).rounded(.up).clamped(to: -limit...limit))
        let bottom = Int((box.maxY + margin).rounded(.up).clamped(to: -limit...limit))
        return Window(column: left, row: top, width: right - left, height: bottom - top)
            .intersection(Window(column: 0, row: 0, width: reader.info.width, height: reader.info.height))
    }
}

/// How many source cells a target cell spans.
struct CellRatio {
    /// Along the target's rows, in the middle of the grid.
    let x: Double
    /// Along the target's columns, in the middle of the grid.
    let y: Double
    /// The larger of both over the grid.
    let largest: Double
    /// The root of the product in the middle.
    var typical: Double { (x * y).squareRoot() }

    init(grid: Grid, transformer: PixelTransformer) {
        var spans: [(x: Double, y: Double)] = []
        // The middle first.
        for (u, v) in [(0.5, 0.5), (0, 0), (1, 0), (0, 1), (1, 1), (0.5, 0), (0, 0.5), (1, 0.5), (0.5, 1)] {
            let column = (Double(grid.columns - 1) * u).rounded(.down)
            let row = (Double(grid.rows - 1) * v).rounded(.down)
            let corners = [
                Point(x: column, y: row), Point(x: column + 1, y: row), Point(x: column, y: row + 1),
            ]
            let images = transformer.sourcePositions(of: corners).compactMap(\.self)
            if images.count == 3 {
                spans.append((images[0].distance(to: images[1]), images[0].distance(to: images[2])))
            }
        }
        x = spans.first?.x ?? 1
        y = spans.first?.y ?? 1
        largest = spans.map { max($0.x, $0.y) }.max() ?? 1
    }
}

/// Lends numbers in memory to GDAL as a raster of one band.
private final class MemoryRaster {
    let handle: GDALDatasetH

    /// - Parameter buffer: Must outlive the raster.
    init(_ buffer: UnsafeMutableBufferPointer<Float>, width: Int, height: Int) throws {
        let task = GDALTask(.internalFault, subject: "a raster in memory", problem: "cannot be made")
        let address = UInt(bitPattern: buffer.baseAddress)
        let dataset = try task.run {
            GDALGetDriverByName("MEM").flatMap {
                GDALCreate($0, "", Int32(width), Int32(height), 0, GDT_Float32, nil)
            }
        }
        handle = dataset
        try task.check {
            withStringList(["DATAPOINTER=0x" + String(address, radix: 16)]) { GDALAddBand(dataset, GDT_Float32, $0) }
        }
    }

    deinit { GDALClose(handle) }
}
