import Foundations

/// How high the water of every watershed of every tile must rise to leave the grid.
public struct SpillLevels: Sendable {
    private let columns: Int
    private let side: Int
    /// Per tile, the number of its first label among those of all tiles.
    private let first: [Int]
    /// Per label of all tiles, the height; the first one is where water leaves for good.
    private let levels: [Float]

    /// - Parameters:
    ///   - tiles: All tiles of the grid, in the order of `grid.windows(side: side)`.
    ///   - grid: The grid.
    ///   - side: Cells along a tile.
    ///
    /// The tree of lowest ways is built from the lowest way up (Kruskal) and walked from the outlet; the height of a label is the highest way on
    /// its path, which no other path undercuts. Cost: O(n log n) for n watersheds and cells of tile sides.
    public init(_ tiles: [TileSpills], grid: Grid, side: Int = 512) {
        self.side = side
        columns = max(1, (grid.columns + side - 1) / side)
        var first: [Int] = []
        var count = 1
        for tile in tiles {
            first.append(count)
            count += Int(tile.labelCount) - 1
        }
        self.first = first
        var ways = tiles.enumerated().flatMap { index, tile in
            tile.spills.map { Way(Self.number($0.from, first[index]), Self.number($0.to, first[index]), $0.height) }
        }
        for (index, tile) in tiles.enumerated() {
            let isLast = (index + 1) % columns == 0
            func join(
                _ own: TileSpills.Side, _ other: Int, _ others: KeyPath<TileSpills, TileSpills.Side>,
                corner: (Int, Int)?
            ) {
                guard other < tiles.count else { return }
                let theirs = tiles[other][keyPath: others]
                var seam = Seam(own: own, theirs: theirs, first: first[index], otherFirst: first[other])
                if let corner {
                    seam.meet(corner.0, corner.1)
                } else {
                    for place in own.heights.indices {
                        for beside in max(0, place - 1)...min(theirs.heights.count - 1, place + 1) {
                            seam.meet(place, beside)
                        }
                    }
                }
                ways += seam.lowest
            }
            if !isLast { join(tile.east, index + 1, \.west, corner: nil) }
            join(tile.south, index + columns, \.north, corner: nil)
            if !isLast { join(tile.south, index + columns + 1, \.north, corner: (tile.window.width - 1, 0)) }
            if index % columns > 0, index + columns - 1 < tiles.count {
                let last = tiles[index + columns - 1].window.width - 1
                join(tile.south, index + columns - 1, \.north, corner: (0, last))
            }
        }
        levels = solve(ways, count: count)
    }

    /// The number of a label among those of all tiles.
    static func number(_ label: Int32, _ first: Int) -> Int32 {
        label == TileFlood.outlet ? 0 : Int32(first) + label - 1
    }

    /// How deep the cells of a tile lie below the level at which their depressions spill.
    ///
    /// - Parameters:
    ///   - elevation: Elevations of `window.expanded(by: 1)`, row-major, missing and off-grid as NaN: the same as before.
    ///   - window: One of the tiles.
    /// - Returns: 0 or more per cell, in the unit of the elevations; missing cells are missing.
    ///
    /// Cost: one flood of the tile.
    public func depths(elevation: [Float], window: Window) -> [Float] {
        let flood = TileFlood(elevation: elevation, window: window)
        let tile = window.row / side * columns + window.column / side
        var depths = [Float](repeating: .nan, count: window.count)
        for row in 0..<window.height {
            for column in 0..<window.width {
                let place = flood.place(row, column)
                guard let label = flood.label(place) else { continue }
                let water = max(flood.level[place], levels[Int(Self.number(label, first[tile]))])
                depths[row * window.width + column] = water - elevation[place]
            }
        }
        return depths
    }
}

/// A way between two labels of all tiles.
private struct Way {
    var a: Int32
    var b: Int32
    var height: Float

    init(_ a: Int32, _ b: Int32, _ height: Float) {
        (self.a, self.b, self.height) = (min(a, b), max(a, b), height)
    }

    static func isLower(_ one: Way, _ other: Way) -> Bool {
        (one.height, one.a, one.b) < (other.height, other.a, other.b)
    }
}

/// The ways across the border of two tiles.
private struct Seam {
    let own, theirs: TileSpills.Side
    let first, otherFirst: Int
    private var ways: [Way] = []

    init(own: TileSpills.Side, theirs: TileSpills.Side, first: Int, otherFirst: Int) {
        (self.own, self.theirs, self.first, self.otherFirst) = (own, theirs, first, otherFirst)
    }

    mutating func meet(_ place: Int, _ beside: Int) {
        let (label, other) = (own.labels[place], theirs.labels[beside])
        guard label >= 0, other >= 0 else { return }
        ways.append(
            Way(
                SpillLevels.number(label, first), SpillLevels.number(other, otherFirst),
                max(own.heights[place], theirs.heights[beside])))
    }

    /// The lowest way of each pair of labels.
    var lowest: [Way] {
        let sorted = ways.sorted { ($0.a, $0.b, $0.height) < ($1.a, $1.b, $1.height) }
        return zip(sorted, [nil] + sorted.map(Optional.some)).compactMap { way, before in
            way.a == way.b || (way.a == before?.a && way.b == before?.b) ? nil : way
        }
    }
}

/// The lowest height at which each label is connected with label 0: negative infinity for that one.
private func solve(_ ways: [Way], count: Int) -> [Float] {
    var sets = UnionFind(count: count)
    var tree: [Way] = []
    for way in ways.sorted(by: Way.isLower) where sets.root(of: way.a) != sets.root(of: way.b) {
        sets.unite(way.a, way.b)
        tree.append(way)
    }
    // The ways of each label, one label after another.
    var start = [Int](repeating: 0, count: count + 1)
    for way in tree {
        start[Int(way.a) + 1] += 1
        start[Int(way.b) + 1] += 1
    }
    for label in 0..<count { start[label + 1] += start[label] }
    var next = start
    var beside = [(label: Int32, height: Float)](repeating: (0, 0), count: 2 * tree.count)
    for way in tree {
        beside[next[Int(way.a)]] = (way.b, way.height)
        next[Int(way.a)] += 1
        beside[next[Int(way.b)]] = (way.a, way.height)
        next[Int(way.b)] += 1
    }
    var levels = [Float](repeating: .nan, count: count)
    levels[0] = -.infinity
    var reached: [Int32] = [0]
    while let label = reached.popLast() {
        for index in start[Int(label)]..<start[Int(label) + 1] where levels[Int(beside[index].label)].isNaN {
            levels[Int(beside[index].label)] = max(levels[Int(label)], beside[index].height)
            reached.append(beside[index].label)
        }
    }
    return levels
}
