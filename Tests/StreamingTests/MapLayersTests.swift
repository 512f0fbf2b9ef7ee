import Foundations
import Streaming
import Testing

struct MapLayersTests {
    let grid = Grid(origin: Point(x: 0, y: 0), cellWidth: 1, cellHeight: 1, columns: 90, rows: 61, crs: "EPSG:32650")
    var layer: MemoryLayer {
        MemoryLayer(grid: grid, values: (0..<grid.count).map { Float($0 % 977) })
    }

    @Test("A halo reads the neighbours and is missing off the grid")
    func halo() throws {
        let narrow = Execution(threads: 2, memory: MemorySize(bytes: 1 << 20))
        try mapLayers(
            [layer], on: grid, windows: grid.windows(side: 32), halo: 2, execution: narrow,
            compute: { [layer, grid] input in
                for row in input.padded.rows {
                    for column in input.padded.columns {
                        let index = (row - input.padded.row) * input.padded.width + column - input.padded.column
                        let inside = (0..<grid.columns).contains(column) && (0..<grid.rows).contains(row)
                        let value = input.layers[0][index]
                        #expect(inside ? value == layer.values[row * grid.columns + column] : value.isNaN)
                    }
                }
                return [[Float](repeating: 0, count: input.window.count)]
            },
            write: { window, layers in #expect(layers[0].count == window.count) })
    }

    @Test("Several outputs are written by one pass, the same for any threads and memory")
    func outputs() throws {
        func run(_ threads: Int, _ bytes: Int) throws -> [[Float]] {
            let writers = [Collector(grid), Collector(grid)]
            try mapLayers(
                [layer, layer], on: grid, windows: grid.windows(side: 16),
                execution: Execution(threads: threads, memory: MemorySize(bytes: bytes)), to: writers,
                compute: { input in [zip(input.layers[0], input.layers[1]).map { $0 + $1 }, input.layers[0]] })
            return writers.map(\.values)
        }
        let expected = [layer.values.map { 2 * $0 }, layer.values]
        for threads in [1, 2, 7] {
            for bytes in [1, 1 << 30] { #expect(try run(threads, bytes) == expected) }
        }
    }

    @Test("A layer on another grid is refused")
    func otherGrid() {
        var shifted = grid
        shifted.origin.x += 0.5
        let alien = MemoryLayer(grid: shifted, values: layer.values)
        #expect(throws: GossanError.self) {
            try mapLayers(
                [alien], on: grid, execution: Execution(threads: 1, memory: MemorySize(bytes: 1)),
                compute: { $0.layers }, write: { _, _ in })
        }
    }
}

final class Collector: WindowWriting {
    let grid: Grid
    var values: [Float]

    init(_ grid: Grid) {
        self.grid = grid
        values = [Float](repeating: .nan, count: grid.count)
    }

    func write(_ window: Window, from buffer: [Float]) throws {
        for row in 0..<window.height {
            let target = (window.row + row) * grid.columns + window.column
            let source = row * window.width
            values.replaceSubrange(target..<(target + window.width), with: buffer[source..<(source + window.width)])
        }
    }
}
