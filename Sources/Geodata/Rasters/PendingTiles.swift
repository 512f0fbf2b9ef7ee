import Foundations

/// One tile of a raster, its values row by row; cells beyond the grid are missing.
struct Tile {
    var column: Int
    var row: Int
    var values: [Float]
    fileprivate var cellsToCome: Int
}

/// Gathers windows into tiles until each is complete.
struct PendingTiles {
    private let grid: Grid
    private let side: Int
    private var tiles: [Int: Tile] = [:]

    init(grid: Grid, side: Int) {
        self.grid = grid
        self.side = side
    }

    private var tilesAcross: Int { (grid.columns + side - 1) / side }

    /// Takes over a window and hands out the tiles that it completes, row by row.
    mutating func add(_ window: Window, _ values: [Float]) -> [Tile] {
        var complete: [Tile] = []
        for row in (window.row / side)...((window.rows.upperBound - 1) / side) {
            for column in (window.column / side)...((window.columns.upperBound - 1) / side) {
                if let tile = add(window, values, column, row) { complete.append(tile) }
            }
        }
        return complete
    }

    /// Hands out what is left, row by row.
    mutating func takeIncomplete() -> [Tile] {
        defer { tiles = [:] }
        return tiles.sorted { $0.key < $1.key }.map(\.value)
    }

    private mutating func add(_ window: Window, _ values: [Float], _ column: Int, _ row: Int) -> Tile? {
        let frame = Window(column: column * side, row: row * side, width: side, height: side)
        guard let common = frame.intersection(window), let inGrid = frame.intersection(grid.window) else { return nil }
        if window == frame, common == frame {
            return Tile(column: column, row: row, values: values, cellsToCome: 0)
        }
        let key = row * tilesAcross + column
        // Taken out of the dictionary so that its values are changed in place, not copied.
        var tile =
            tiles.removeValue(forKey: key)
            ?? Tile(
                column: column, row: row, values: [Float](repeating: .nan, count: side * side),
                cellsToCome: inGrid.count)
        for y in common.rows {
            let from = (y - window.row) * window.width + common.column - window.column
            let to = (y - frame.row) * side + common.column - frame.column
            tile.values.replaceSubrange(to..<(to + common.width), with: values[from..<(from + common.width)])
        }
        tile.cellsToCome -= common.count
        if tile.cellsToCome <= 0 { return tile }
        tiles[key] = tile
        return nil
    }
}
