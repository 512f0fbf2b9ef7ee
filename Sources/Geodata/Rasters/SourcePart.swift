import Foundations

/// The cells of a raster around a box of its columns and rows.
///
/// A raster that counts longitudes ends at a meridian where the ground goes on. Boxes may reach over that edge: their columns
/// are counted on, and the part is put together from both sides.
struct SourcePart {
    /// The part; its columns may lie beyond the raster where they were counted on round the globe.
    let window: Window
    /// Where the part starts, in the columns and rows of the box.
    let origin: (column: Double, row: Double)
    /// Cells of the raster, and the column of the part where they start.
    private let pieces: [(window: Window, start: Int)]

    /// Nil where the raster has no cells.
    ///
    /// - Parameters:
    ///   - box: Columns and rows, on round the globe.
    ///   - margin: How many cells around the box are needed.
    ///   - info: The raster.
    ///   - columnsRound: Columns once round the globe; nil where they do not count longitudes.
    /// - Throws: `GossanError(.badData)` where both sides of the raster's edge are needed and their columns do not meet.
    init?(around box: Extent, margin: Double, of info: RasterInfo, columnsRound: Double?) throws {
        let turns = columnsRound == nil ? [0.0] : [0, -1, 1]
        let round = columnsRound ?? 0
        let raster = Window(column: 0, row: 0, width: info.width, height: info.height)
        let whole = round.rounded()
        // Cell sizes are written with few digits: 0.00833333 for 30 seconds is off by 0.017 cells round the globe.
        let isWhole = round > 0 && abs(round - whole) < 0.05
        let touching = turns.filter { box.maxX >= $0 * round && box.minX <= $0 * round + Double(info.width) }
        guard isWhole || touching.count < 2 else {
            throw GossanError(
                .badData, subject: info.path,
                problem:
                    "ends within the grid and begins there again from the other side of the globe, and its cells do not go into 360 degrees",
                remedy: "bring it to the grid's system first with 'gdalwarp -t_srs'")
        }
        let turn = isWhole ? 0 : touching.first ?? 0
        let limit = 2 * (Double(max(info.width, info.height)) + abs(round)) + 1
        func cell(_ position: Double) -> Int { Int(position.clamped(to: -limit...limit)) }
        let left = cell((box.minX - turn * round - margin).rounded(.down))
        let right = cell((box.maxX - turn * round + margin).rounded(.up))
        let top = cell((box.minY - margin).rounded(.down))
        let bottom = cell((box.maxY + margin).rounded(.up))
        let needed = Window(column: left, row: top, width: right - left, height: bottom - top)
        let shifts = isWhole ? turns.map { Int($0 * whole) } : [0]
        let found = shifts.compactMap { shift -> (part: Window, shift: Int)? in
            var moved = needed
            moved.column -= shift
            return moved.intersection(raster).map { ($0, shift) }
        }
        guard let first = found.first else { return nil }
        let starts = found.map { $0.part.column + $0.shift }
        let start = starts.min() ?? 0
        let end = found.map { $0.part.columns.upperBound + $0.shift }.max() ?? 0
        window = Window(column: start, row: first.part.row, width: end - start, height: first.part.height)
        origin = (Double(start) + turn * round, Double(first.part.row))
        pieces = zip(found, starts).map { ($0.part, $1 - start) }
    }

    /// The cells of the raster that the part is made of.
    var windows: [Window] { pieces.map(\.window) }

    /// Reads the part, row by row; missing is NaN.
    func read(by reader: RasterReader, into values: inout [Float]) throws {
        guard pieces.count > 1 else { return try reader.read(pieces[0].window, into: &values) }
        values = [Float](repeating: .nan, count: window.count)
        var cells: [Float] = []
        for (part, start) in pieces.reversed() {
            try reader.read(part, into: &cells)
            for row in 0..<part.height {
                let target = row * window.width + start
                values.replaceSubrange(
                    target..<(target + part.width), with: cells[(row * part.width)..<((row + 1) * part.width)])
            }
        }
    }
}
