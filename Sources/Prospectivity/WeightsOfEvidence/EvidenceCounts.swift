import Foundations

/// What weights of evidence learn from: area and deposits by class of every layer, and of the study area.
///
/// A cell belongs to the study area when it has an area and at least one layer is known there.
public struct EvidenceCounts: Sendable, Hashable, Codable {
    /// One table per layer, in the order of the window.
    public var tables: [ClassTable]
    /// True area of the study area.
    public var studyAreaKm2: Double
    /// Deposits in the study area, each point counted.
    public var deposits: Int
    /// Deposits on cells outside it: without an area, or with every layer missing.
    public var depositsOutside: Int

    /// - Parameters:
    ///   - tables: One table per layer, in the order of the window.
    ///   - studyAreaKm2: True area of the study area.
    ///   - deposits: Deposits in the study area.
    ///   - depositsOutside: Deposits on cells outside it.
    public init(tables: [ClassTable], studyAreaKm2: Double, deposits: Int, depositsOutside: Int = 0) {
        self.tables = tables
        self.studyAreaKm2 = studyAreaKm2
        self.deposits = deposits
        self.depositsOutside = depositsOutside
    }

    /// What to tell of deposits that lie on missing evidence.
    public var warnings: [Warning] {
        var warnings: [Warning] = []
        if depositsOutside > 0 {
            warnings.append(
                Warning(
                    code: "deposits_outside_study_area", subject: "known deposits",
                    message: "\(depositsOutside) of \(deposits + depositsOutside) lie where no evidence layer is known "
                        + "or outside the mask and are left out of the training"))
        }
        for table in tables where table.depositsOnMissing > 0 {
            warnings.append(
                Warning(
                    code: "deposits_on_missing_evidence", subject: table.layer,
                    message: "\(table.depositsOnMissing) of \(deposits) deposits lie where this layer is missing; they "
                        + "count in the prior, not in the layer's weights"))
        }
        return warnings
    }
}

/// Gathers `EvidenceCounts` window by window, in one pass over all layers.
///
/// Merge in the fixed order of the windows to get the same bytes on every run.
public struct EvidenceCountsAccumulator: Sendable {
    private var layers: [ClassTableAccumulator]
    private var studyArea = CompensatedSum()
    private var deposits = 0
    private var depositsOutside = 0

    /// - Parameter layers: Name and classification of each layer, in the order of the window.
    public init(layers: [(name: String, classification: Classification)]) {
        self.layers = layers.map { ClassTableAccumulator(layer: $0.name, classification: $0.classification) }
    }

    /// Adds a window.
    ///
    /// - Parameters:
    ///   - window: The layers over the window.
    ///   - areas: True areas of its cells.
    ///   - depositOffsets: The cell of each deposit that lies in the window, counted from its first cell; a cell with
    ///     two deposits appears twice.
    public mutating func add(_ window: EvidenceWindow, areas: CellAreas, depositOffsets: [Int]) {
        let inside = studyAreaCells(of: window, areas: areas)
        areas.withStride { area, stride in
            for start in Swift.stride(from: 0, to: window.cellCount, by: shortSum) {
                var part = 0.0
                for cell in start..<min(start + shortSum, window.cellCount) where inside[cell] {
                    part += area[cell * stride]
                }
                studyArea.add(part)
            }
        }
        for offset in depositOffsets {
            if inside[offset] { deposits += 1 } else { depositsOutside += 1 }
        }
        for index in layers.indices {
            layers[index].add(
                window.layer(index), inStudyArea: inside, areas: areas, depositOffsets: depositOffsets)
        }
    }

    /// Adds what another has gathered.
    public mutating func merge(_ other: EvidenceCountsAccumulator) {
        studyArea.add(other.studyArea)
        deposits += other.deposits
        depositsOutside += other.depositsOutside
        for index in layers.indices { layers[index].merge(other.layers[index]) }
    }

    /// The counts so far.
    public var counts: EvidenceCounts {
        EvidenceCounts(
            tables: layers.map(\.table), studyAreaKm2: studyArea.value, deposits: deposits,
            depositsOutside: depositsOutside)
    }
}

/// Which cells of a window belong to the study area: those with an area where any layer is known.
func studyAreaCells(of window: EvidenceWindow, areas: CellAreas) -> [Bool] {
    var inside = window.cellsWithEvidence()
    areas.withStride { area, stride in
        for cell in inside.indices where !(area[cell * stride] > 0) { inside[cell] = false }
    }
    return inside
}
