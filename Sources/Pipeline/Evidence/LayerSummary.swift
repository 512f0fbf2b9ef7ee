import Foundations
import Prospectivity
import Streaming

/// Count, range, mean and deviation of a layer's values, and a sample of them; gathered in one pass.
struct LayerSummary: Sendable {
    var statistics = LayerStatistics()
    var sample: ValueSample

    /// Those of a finished layer.
    init(of record: EvidenceRecord) { (statistics, sample) = (record.statistics, record.sample) }

    /// Nothing yet.
    ///
    /// - Parameter sample: An empty sample.
    init(empty sample: ValueSample) { self.sample = sample }

    /// That of one window.
    ///
    /// - Parameters:
    ///   - values: The values of the window, row by row.
    ///   - window: The window.
    ///   - columns: Columns of the grid.
    ///   - sample: An empty sample.
    init(of values: [Float], in window: Window, columns: Int, empty sample: ValueSample) {
        self.sample = sample
        statistics.add(values)
        self.sample.add(
            rows: values.span, width: window.width, firstCell: window.row * columns + window.column,
            gridColumns: columns, known: statistics.count)
    }

    /// Goes over a layer.
    ///
    /// - Parameters:
    ///   - source: The layer.
    ///   - context: Its run.
    init(of source: any LayerSource, _ context: EvidenceContext) throws {
        let columns = context.grid.columns
        let windows = context.grid.windows()
        let empty = context.emptySample
        self = try reduceWindows(
            windows, bytesPerWindow: windowBytes(windows, halo: 1, inputs: 2, outputs: 1),
            execution: context.execution, into: LayerSummary(empty: empty), makeWorker: { try source.open() },
            partial: { reader, window in
                var values: [Float] = []
                try reader.read(window, into: &values)
                return LayerSummary(of: values, in: window, columns: columns, empty: empty)
            },
            merge: { $0.merge($1) })
    }

    /// Adds that of a later window.
    mutating func merge(_ other: LayerSummary) {
        statistics.merge(other.statistics)
        sample.merge(other.sample)
    }
}
