import Foundations

/// Splits windows of a grid into blocks of cells that take the same samples, or nearly.
///
/// Neighbouring cells mostly have the same nearest samples. One search serves a block of 32 x 32 cells; the block is
/// quartered, and samples that none of its cells can take are sifted out, until all cells of a part take the same
/// ones. A cell gets exactly the samples that a search of its own finds, ties included, in the order of the tree.
/// Where a caller can choose among a few too many itself, parts need not be quartered to the last cell.
///
/// Method: no cell is farther from its k-th sample than the block's centre is from its own, plus the block's half
/// diagonal. Cost: O(k) per block; memory O(k) and the samples near a block.
struct NeighbourBlocks {
    /// Cells on the side of a block that the tree is asked for.
    private static let side = 32
    /// Distances are compared with this much to spare, so that rounding loses no sample.
    private static let slack = 1e-8

    /// The widest part that may come with samples to spare.
    static let spareWidth = 8

    private let tree: KDTree
    private let grid: Grid
    private let most: Int
    private let radius: Double
    private let radiusKey: Double
    /// Half the sides of a cell, mapped by the ellipse.
    private let halfCell: (u: (x: Double, y: Double), v: (x: Double, y: Double))
    /// Tree positions that can be taken, part within block, each part ascending.
    private var candidates: [Int32] = []
    private var keys: [Double] = []
    private var sifted: [Double] = []
    private var spare = 0

    /// - Parameters:
    ///   - tree: The samples.
    ///   - neighbourhood: Its limits; sectors are not looked at.
    ///   - grid: The grid of the windows, in the samples' CRS.
    init(_ tree: KDTree, _ neighbourhood: SearchNeighbourhood, grid: Grid) {
        self.tree = tree
        self.grid = grid
        most = min(neighbourhood.maximumSamples ?? tree.count, tree.count)
        radius = neighbourhood.maximumRadiusMetres
        radiusKey = distanceKey(radius * radius)
        halfCell = (tree.transform.apply(grid.cellWidth / 2, 0), tree.transform.apply(0, grid.cellHeight / 2))
    }

    /// Hands over the parts of a window and the tree positions, ascending, of the samples that each of their cells takes.
    ///
    /// - Parameters:
    ///   - window: The cells.
    ///   - spare: Parts at most `spareWidth` cells wide may come with as many more samples than a cell takes; all of
    ///     them lie within the radius of every cell.
    ///   - body: Takes a part and positions.
    mutating func forEach(in window: Window, spare: Int = 0, _ body: (Window, Span<Int32>) -> Void) {
        self.spare = spare
        for row in stride(from: window.row, to: window.rows.upperBound, by: Self.side) {
            for column in stride(from: window.column, to: window.columns.upperBound, by: Self.side) {
                let block = Window(
                    column: column, row: row, width: min(Self.side, window.columns.upperBound - column),
                    height: min(Self.side, window.rows.upperBound - row))
                candidates.removeAll(keepingCapacity: true)
                let (x, y) = center(block)
                let reach = reach(of: block, distance: tree.distance(ofNearest: most, to: (x, y)))
                tree.gather(within: reach, of: (x, y), into: &candidates)
                candidates.sort()
                divide(block, candidates.indices, body)
            }
        }
    }

    private mutating func divide(_ block: Window, _ range: Range<Int>, _ body: (Window, Span<Int32>) -> Void) {
        let allowed = block.width <= Self.spareWidth ? most + spare : most
        if range.count <= allowed, isWithinRadius(block, range) {
            return body(block, candidates.span.extracting(range))
        }
        if block.count == 1 {
            takeNearest(to: block, range)
            body(block, candidates.span.extracting(range.upperBound..<candidates.count))
            candidates.removeSubrange(range.upperBound...)
            return
        }
        let width = (block.width + 1) / 2
        let height = (block.height + 1) / 2
        for row in stride(from: 0, to: block.height, by: height) {
            for column in stride(from: 0, to: block.width, by: width) {
                let part = Window(
                    column: block.column + column, row: block.row + row, width: min(width, block.width - column),
                    height: min(height, block.height - row))
                sift(range, for: part)
                divide(part, range.upperBound..<candidates.count, body)
                candidates.removeSubrange(range.upperBound...)
            }
        }
    }

    /// Mapped centre of a block.
    private func center(_ block: Window) -> (x: Double, y: Double) {
        let x = grid.origin.x + (Double(block.column) + Double(block.width) / 2) * grid.cellWidth
        let y = grid.origin.y - (Double(block.row) + Double(block.height) / 2) * grid.cellHeight
        return tree.transform.apply(x, y)
    }

    /// The mapped distance from a block's centre to the farthest centre of its cells.
    private func halfDiagonal(_ block: Window) -> Double {
        let (across, down) = (Double(block.width - 1), Double(block.height - 1))
        let (ux, uy) = (halfCell.u.x * across, halfCell.u.y * across)
        let (vx, vy) = (halfCell.v.x * down, halfCell.v.y * down)
        let sum = (ux + vx) * (ux + vx) + (uy + vy) * (uy + vy)
        let difference = (ux - vx) * (ux - vx) + (uy - vy) * (uy - vy)
        return max(sum, difference).squareRoot()
    }

    /// How far from a block's centre a sample of one of its cells can lie.
    private func reach(of block: Window, distance: Double) -> Double {
        let half = halfDiagonal(block)
        return min(distance + 2 * half, radius + half) * (1 + Self.slack)
    }

    private func isWithinRadius(_ block: Window, _ range: Range<Int>) -> Bool {
        guard radius < .infinity else { return true }
        let (x, y) = center(block)
        let reach = radius * (1 - Self.slack) - halfDiagonal(block)
        guard reach >= 0 else { return range.isEmpty }
        return candidates[range].allSatisfy { tree.squaredDistance(Int($0), x, y) <= reach * reach }
    }

    /// Leaves, after the candidates of a block, those that a part of it can take.
    private mutating func sift(_ range: Range<Int>, for block: Window) {
        let (x, y) = center(block)
        keys.removeAll(keepingCapacity: true)
        for index in range { keys.append(tree.squaredDistance(Int(candidates[index]), x, y)) }
        let reach = reach(of: block, distance: smallestKey(most).squareRoot())
        for (offset, index) in range.enumerated() where keys[offset] <= reach * reach {
            candidates.append(candidates[index])
        }
    }

    /// Leaves, after the candidates, those that a single cell takes: nearest first by rounded distance, then by sample.
    private mutating func takeNearest(to cell: Window, _ range: Range<Int>) {
        let target = grid.center(column: cell.column, row: cell.row)
        let (x, y) = tree.transform.apply(target.x, target.y)
        keys.removeAll(keepingCapacity: true)
        for index in range { keys.append(distanceKey(tree.squaredDistance(Int(candidates[index]), x, y))) }
        let last = min(smallestKey(most), radiusKey)
        var places = most - keys.count { $0 < last }
        var tied: [Int32] = []
        for (offset, index) in range.enumerated() where keys[offset] == last {
            tied.append(tree.sampleIndex[Int(candidates[index])])
        }
        if tied.count > places {
            tied.sort()
            tied.removeSubrange(places...)
        }
        places = tied.count
        for (offset, index) in range.enumerated() where keys[offset] <= last {
            let position = candidates[index]
            if keys[offset] < last || tied.contains(tree.sampleIndex[Int(position)]) { candidates.append(position) }
        }
    }

    /// The `rank`-th smallest of `keys`, from 1; infinite with fewer.
    private mutating func smallestKey(_ rank: Int) -> Double {
        guard keys.count >= rank, rank > 0 else { return .infinity }
        sifted.removeAll(keepingCapacity: true)
        sifted.append(contentsOf: keys)
        return sifted.withUnsafeMutableBufferPointer { select(rank - 1, of: $0) }
    }
}

/// The element that would stand at `place` in ascending order; the elements are reordered.
///
/// Source: Hoare (1961), Algorithm 65: Find, doi:10.1145/366622.366647. Cost: O(n) on average.
private func select(_ place: Int, of values: UnsafeMutableBufferPointer<Double>) -> Double {
    var low = 0
    var high = values.count - 1
    while low < high {
        let pivot = values[(low + high) / 2]
        var left = low
        var right = high
        while left <= right {
            while values[left] < pivot { left += 1 }
            while values[right] > pivot { right -= 1 }
            if left <= right {
                values.swapAt(left, right)
                left += 1
                right -= 1
            }
        }
        if place <= right {
            high = right
        } else if place >= left {
            low = left
        } else {
            break
        }
    }
    return values[place]
}
