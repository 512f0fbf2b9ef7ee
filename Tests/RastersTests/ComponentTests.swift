import Foundations
import Rasters
import Testing

/// The components of a whole grid.
func components(
    of cells: [UInt8], columns: Int, _ connectivity: Connectivity, values: [Float]? = nil, rowsAtOnce: Int = 1
) -> Components {
    var labeler = ComponentLabeler(columns: columns, connectivity: connectivity)
    let values = values ?? cells.map(Float.init)
    for start in stride(from: 0, to: cells.count, by: columns * rowsAtOnce) {
        let part = start..<min(cells.count, start + columns * rowsAtOnce)
        labeler.add(Array(cells[part]), values: Array(values[part]))
    }
    return labeler.finish()
}

/// A drawing of cells, `#` for those wanted.
func cells(_ drawing: String) -> (cells: [UInt8], columns: Int) {
    let rows = drawing.split(separator: "\n")
    return (rows.joined().map { $0 == "#" ? 1 : 0 }, rows[0].count)
}

struct ComponentTests {
    @Test(
        "Labels, sizes, sums and best values equal scipy's",
        arguments: [Connectivity.sides, .sidesAndCorners], [1, 7, 24])
    func scipy(connectivity: Connectivity, rowsAtOnce: Int) {
        let values = ReferenceTables.floats("blobValues")
        let found = components(
            of: ReferenceTables.mask("blobs"), columns: 40, connectivity, values: values, rowsAtOnce: rowsAtOnce)
        var labels = [Double](repeating: 0, count: 40 * 24)
        for run in found.runs {
            for column in run.start..<run.end { labels[Int(run.row) * 40 + Int(column)] = Double(run.component + 1) }
        }
        let suffix = connectivity.rawValue
        #expect(labels == ReferenceTables.values("labels\(suffix)"))
        #expect(found.all.map { Double($0.cells) } == ReferenceTables.values("blobCells\(suffix)"))
        #expect(found.all.map(\.best) == ReferenceTables.floats("blobBest\(suffix)"))
        // Sums of values rounded to single precision: 4e-6 each.
        #expect(largestDifference(found.all.map(\.sum), ReferenceTables.values("blobSums\(suffix)")) < 1e-3)
        for component in found.all {
            let cell = component.bestCell
            #expect(values[cell] == component.best)
            #expect(component.window.columns.contains(cell % 40) && component.window.rows.contains(cell / 40))
        }
    }

    @Test(
        "Horizontal, vertical, diagonal and four-corner contacts join as they should",
        arguments: [
            ("##\n..", 1, 1), ("#.\n#.", 1, 1), ("#.\n.#", 2, 1), (".#\n#.", 2, 1), ("#.#\n.#.\n#.#", 5, 1),
            ("#.#\n#.#\n###", 1, 1), ("#.#.#\n.....\n#.#.#", 6, 6), ("###\n#.#\n###", 1, 1), ("#..\n..#\n#..", 3, 3),
        ])
    func contacts(drawing: String, bySides: Int, byCorners: Int) {
        let (cells, columns) = cells(drawing)
        #expect(components(of: cells, columns: columns, .sides).all.count == bySides)
        #expect(components(of: cells, columns: columns, .sidesAndCorners).all.count == byCorners)
    }

    @Test("Of equal best values the first in row order is told")
    func ties() {
        let found = components(of: [0, 1, 1, 1, 1, 0], columns: 3, .sides, values: [9, 5, 7, 7, 7, 9])
        #expect(found.all.map(\.bestCell) == [2])
    }

    @Test("Weights are summed")
    func weights() {
        var labeler = ComponentLabeler(columns: 2, connectivity: .sides)
        labeler.add([1, 0, 1, 1], values: [1, 1, 1, 1], weights: [0.5, 8, 0.25, 2])
        #expect(labeler.finish().all.map(\.weight) == [2.75])
    }

    @Test("Components dropped by a filter leave the others in order")
    func filter() {
        let (cells, columns) = cells("#.##\n....\n##.#")
        let kept = components(of: cells, columns: columns, .sides).filtered { $0.cells > 1 }
        #expect(kept.all.map(\.cells) == [2, 2])
        #expect(kept.runs.map(\.component) == [0, 1])
        #expect(kept.runs.map(\.row) == [0, 2])
    }

    @Test("Components merge exactly up to the merge distance", arguments: 0..<8)
    func mergeDistance(seed: Int) {
        var random = RandomStream(seed: UInt64(seed), purpose: "merge")
        let grid = makeGrid(26, 19, width: 10, height: seed % 2 == 0 ? 10 : 15)
        let cells = (0..<grid.count).map { _ in random.uniform() < 0.04 ? UInt8(1) : 0 }
        let found = components(of: cells, columns: grid.columns, .sidesAndCorners)
        for distance in [0.0, 10, 14.2, 25, 30, 41] {
            let merged = found.merged(within: distance, on: grid)
            #expect(merged.all.map(\.cells) == Self.sizesBySearch(cells, grid, distance))
            #expect(merged.runs.map(\.start) == found.runs.map(\.start))
        }
    }

    /// Sizes of the groups in the order of their first cells, by looking at all pairs of cells.
    static func sizesBySearch(_ cells: [UInt8], _ grid: Grid, _ distance: Double) -> [Int] {
        var left = cells.indices.filter { cells[$0] == 1 }
        var sizes: [Int] = []
        while let first = left.first {
            var group = [first]
            left.removeFirst()
            var index = 0
            while index < group.count {
                let here = group[index]
                let near = left.filter { other in
                    let columns = max(0, abs(other % grid.columns - here % grid.columns) - 1)
                    let rows = max(0, abs(other / grid.columns - here / grid.columns) - 1)
                    let x = Double(columns) * grid.cellWidth
                    let y = Double(rows) * grid.cellHeight
                    return x * x + y * y <= distance * distance
                }
                left.removeAll { near.contains($0) }
                group += near
                index += 1
            }
            sizes.append(group.count)
        }
        return sizes
    }
}
