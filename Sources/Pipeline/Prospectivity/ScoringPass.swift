import Delivery
import Foundations
import Geodata
import Prospectivity
import Streaming

/// One pass over the evidence in which every model scores the ground: the one that ranks, those beside it, and those of all
/// folds. Maps are written, and deposits ranked among all cells, as the scores come.
struct ScoringPass {
    /// Where scores come from.
    enum Source: Sendable {
        /// A model, and the places of its layers in the stack.
        case model(ProspectivityModel, layers: [Int])
        /// The mean of the scores of earlier entries, each divided by its scale; missing where one is.
        case mean([(entry: Int, scale: Float)])
    }

    /// Scores and what they are wanted for.
    struct Entry: Sendable {
        var source: Source
        /// Ranks of the deposits that the scores are judged by.
        var ranks: DepositRankAccumulator
        /// Unique conditions for the test of conditional independence.
        var conditions: UniqueConditions?
        /// Where the scores are written.
        var map: Map?
        /// Where their standard deviations are written; only for models that have them.
        var deviationMap: Map?
    }

    /// A raster to be written, and what it says about itself.
    struct Map: Sendable {
        var path: String
        /// The description of its band.
        var description: String
        /// What its values are.
        var meaning: String
    }

    let stack: EvidenceStack
    private(set) var entries: [Entry] = []

    private let metadata: [String: String]

    /// - Parameters:
    ///   - stack: The evidence.
    ///   - metadata: What every map says about itself.
    init(_ stack: EvidenceStack, metadata: [String: String]) {
        self.stack = stack
        self.metadata = metadata
    }

    /// Adds scores; their place among the entries is returned.
    mutating func add(_ entry: Entry) -> Int {
        entries.append(entry)
        return entries.count - 1
    }

    /// Scores everything; ranks and conditions of the entries are then complete.
    mutating func run() throws {
        // What training took.
        releaseFreeMemory()
        let maps = entries.indices.flatMap { Drawing.wanted(by: entries[$0], at: $0) }
        var figures = maps.map { _ in LayerStatistics() }
        var totals = entries
        try AtomicFile.produce(all: maps.map(\.map.path)) { besides in
            let writers = try zip(maps, besides).map { drawing, beside in
                try RasterWriter(
                    path: beside, grid: stack.area.grid, bands: [BandMetadata(description: drawing.map.description)],
                    compression: .none, metadata: metadata.merging(["MEANING": drawing.map.meaning]) { $1 })
            }
            try pass(into: &totals) { window, scored in
                for (index, drawing) in maps.enumerated() {
                    guard let values = drawing.values(of: scored[drawing.entry]) else { continue }
                    try writers[index].write(window, from: values)
                    figures[index].add(values)
                }
            }
            for (writer, figures) in zip(writers, figures) { try writer.close(statistics: figures.ofRaster) }
        }
        entries = totals
    }

    private func pass(into totals: inout [Entry], write: (Window, [ScoredWindow?]) throws -> Void) throws {
        let entries = entries
        try stack.forEach(
            compute: { slice in try Part(entries, slice) },
            consume: { window, part in
                for index in totals.indices {
                    totals[index].ranks.merge(part.ranks[index])
                    if let found = part.conditions[index] { try totals[index].conditions?.merge(found) }
                }
                try write(window, part.mapped)
            })
    }

    /// A raster of an entry's scores or of their deviations.
    private struct Drawing {
        var entry: Int
        var map: Map
        var isDeviation: Bool

        static func wanted(by entry: Entry, at place: Int) -> [Drawing] {
            let score = entry.map.map { Drawing(entry: place, map: $0, isDeviation: false) }
            let deviation = entry.deviationMap.map { Drawing(entry: place, map: $0, isDeviation: true) }
            return [score, deviation].compactMap(\.self)
        }

        func values(of scored: ScoredWindow?) -> [Float]? { isDeviation ? scored?.deviations : scored?.scores }
    }

    /// What one window gives, entry by entry.
    private struct Part: Sendable {
        var ranks: [DepositRankAccumulator]
        var conditions: [UniqueConditions?]
        /// Scores and deviations where they are mapped.
        var mapped: [ScoredWindow?] = []

        /// Cells that are scored together by all models: so few that they stay in the processor's cache meanwhile.
        private static let together = 8192

        init(_ entries: [Entry], _ slice: EvidenceStack.Slice) throws {
            ranks = entries.map(\.ranks)
            conditions = entries.map(\.conditions)
            let room = slice.evidence.cellCount
            mapped = entries.map { entry in
                entry.map.map { _ in
                    ScoredWindow(scores: .room(for: room), deviations: entry.deviationMap.map { _ in .room(for: room) })
                }
            }
            for start in stride(from: 0, to: slice.evidence.cellCount, by: Self.together) {
                let cells = start..<min(start + Self.together, slice.evidence.cellCount)
                try add(entries, slice.part(cells))
            }
        }

        private mutating func add(_ entries: [Entry], _ slice: EvidenceStack.Slice) throws {
            var scored: [ScoredWindow] = []
            for (index, entry) in entries.enumerated() {
                scored.append(try score(entry, slice, scored, conditions: &conditions[index]))
                ranks[index].add(scored[index].scores, areas: slice.areas)
                guard entry.map != nil else { continue }
                let inside = Self.withinArea(scored[index], slice.areas)
                mapped[index]?.scores += inside.scores
                mapped[index]?.deviations? += inside.deviations ?? []
            }
        }

        private func score(
            _ entry: Entry, _ slice: EvidenceStack.Slice, _ earlier: [ScoredWindow], conditions: inout UniqueConditions?
        ) throws -> ScoredWindow {
            switch entry.source {
            case .model(.weightsOfEvidence(let model), let layers):
                let found = model.conditions(of: slice.evidence.selecting(layers))
                try conditions?.add(found, areas: slice.areas, depositOffsets: slice.deposits.map(\.offset))
                return model.score(found)
            case .model(let model, let layers):
                return model.score(
                    slice.evidence.selecting(layers), wantsDeviation: entry.deviationMap != nil)
            case .mean(let members):
                return ScoredWindow(scores: Self.mean(of: members, earlier, count: slice.evidence.cellCount))
            }
        }

        private static func mean(
            of members: [(entry: Int, scale: Float)], _ earlier: [ScoredWindow], count: Int
        ) -> [Float] {
            var mean = [Float](repeating: 0, count: count)
            for (member, scale) in members {
                let factor = scale > 0 ? 1 / (scale * Float(members.count)) : 0
                let scores = earlier[member].scores
                for cell in mean.indices { mean[cell] += scores[cell] * factor }
            }
            return mean
        }

        private static func withinArea(_ scored: ScoredWindow, _ areas: CellAreas) -> ScoredWindow {
            var scored = scored
            for cell in scored.scores.indices where areas[cell] == 0 {
                scored.scores[cell] = .nan
                scored.deviations?[cell] = .nan
            }
            return scored
        }
    }
}

extension [Float] {
    /// None yet, with room for so many: growing takes twice that and leaves gaps in the heap.
    fileprivate static func room(for count: Int) -> [Float] {
        var none: [Float] = []
        none.reserveCapacity(count)
        return none
    }
}
