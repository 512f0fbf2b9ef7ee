import Foundations
import Prospectivity

/// What models learn from, gathered in one pass over the evidence: fits, folds and deposit scores then need no raster.
struct TrainingData: Sendable {
    /// Area and deposits by class of the counted layers, over all ground.
    let counts: EvidenceCounts
    /// Per design and fold, the area by class that does not train; nil where all ground trains.
    let heldOut: [[EvidenceCounts?]]
    /// Cells for fits that go over the data many times; holds the cell of every deposit.
    let sample: BackgroundSample
    /// How the deposits are parted, each way.
    let designs: [Folds]
    private let cellOfDeposit: [Int: Int]
    private let counted: [Int]

    /// - Parameters:
    ///   - stack: The evidence.
    ///   - layers: Which of its layers are counted.
    ///   - designs: How the deposits are parted, each way.
    ///   - seed: The seed of the run.
    init(_ stack: EvidenceStack, layers: ModelLayers, designs: [Folds], seed: UInt64) throws {
        let counters = EvidenceCountsAccumulator(
            layers: layers.counted.map { (layers.all[$0].name, ModelFitting.classification(of: layers.all[$0])) })
        let empty = Gathered(
            counted: layers.counted, counts: counters,
            heldOut: designs.map { Array(repeating: counters, count: $0.count) },
            sample: BackgroundSample(gridCells: stack.area.grid.count, layerCount: layers.all.count, seed: seed))
        let columns = stack.area.grid.columns
        let gathered = try stack.reduce(
            into: empty,
            partial: { slice in
                var part = empty
                part.add(slice, designs, gridColumns: columns)
                return part
            },
            merge: { $0.merge($1) })
        counts = gathered.counts.counts
        heldOut = zip(designs, gathered.heldOut).map { folds, accumulators in
            accumulators.map { folds.holdsOutGround ? $0.counts : nil }
        }
        sample = gathered.sample
        self.designs = designs
        cellOfDeposit = gathered.sample.cellOfDeposit
        counted = layers.counted
    }

    /// The counts that train a model.
    func counts(on set: TrainingSet) -> EvidenceCounts {
        guard let held = set.held else { return counts }
        let cells = designs[held.design].training(in: held.fold).compactMap { cellOfDeposit[$0] }
        return counts.training(
            without: heldOut[held.design][held.fold], deposits: sample.evidence(of: cells).selecting(counted),
            areas: cells.map { sample.areasKm2[$0] })
    }

    /// The scores of some deposits' cells, by their positions among the points given; NaN off the grid.
    func scores(of deposits: [Int], _ model: ProspectivityModel, layers: [Int]) -> [Float] {
        let known = deposits.filter { cellOfDeposit[$0] != nil }
        let cells = known.compactMap { cellOfDeposit[$0] }
        guard !cells.isEmpty else { return deposits.map { _ in .nan } }
        let evidence = sample.evidence(of: cells).selecting(layers)
        let found = Dictionary(zip(known, model.score(evidence, wantsDeviation: false).scores)) { first, _ in first }
        return deposits.map { found[$0] ?? .nan }
    }

    /// The greatest score of a model on the sample's cells that take part; 0 where none has a score.
    func greatestScore(_ model: ProspectivityModel, layers: [Int]) -> Float {
        background(model, layers: layers, wantsDeviation: false).scores.reduce(0) { $1 > $0 ? $1 : $0 }
    }

    /// The scores of a model on all cells of the sample; NaN on those that take no part.
    func background(_ model: ProspectivityModel, layers: [Int], wantsDeviation: Bool) -> ScoredWindow {
        var all = ScoredWindow(scores: [], deviations: wantsDeviation ? [] : nil)
        for slice in slices(on: .all, layers: layers) {
            var found = model.score(slice.evidence, wantsDeviation: wantsDeviation)
            for cell in found.scores.indices where !(slice.areas[cell] > 0) {
                found.scores[cell] = .nan
                found.deviations?[cell] = .nan
            }
            all.scores += found.scores
            all.deviations? += found.deviations ?? []
        }
        return all
    }

    /// The background and deposits of a training set, in slices of fixed size.
    ///
    /// - Parameters:
    ///   - set: What trains.
    ///   - layers: The layers wanted, by their places.
    func slices(on set: TrainingSet, layers: [Int]) -> [Slice] {
        var areas = sample.areasKm2
        var deposits = sample.deposits
        if let held = set.held {
            let folds = designs[held.design]
            areas = folds.trainingAreas(areas, fold: held.fold, columns: sample.columns, rows: sample.rows)
            let training = Set(folds.training(in: held.fold))
            deposits = deposits.filter { training.contains($0.deposit) }
        }
        return stride(from: 0, to: sample.count, by: Self.sliceCells).map { start in
            let cells = start..<min(start + Self.sliceCells, sample.count)
            return Slice(
                evidence: sample.evidence(of: cells).selecting(layers), areas: .perCell(km2: Array(areas[cells])),
                offsets: deposits.filter { cells.contains($0.cell) }.map { $0.cell - start })
        }
    }

    private static let sliceCells = 8192

    /// A part of the sample.
    struct Slice: Sendable {
        var evidence: EvidenceWindow
        var areas: CellAreas
        /// Cells of the deposits in it.
        var offsets: [Int]
    }

    private struct Gathered: Sendable {
        let counted: [Int]
        var counts: EvidenceCountsAccumulator
        var heldOut: [[EvidenceCountsAccumulator]]
        var sample: BackgroundSample

        mutating func add(_ slice: EvidenceStack.Slice, _ designs: [Folds], gridColumns: Int) {
            let evidence = slice.evidence.selecting(counted)
            if !counted.isEmpty {
                counts.add(evidence, areas: slice.areas, depositOffsets: slice.deposits.map(\.offset))
            }
            sample.add(
                slice.evidence, window: slice.window, gridColumns: gridColumns, areas: slice.areas,
                deposits: slice.deposits)
            for (design, folds) in designs.enumerated() where !counted.isEmpty {
                for fold in 0..<folds.count {
                    guard let areas = folds.heldOutAreas(slice.areas, fold: fold, window: slice.window) else {
                        continue
                    }
                    heldOut[design][fold].add(evidence, areas: areas, depositOffsets: [])
                }
            }
        }

        mutating func merge(_ other: Gathered) {
            counts.merge(other.counts)
            sample.merge(other.sample)
            for design in heldOut.indices {
                for fold in heldOut[design].indices { heldOut[design][fold].merge(other.heldOut[design][fold]) }
            }
        }
    }
}

/// Which part of the ground and of the deposits trains a model.
struct TrainingSet: Sendable {
    /// What is held out: a fold of a design, by their places; nil for nothing.
    var held: (design: Int, fold: Int)?

    /// All ground and all deposits.
    static let all = TrainingSet(held: nil)
}
