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

/// Cells whose areas are summed plainly before the sum enters a compensated one: few enough that rounding stays below
/// 1e-12 of it, many enough that compensation costs nothing.
let shortSum = 4096

/// Gathers the `ClassTable` of one layer window by window, in one pass.
///
/// Cost: one look-up and one sum per cell; memory grows with the number of classes.
struct ClassTableAccumulator: Sendable {
    private struct Slot: Sendable {
        var area = CompensatedSum()
        var deposits = 0
    }

    let layer: String
    let classification: Classification
    private let coder: ClassCoder
    private var slots: [Int32: Slot] = [:]
    private var missingArea = CompensatedSum()
    private var depositsOnMissing = 0

    init(layer: String, classification: Classification) {
        self.layer = layer
        self.classification = classification
        coder = ClassCoder(classification)
    }

    /// Adds a window; `inStudyArea` says which cells count, `depositOffsets` where deposits lie.
    mutating func add(
        _ values: ArraySlice<Float>, inStudyArea: [Bool], areas: CellAreas, depositOffsets: [Int]
    ) {
        let codes = coder.codes(of: values)
        for (code, area) in sums(of: codes, inStudyArea, areas) { slots[code, default: Slot()].area.add(area) }
        for offset in depositOffsets where inStudyArea[offset] {
            if codes[offset] == ClassCoder.missing {
                depositsOnMissing += 1
            } else {
                slots[codes[offset], default: Slot()].deposits += 1
            }
        }
    }

    /// Codes spread wider than this are summed through a dictionary.
    private static let widestTable = 1 << 16

    /// The area of each code that occurs; missing cells go to their own sum.
    private mutating func sums(
        of codes: [Int32], _ inStudyArea: [Bool], _ areas: CellAreas
    ) -> [(code: Int32, area: CompensatedSum)] {
        var least = Int32.max
        var greatest = Int32.min
        for code in codes where code != ClassCoder.missing {
            least = min(least, code)
            greatest = max(greatest, code)
        }
        let width = least <= greatest ? Int(greatest) - Int(least) + 1 : 0
        guard width <= Self.widestTable else { return scattered(codes, inStudyArea, areas) }
        // The last place is that of missing cells.
        var totals = [CompensatedSum](repeating: CompensatedSum(), count: width + 1)
        for start in stride(from: 0, to: codes.count, by: max(shortSum, width)) {
            var part = [Double](repeating: 0, count: width + 1)
            areas.withStride { area, stride in
                for cell in start..<min(start + max(shortSum, width), codes.count) where inStudyArea[cell] {
                    let code = codes[cell]
                    part[code == ClassCoder.missing ? width : Int(code) - Int(least)] += area[cell * stride]
                }
            }
            for place in part.indices where part[place] > 0 { totals[place].add(part[place]) }
        }
        missingArea.add(totals[width])
        return (0..<width).filter { totals[$0].value > 0 }.map { (least + Int32($0), totals[$0]) }
    }

    private mutating func scattered(
        _ codes: [Int32], _ inStudyArea: [Bool], _ areas: CellAreas
    ) -> [(code: Int32, area: CompensatedSum)] {
        var sums: [Int32: CompensatedSum] = [:]
        for cell in codes.indices where inStudyArea[cell] {
            if codes[cell] == ClassCoder.missing {
                missingArea.add(areas[cell])
            } else {
                sums[codes[cell], default: CompensatedSum()].add(areas[cell])
            }
        }
        return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    mutating func merge(_ other: ClassTableAccumulator) {
        for (code, theirs) in other.slots {
            slots[code, default: Slot()].area.add(theirs.area)
            slots[code, default: Slot()].deposits += theirs.deposits
        }
        missingArea.add(other.missingArea)
        depositsOnMissing += other.depositsOnMissing
    }

    var table: ClassTable {
        ClassTable(
            layer: layer, classification: classification,
            rows: slots.map {
                ClassTable.Row(code: Int($0.key), areaKm2: $0.value.area.value, deposits: $0.value.deposits)
            },
            missingAreaKm2: missingArea.value, depositsOnMissing: depositsOnMissing)
    }
}
