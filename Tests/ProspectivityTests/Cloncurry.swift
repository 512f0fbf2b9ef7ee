import Foundations
import Prospectivity

/// The four binary patterns of Geoscience Australia's Cloncurry example, reduced to their 16 unique combinations.
///
/// Areas and deposits per combination were counted from the rasters with NumPy 2.4.6; bit j of the index is set where
/// layer j (breccia, fault, fault density, stratigraphy) has class 2.
enum Cloncurry {
    static let layers = ["Dist2Breccia", "Dist2Fault", "FaultDensity", "StratNo"]
    static let areasKm2 = [
        3115.4, 2694.68, 9774.95, 2933.96, 1078.8, 7886.77, 799.54, 1719.81,
        13.22, 185.34, 58.47, 150.18, 106.88, 444.97, 127.55, 220.81,
    ]
    static let deposits = [11, 20, 25, 14, 7, 124, 8, 9, 0, 0, 1, 0, 0, 33, 0, 6]

    /// One cell per combination, as large as the combination.
    static var window: EvidenceWindow {
        EvidenceWindow(layers: layers.indices.map { layer in (0..<16).map { Float(1 + ($0 >> layer & 1)) } })
    }
    static var areas: CellAreas { .perCell(km2: areasKm2) }
    static var depositOffsets: [Int] { deposits.indices.flatMap { Array(repeating: $0, count: deposits[$0]) } }

    static var counts: EvidenceCounts {
        var accumulator = EvidenceCountsAccumulator(layers: layers.map { ($0, .categories) })
        accumulator.add(window, areas: areas, depositOffsets: depositOffsets)
        return accumulator.counts
    }

    static func model(
        generalization: Generalization = .none, deviation: PosteriorDeviation = .delta
    ) throws -> WeightsOfEvidenceModel {
        var warnings: [Warning] = []
        return try WeightsOfEvidenceModel(
            fitting: counts, generalizations: layers.map { _ in generalization },
            options: WeightsOfEvidenceOptions(unitCellKm2: 1, deviation: deviation), warnings: &warnings)
    }

    static func conditions(of model: WeightsOfEvidenceModel) throws -> [UniqueConditions.Condition] {
        var unique = UniqueConditions(of: model)
        try unique.add(window, areas: areas, depositOffsets: depositOffsets)
        return unique.conditions
    }
}

func isClose(_ a: Double, _ b: Double, within tolerance: Double) -> Bool { abs(a - b) <= tolerance }

func areClose(_ a: [Double], _ b: [Double], within tolerance: Double) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance }
}
