import Delivery
import Foundations
import Geodata
import Prospectivity

/// One pass over the evidence in which every model scores the ground: the one that ranks, those beside it, and those of all
/// folds. Maps are written, and deposits ranked among all cells, as the scores come.
struct ScoringPass {
    /// A model and what its scores are wanted for.
    struct Entry: Sendable {
        var model: Prospectivity.ProspectivityModel
        /// Ranks of the deposits that it is judged by.
        var ranks: DepositRankAccumulator
        /// Unique conditions for the test of conditional independence.
        var conditions: UniqueConditions?
        /// Where its scores are written.
        var map: String?
        /// Where their standard deviations are written; only for models that have them.
        var deviationMap: String?
    }

    let stack: EvidenceStack
    private(set) var entries: [Entry] = []

    init(_ stack: EvidenceStack) { self.stack = stack }

    /// Adds a model; its place among the entries is returned.
    mutating func add(_ entry: Entry) -> Int {
        entries.append(entry)
        return entries.count - 1
    }

    /// Scores everything; ranks and conditions of the entries are then complete.
    mutating func run() throws {
        let maps = entries.indices.flatMap { Map.wanted(by: entries[$0], at: $0) }
        var totals = entries
        try AtomicFile.produce(all: maps.map(\.path)) { besides in
            let writers = try zip(maps, besides).map { map, beside in
                try RasterWriter(
                    path: beside, grid: stack.area.grid, bands: [BandMetadata(description: map.description)],
                    compression: .none)
            }
            try pass(into: &totals) { window, scored in
                for (map, writer) in zip(maps, writers) {
                    guard let values = map.values(of: scored[map.entry]) else { continue }
                    try writer.write(window, from: values)
                }
            }
            for writer in writers { try writer.close() }
        }
        entries = totals
    }

    private func pass(into totals: inout [Entry], write: (Window, [ScoredWindow?]) throws -> Void) throws {
        let entries = entries
        try stack.forEach(
            compute: { slice in try entries.map { try Part($0, slice) } },
            consume: { window, parts in
                for (index, part) in parts.enumerated() {
                    totals[index].ranks.merge(part.ranks)
                    if let found = part.conditions { try totals[index].conditions?.merge(found) }
                }
                try write(window, parts.map(\.scored))
            })
    }

    /// A raster of scores or of their deviations.
    private struct Map {
        var entry: Int
        var path: String
        var isDeviation: Bool

        static func wanted(by entry: Entry, at place: Int) -> [Map] {
            let score = entry.map.map { Map(entry: place, path: $0, isDeviation: false) }
            let deviation = entry.deviationMap.map { Map(entry: place, path: $0, isDeviation: true) }
            return [score, deviation].compactMap(\.self)
        }

        var description: String { isDeviation ? "standard deviation of prospectivity" : "prospectivity" }

        func values(of scored: ScoredWindow?) -> [Float]? { isDeviation ? scored?.deviations : scored?.scores }
    }

    /// What one window gives for one model.
    private struct Part: Sendable {
        var ranks: DepositRankAccumulator
        var conditions: UniqueConditions?
        /// Scores and deviations where they are mapped.
        var scored: ScoredWindow?

        init(_ entry: Entry, _ slice: EvidenceStack.Slice) throws {
            ranks = entry.ranks
            conditions = entry.conditions
            var scores = entry.model.score(slice.evidence, wantsDeviation: entry.deviationMap != nil)
            ranks.add(scores.scores, areas: slice.areas)
            try conditions?.add(slice.evidence, areas: slice.areas, depositOffsets: slice.deposits.map(\.offset))
            guard entry.map != nil else { return }
            for cell in scores.scores.indices where slice.areas[cell] == 0 {
                scores.scores[cell] = .nan
                scores.deviations?[cell] = .nan
            }
            scored = scores
        }
    }
}
