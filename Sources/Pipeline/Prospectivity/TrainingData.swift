import Foundations
import Prospectivity

/// What models learn from, gathered in one pass over the evidence: fits, folds and deposit scores then need no raster.
struct TrainingData: Sendable {
    /// Area and deposits by class of every layer, over all ground.
    let counts: EvidenceCounts
    /// Per design and fold, the area by class that does not train; nil where all ground trains.
    let heldOut: [[EvidenceCounts?]]
    /// Cells for fits that go over the data many times; holds the cell of every deposit.
    let sample: BackgroundSample
    /// How the deposits are parted, each way.
    let designs: [Folds]
    private let cellOfDeposit: [Int: Int]

    /// - Parameters:
    ///   - stack: The evidence.
    ///   - layers: Name and classification of each layer.
    ///   - designs: How the deposits are parted, each way.
    ///   - seed: The seed of the run.
    init(
        _ stack: EvidenceStack, layers: [(name: String, classification: Classification)], designs: [Folds], seed: UInt64
    ) throws {
        let empty = Gathered(
            counts: EvidenceCountsAccumulator(layers: layers),
            heldOut: designs.map { Array(repeating: EvidenceCountsAccumulator(layers: layers), count: $0.count) },
            sample: BackgroundSample(gridCells: stack.area.grid.count, layerCount: layers.count, seed: seed))
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
    }

    /// The counts that train a model.
    func counts(on set: TrainingSet) -> EvidenceCounts {
        guard let held = set.held else { return counts }
        let cells = designs[held.design].training(in: held.fold).compactMap { cellOfDeposit[$0] }
        return counts.training(
            without: heldOut[held.design][held.fold], deposits: sample.evidence(of: cells),
            areas: cells.map { sample.areasKm2[$0] })
    }

    /// The scores of some deposits' cells, by their positions among the points given; NaN off the grid.
    func scores(_ model: Prospectivity.ProspectivityModel, _ deposits: [Int]) -> [Float] {
        let known = deposits.filter { cellOfDeposit[$0] != nil }
        let cells = known.compactMap { cellOfDeposit[$0] }
        let scores = cells.isEmpty ? [] : model.score(sample.evidence(of: cells), wantsDeviation: false).scores
        let found = Dictionary(zip(known, scores)) { first, _ in first }
        return deposits.map { found[$0] ?? .nan }
    }

    /// The background and deposits of a training set, in slices of fixed size.
    func slices(on set: TrainingSet) -> [Slice] {
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
                evidence: sample.evidence(of: cells), areas: .perCell(km2: Array(areas[cells])),
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
        var counts: EvidenceCountsAccumulator
        var heldOut: [[EvidenceCountsAccumulator]]
        var sample: BackgroundSample

        mutating func add(_ slice: EvidenceStack.Slice, _ designs: [Folds], gridColumns: Int) {
            counts.add(slice.evidence, areas: slice.areas, depositOffsets: slice.deposits.map(\.offset))
            sample.add(
                slice.evidence, window: slice.window, gridColumns: gridColumns, areas: slice.areas,
                deposits: slice.deposits)
            for (design, folds) in designs.enumerated() {
                for fold in 0..<folds.count {
                    guard let areas = folds.heldOutAreas(slice.areas, fold: fold, window: slice.window) else { continue }
                    heldOut[design][fold].add(slice.evidence, areas: areas, depositOffsets: [])
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
