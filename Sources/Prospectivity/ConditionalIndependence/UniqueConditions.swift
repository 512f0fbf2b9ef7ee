import Foundations

/// Area and deposits of every unique combination of generalized classes: all that tests of a weights-of-evidence model
/// need of the rasters.
///
/// Gathered window by window; merge in the fixed order of the windows. Memory grows with the number of combinations,
/// `limit` at most.
public struct UniqueConditions: Sendable {
    /// One combination.
    public struct Condition: Sendable, Hashable, Codable {
        /// Class of each layer, -1 where the layer is missing.
        public var classes: [Int32]
        /// True area of the combination.
        public var areaKm2: Double
        /// Deposits in it.
        public var deposits: Int
    }

    private struct Slot: Sendable {
        var classes: [Int32]
        var area = CompensatedSum()
        var deposits = 0
    }

    /// Combinations held at most.
    public static let limit = 1_000_000
    private let layers: [LayerWeights]
    private var slots: [Slot] = []
    private var slotOfClasses: [[Int32]: Int] = [:]

    /// - Parameter model: The model whose classes are combined.
    public init(of model: WeightsOfEvidenceModel) {
        layers = model.layers
    }

    /// Adds a window; the parameters are those of `EvidenceCountsAccumulator.add`.
    ///
    /// - Throws: `GossanError` of kind `.badData` when there are more combinations than `limit`.
    public mutating func add(_ window: EvidenceWindow, areas: CellAreas, depositOffsets: [Int]) throws(GossanError) {
        try add(WindowConditions(window, layers: layers), areas: areas, depositOffsets: depositOffsets)
    }

    /// Adds a window whose conditions the model has found already.
    ///
    /// - Throws: `GossanError` of kind `.badData` when there are more combinations than `limit`.
    public mutating func add(
        _ conditions: WindowConditions, areas: CellAreas, depositOffsets: [Int]
    ) throws(GossanError) {
        let slotOf = slotIndices(of: conditions, areas)
        areas.withStride { area, stride in
            for start in Swift.stride(from: 0, to: conditions.ofCell.count, by: shortSum) {
                var sums = [Double](repeating: 0, count: conditions.unique.count)
                for cell in start..<min(start + shortSum, conditions.ofCell.count) {
                    let takesPart = conditions.isKnown[cell] && area[cell * stride] > 0
                    sums[Int(conditions.ofCell[cell])] += takesPart ? area[cell * stride] : 0
                }
                for condition in sums.indices where sums[condition] > 0 {
                    slots[slotOf[condition]].area.add(sums[condition])
                }
            }
        }
        for offset in depositOffsets where conditions.isKnown[offset] && areas[offset] > 0 {
            slots[slotOf[Int(conditions.ofCell[offset])]].deposits += 1
        }
        try checkLimit()
    }

    /// The slot of each condition of a window, -1 for those of which no cell takes part.
    private mutating func slotIndices(of conditions: WindowConditions, _ areas: CellAreas) -> [Int] {
        var occurs = [Bool](repeating: false, count: conditions.unique.count)
        areas.withStride { area, stride in
            for cell in conditions.ofCell.indices where conditions.isKnown[cell] && area[cell * stride] > 0 {
                occurs[Int(conditions.ofCell[cell])] = true
            }
        }
        return occurs.indices.map { occurs[$0] ? slotIndex(of: conditions.unique[$0]) : -1 }
    }

    /// Adds what another has gathered.
    ///
    /// - Throws: `GossanError` of kind `.badData` when there are more combinations than `limit`.
    public mutating func merge(_ other: UniqueConditions) throws(GossanError) {
        for theirs in other.slots {
            let own = slotIndex(of: theirs.classes)
            slots[own].area.add(theirs.area)
            slots[own].deposits += theirs.deposits
        }
        try checkLimit()
    }

    /// The combinations in ascending order of their classes.
    public var conditions: [Condition] {
        slots.map { Condition(classes: $0.classes, areaKm2: $0.area.value, deposits: $0.deposits) }
            .sorted { $0.classes.lexicographicallyPrecedes($1.classes) }
    }

    private mutating func slotIndex(of classes: [Int32]) -> Int {
        if let slot = slotOfClasses[classes] { return slot }
        slotOfClasses[classes] = slots.count
        slots.append(Slot(classes: classes))
        return slots.count - 1
    }

    private func checkLimit() throws(GossanError) {
        guard slots.count > Self.limit else { return }
        throw GossanError(
            .badData, subject: "weights of evidence", problem: "more than \(Self.limit) unique combinations of classes",
            remedy: "generalize the layers to fewer classes")
    }
}
