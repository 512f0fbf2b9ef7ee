import Foundations

/// Area and deposits of every class of a layer.
public struct ClassTable: Sendable, Hashable, Codable {
    /// One class of a layer.
    public struct Row: Sendable, Hashable, Codable {
        /// Code of the class.
        public var code: Int
        /// True area of the class.
        public var areaKm2: Double
        /// Deposits in the class, each point counted.
        public var deposits: Int

        /// - Parameters:
        ///   - code: Code of the class.
        ///   - areaKm2: True area of the class.
        ///   - deposits: Deposits in the class.
        public init(code: Int, areaKm2: Double, deposits: Int) {
            self.code = code
            self.areaKm2 = areaKm2
            self.deposits = deposits
        }
    }

    /// Name of the evidence layer.
    public var layer: String
    /// How values become classes.
    public var classification: Classification
    /// The classes in ascending order of their codes.
    public var rows: [Row]
    /// Area of the study area in which the layer is missing.
    public var missingAreaKm2: Double
    /// Deposits of the study area at which the layer is missing.
    public var depositsOnMissing: Int

    /// - Parameters:
    ///   - layer: Name of the evidence layer.
    ///   - classification: How values become classes.
    ///   - rows: The classes.
    ///   - missingAreaKm2: Area in which the layer is missing.
    ///   - depositsOnMissing: Deposits at which the layer is missing.
    public init(
        layer: String, classification: Classification, rows: [Row], missingAreaKm2: Double = 0,
        depositsOnMissing: Int = 0
    ) {
        self.layer = layer
        self.classification = classification
        self.rows = rows.sorted { $0.code < $1.code }
        self.missingAreaKm2 = missingAreaKm2
        self.depositsOnMissing = depositsOnMissing
    }

    /// Area in which the layer is known.
    public var knownAreaKm2: Double { sum(rows.lazy.map(\.areaKm2)) }
    /// Deposits at which the layer is known.
    public var knownDeposits: Int { rows.reduce(0) { $0 + $1.deposits } }
}

/// Gathers the `ClassTable` of one layer window by window, in one pass.
///
/// Cost: one table look-up per cell, none while the class stays the same along a row; memory grows with the number of
/// classes.
struct ClassTableAccumulator: Sendable {
    private struct Slot: Sendable {
        var code: Int
        var area = CompensatedSum()
        var deposits = 0
    }

    let layer: String
    let classification: Classification
    private var slots: [Slot] = []
    private var slotOfCode: [Int: Int] = [:]
    private var missingArea = CompensatedSum()
    private var depositsOnMissing = 0

    init(layer: String, classification: Classification) {
        self.layer = layer
        self.classification = classification
    }

    /// Adds a window; `inStudyArea` says which cells count, `depositOffsets` where deposits lie.
    mutating func add(
        _ values: ArraySlice<Float>, inStudyArea: [Bool], areas: CellAreas, depositOffsets: [Int]
    ) {
        var lastValue = Float.nan
        var slot = -1
        areas.withStride { area, stride in
            for (cell, value) in values.enumerated() where inStudyArea[cell] {
                if value != lastValue {
                    slot = slotIndex(of: value)
                    lastValue = value
                }
                if slot >= 0 { slots[slot].area.add(area[cell * stride]) } else { missingArea.add(area[cell * stride]) }
            }
        }
        for offset in depositOffsets where inStudyArea[offset] {
            let own = slotIndex(of: values[values.startIndex + offset])
            if own >= 0 { slots[own].deposits += 1 } else { depositsOnMissing += 1 }
        }
    }

    mutating func merge(_ other: ClassTableAccumulator) {
        for theirs in other.slots {
            let own = slotIndex(ofCode: theirs.code)
            slots[own].area.add(theirs.area)
            slots[own].deposits += theirs.deposits
        }
        missingArea.add(other.missingArea)
        depositsOnMissing += other.depositsOnMissing
    }

    var table: ClassTable {
        ClassTable(
            layer: layer, classification: classification,
            rows: slots.map { ClassTable.Row(code: $0.code, areaKm2: $0.area.value, deposits: $0.deposits) },
            missingAreaKm2: missingArea.value, depositsOnMissing: depositsOnMissing)
    }

    private mutating func slotIndex(of value: Float) -> Int {
        classification.code(of: value).map { slotIndex(ofCode: $0) } ?? -1
    }

    private mutating func slotIndex(ofCode code: Int) -> Int {
        if let slot = slotOfCode[code] { return slot }
        slotOfCode[code] = slots.count
        slots.append(Slot(code: code))
        return slots.count - 1
    }
}
