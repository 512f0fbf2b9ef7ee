import Foundations
import Prospectivity
import Streaming

/// Count, range, mean and deviation of a layer's values, and a sample of them; gathered in one pass.
struct LayerSummary: Sendable {
    var statistics = LayerStatistics()
    var sample: ValueSample

    /// Those of a finished layer.
    init(of record: EvidenceRecord) { (statistics, sample) = (record.statistics, record.sample) }

    init(statistics: LayerStatistics, sample: ValueSample) { (self.statistics, self.sample) = (statistics, sample) }

    /// Nothing yet.
    private init(_ sample: ValueSample) { self.sample = sample }

    /// Goes over a layer.
    ///
    /// - Parameters:
    ///   - source: The layer.
    ///   - context: Its run.
    init(of source: any LayerSource, _ context: EvidenceContext) throws {
        let grid = context.grid
        let windows = grid.windows()
        let empty = ValueSample(seed: UInt64(context.config.seed), gridCells: grid.count)
        self = try reduceWindows(
            windows, bytesPerWindow: windowBytes(windows, halo: 1, inputs: 2, outputs: 1),
            execution: context.execution, into: LayerSummary(empty), makeWorker: { try source.open() },
            partial: { reader, window in
                var values: [Float] = []
                try reader.read(window, into: &values)
                var part = LayerSummary(empty)
                part.statistics.add(values)
                for row in 0..<window.height {
                    part.sample.add(
                        row: values.span.extracting((row * window.width)..<((row + 1) * window.width)),
                        firstCell: (window.row + row) * grid.columns + window.column)
                }
                return part
            },
            merge: {
                $0.statistics.merge($1.statistics)
                $0.sample.merge($1.sample)
            })
    }
}
