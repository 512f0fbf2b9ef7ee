import Foundations
import Geodata
import Prospectivity
import Streaming

/// Several evidence layers read together, with areas and deposits.
///
/// Fitting and validation go over the stack many times. Where it fits into a quarter of the memory budget it is read
/// once and kept; otherwise every pass streams it. Windows and their order are the same in both cases.
struct EvidenceStack: Sendable {
    let area: StudyArea
    let layers: [EvidenceRecord]
    let deposits: DepositLocations
    let execution: Execution
    private let windows: [Window]
    private let kept: [Slice]

    /// One window of the stack.
    struct Slice: Sendable {
        var window: Window
        var evidence: EvidenceWindow
        var areas: CellAreas
        /// The deposits in the window and their cells.
        var deposits: [(deposit: Int, offset: Int)]

        /// Some neighbouring cells of the window; `window` stays that of all.
        func part(_ cells: Range<Int>) -> Slice {
            var part = self
            part.evidence = evidence.selecting(cells: cells)
            if case .perCell(let km2) = areas { part.areas = .perCell(km2: Array(km2[cells])) }
            part.deposits = deposits.filter { cells.contains($0.offset) }.map {
                ($0.deposit, $0.offset - cells.lowerBound)
            }
            return part
        }
    }

    init(area: StudyArea, layers: [EvidenceRecord], deposits: DepositLocations, execution: Execution) throws {
        self.area = area
        self.layers = layers
        self.deposits = deposits
        self.execution = execution.holding(
            bytes: Self.heldBytes(area.grid, layers: layers.count, memory: execution.memory))
        side = Self.side(on: area.grid)
        windows = area.grid.windows(side: side)
        guard Self.keptBytes(area.grid, layers: layers.count, memory: execution.memory) > 0 else {
            kept = []
            return
        }
        var slices: [Slice] = []
        try Self.read(windows, area, layers, deposits, self.execution, compute: { $0 }, consume: { slices.append($1) })
        kept = slices
    }

    private let side: Int

    /// Side of a window: that of a tile, so that none is read twice, or less where few tiles would leave cores idle.
    private static func side(on grid: Grid) -> Int { grid.count > 4_000_000 ? 512 : 256 }

    /// What one window in flight takes at most: the layers, areas, and scores of some models.
    static func bytesPerWindow(_ grid: Grid, layers: Int) -> Int {
        let cells = min(side(on: grid), grid.columns) * min(side(on: grid), grid.rows)
        return cells * MemoryLayout<Float>.stride * (layers + 22)
    }

    /// What of a window waits to be merged: the maps of its models, and their figures.
    static func resultBytes(_ grid: Grid, maps: Int) -> Int {
        side(on: grid) * side(on: grid) * MemoryLayout<Float>.stride * (maps + 1)
    }

    /// What is held beside windows: the stack where it is kept, and the sample of the ground with the copies that models
    /// make of it.
    static func heldBytes(_ grid: Grid, layers: Int, memory: MemorySize) -> Int {
        keptBytes(grid, layers: layers, memory: memory)
            + min(grid.count, BackgroundSample.cellsWanted) * (layers + 8) * MemoryLayout<Double>.stride
    }

    /// What the stack takes where it is kept; 0 where it is read anew in each pass.
    static func keptBytes(_ grid: Grid, layers: Int, memory: MemorySize) -> Int {
        let bytes = grid.count * (layers * MemoryLayout<Float>.stride + MemoryLayout<Double>.stride)
        return bytes <= memory.bytes / 4 ? bytes : 0
    }

    /// Works out a partial result per window on all threads and merges them in the order of the windows.
    func reduce<Partial: Sendable, Total>(
        into initial: Total, partial: @escaping @Sendable (Slice) throws -> Partial,
        merge: (inout Total, Partial) throws -> Void
    ) throws -> Total {
        var total = initial
        try forEach(compute: partial) { try merge(&total, $1) }
        return total
    }

    /// Works out a result per window on all threads and hands them over in the order of the windows.
    func forEach<Output: Sendable>(
        compute: @escaping @Sendable (Slice) throws -> Output, consume: (Window, Output) throws -> Void
    ) throws {
        guard !kept.isEmpty else {
            return try Self.read(windows, area, layers, deposits, execution, compute: compute, consume: consume)
        }
        let slices = kept
        let side = side
        let columns = (area.grid.columns + side - 1) / side
        try forEachWindow(
            windows, bytesPerWindow: side * side * 32, execution: execution, makeWorker: {},
            compute: { _, window in
                try compute(slices[window.row / side * columns + window.column / side])
            },
            consume: consume)
    }

    private static func read<Output: Sendable>(
        _ windows: [Window], _ area: StudyArea, _ layers: [EvidenceRecord], _ deposits: DepositLocations,
        _ execution: Execution, compute: @escaping @Sendable (Slice) throws -> Output,
        consume: (Window, Output) throws -> Void
    ) throws {
        try forEachWindow(
            windows, bytesPerWindow: bytesPerWindow(area.grid, layers: layers.count),
            execution: execution,
            makeWorker: { try LayerValues(layers) },
            compute: { values, window in
                try values.read(window)
                return try compute(
                    Slice(
                        window: window, evidence: EvidenceWindow(values: values.all, layerCount: layers.count),
                        areas: .perCell(km2: area.areas(in: window)), deposits: deposits.inside(window)))
            },
            consume: consume)
    }

    /// The values of all layers over a window, in memory that is used again for the next one unless someone keeps them.
    private struct LayerValues {
        private let readers: [RasterReader]
        private(set) var all: [Float] = []

        init(_ layers: [EvidenceRecord]) throws { readers = try layers.map { try RasterReader(path: $0.path) } }

        mutating func read(_ window: Window) throws {
            let count = window.count * readers.count
            if all.count != count { all = [Float](repeating: .nan, count: count) }
            try all.withUnsafeMutableBufferPointer { values in
                for (index, reader) in readers.enumerated() {
                    let layer = (index * window.count)..<((index + 1) * window.count)
                    try reader.read(window, into: UnsafeMutableBufferPointer(rebasing: values[layer]))
                }
            }
        }
    }
}
