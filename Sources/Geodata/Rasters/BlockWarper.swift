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
        try requireNoPole()
    }

    /// Means over cells are taken between their corners, which around a pole lie on all sides of the globe.
    private func requireNoPole() throws {
        guard [.average, .mode].contains(resampling), let round = transformer.columnsRound else { return }
        let across = PixelTransformer.latticeSteps + 1
        let columns = transformer.sourceLattice(of: grid.window).map { $0?.x ?? .nan }
        // A pole sees at least one side of a square around it under a right angle.
        let limit = 0.24 * round
        for index in columns.indices {
            let toEast = (index + 1) % across == 0 ? 0 : columns[index + 1] - columns[index]
            let toSouth = index + across >= columns.count ? 0 : columns[index + across] - columns[index]
            guard abs(transformer.shortest(toEast)) > limit || abs(transformer.shortest(toSouth)) > limit else {
                continue
            }
            throw GossanError(
                .badData, subject: reader.info.path,
                problem:
                    "is in degrees of longitude, and the grid holds a pole or comes close to one: the mean or most "
                    + "frequent value of a cell is not to be had from longitudes there",
                remedy:
                    "set 'resampling: bilinear' or 'resampling: nearest' for this input, or bring it to the grid's system first with 'gdalwarp -t_srs'"
            )
        }
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
        guard let part = try sourcePart(for: frame) else { return values }
        try part.read(by: reader, into: &source)
        transformer.sourceOrigin = part.origin
        defer { transformer.sourceOrigin = (0, 0) }
        if isPlainBilinear {
            interpolate(frame, part.window, into: &values)
            return values
        }
        if [.average, .mode].contains(resampling) {
            return CoveredCells(isMode: resampling == .mode, limit: mostSpanned)
                .values(of: frame, transformer, source, part.window)
        }
        let task = GDALTask(.badData, subject: reader.info.path, problem: "resampling failed")
        try source.withUnsafeMutableBufferPointer { buffer in
            let dataset = try MemoryRaster(buffer, width: part.window.width, height: part.window.height)
            try values.withUnsafeMutableBytes { bytes in
                try task.check { try run(dataset, frame, bytes, part.window) }
            }
        }
        return values
    }

    /// Whether the four cells around a position decide: bilinear onto cells that are not larger than the source's.
    private var isPlainBilinear: Bool { resampling == .bilinear && scale.largest < 1.05 }

    /// The most cells of the source on a side of a cell of the grid: what is torn apart at the source's own edge spans more.
    private var mostSpanned: Int {
        let round = transformer.columnsRound ?? Double(max(reader.info.width, reader.info.height))
        return Int(max(8 * scale.largest, round / 2)) + 16
    }

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
        for (key, value) in [("XSCALE", scale.sourceColumns), ("YSCALE", scale.sourceRows)] {
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
    private func sourcePart(for frame: Window) throws -> SourcePart? {
        transformer.turn(towards: frame)
        guard let box = Extent(around: transformer.sourceLattice(of: frame).compactMap(\.self)) else { return nil }
        // Between lattice points a projection bends by far less than a hundredth of the block.
        let margin = Double(resampling.reach) * max(1, scale.largest) + 2 + 0.01 * max(box.width, box.height)
        return try SourcePart(around: box, margin: margin, of: reader.info, columnsRound: transformer.columnsRound)
    }
}

/// How many source cells a target cell spans.
struct CellRatio {
    /// Along the target's rows, in the middle of the grid.
    let x: Double
    /// Along the target's columns, in the middle of the grid.
    let y: Double
    /// How many columns and rows of the source a cell in the middle of the grid spans, however it lies.
    let sourceColumns: Double
    let sourceRows: Double
    /// The larger of both over the grid.
    let largest: Double
    /// The root of the product in the middle.
    var typical: Double { (x * y).squareRoot() }

    init(grid: Grid, transformer: PixelTransformer) {
        var spans: [(x: Double, y: Double)] = []
        var middle: [Point] = []
        // The middle first.
        for (u, v) in [(0.5, 0.5), (0, 0), (1, 0), (0, 1), (1, 1), (0.5, 0), (0, 0.5), (1, 0.5), (0.5, 1)] {
            let column = (Double(grid.columns - 1) * u).rounded(.down)
            let row = (Double(grid.rows - 1) * v).rounded(.down)
            let corners = [
                Point(x: column, y: row), Point(x: column + 1, y: row), Point(x: column, y: row + 1),
            ]
            let images = transformer.sourcePositions(of: corners).compactMap(\.self)
            guard images.count == 3 else { continue }
            let sides = images.dropFirst().map {
                Point(x: transformer.shortest($0.x - images[0].x), y: $0.y - images[0].y)
            }
            spans.append((x: hypot(sides[0].x, sides[0].y), y: hypot(sides[1].x, sides[1].y)))
            if middle.isEmpty { middle = sides }
        }
        x = spans.first?.x ?? 1
        y = spans.first?.y ?? 1
        largest = spans.map { max($0.x, $0.y) }.max() ?? 1
        if let east = middle.first, let south = middle.last {
            (sourceColumns, sourceRows) = (hypot(east.x, south.x), hypot(east.y, south.y))
        } else {
            (sourceColumns, sourceRows) = (x, y)
        }
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
