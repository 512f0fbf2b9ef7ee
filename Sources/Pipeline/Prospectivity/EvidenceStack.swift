import Foundations
import Prospectivity
import Streaming

/// Several evidence layers read together, with areas and deposits.
struct EvidenceStack: Sendable {
    let area: StudyArea
    let layers: [EvidenceRecord]
    let deposits: DepositLocations
    let execution: Execution

    /// One window of the stack.
    struct Slice: Sendable {
        var window: Window
        var evidence: EvidenceWindow
        var areas: CellAreas
        /// The deposits in the window and their cells.
        var deposits: [(deposit: Int, offset: Int)]

        /// Cells of those deposits that belong to a set; of all of them for nil.
        func offsets(of chosen: Set<Int>?) -> [Int] {
            deposits.filter { chosen?.contains($0.deposit) ?? true }.map(\.offset)
        }
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
        let windows = area.grid.windows()
        try forEachWindow(
            windows, bytesPerWindow: windowBytes(windows, halo: 1, inputs: layers.count + 4, outputs: 4),
            execution: execution,
            makeWorker: { try layers.map { try $0.source.open() } },
            compute: { readers, window in
                var values: [Float] = []
                var buffer: [Float] = []
                for reader in readers {
                    try reader.read(window, into: &buffer)
                    values += buffer
                }
                return try compute(
                    Slice(
                        window: window, evidence: EvidenceWindow(values: values, layerCount: layers.count),
                        areas: .perCell(km2: area.areas(in: window)), deposits: deposits.inside(window)))
            },
            consume: consume)
    }
}
