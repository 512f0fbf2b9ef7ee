import Foundations

/// The first pass of a logistic regression: statistics of every layer, area and deposits of the study area.
///
/// Gathered window by window; merge in the fixed order of the windows. With `.completeCases` only cells where all
/// layers are known count; otherwise those where any is.
public struct LogisticSurvey: Sendable {
    /// What the regression does with missing layers.
    public let missing: MissingCovariate
    private(set) var statistics: [LayerStatistics]
    private(set) var area = CompensatedSum()
    private(set) var deposits = 0
    private(set) var depositsOutside = 0

    /// - Parameters:
    ///   - layerCount: Layers of the window.
    ///   - missing: What the regression does with missing layers.
    public init(layerCount: Int, missing: MissingCovariate) {
        self.missing = missing
        statistics = Array(repeating: LayerStatistics(), count: layerCount)
    }

    /// Adds a window; the parameters are those of `EvidenceCountsAccumulator.add`.
    public mutating func add(_ window: EvidenceWindow, areas: CellAreas, depositOffsets: [Int]) {
        let inside = trainingCells(of: window, areas: areas, missing: missing)
        let used = inside.indices.filter { inside[$0] && areas[$0] > 0 }
        for cell in used { area.add(areas[cell]) }
        for index in statistics.indices {
            statistics[index].add(used.map { window.value(index, at: $0) })
        }
        for offset in depositOffsets {
            if inside[offset] { deposits += 1 } else { depositsOutside += 1 }
        }
    }

    /// Adds what another has gathered.
    public mutating func merge(_ other: LogisticSurvey) {
        for index in statistics.indices { statistics[index].merge(other.statistics[index]) }
        area.add(other.area)
        deposits += other.deposits
        depositsOutside += other.depositsOutside
    }
}

/// Which cells of a window a logistic regression uses.
func trainingCells(of window: EvidenceWindow, areas: CellAreas, missing: MissingCovariate) -> [Bool] {
    var inside = studyAreaCells(of: window, areas: areas)
    guard missing == .completeCases else { return inside }
    window.combine(into: &inside) { $0 && $1 == $1 }
    return inside
}
