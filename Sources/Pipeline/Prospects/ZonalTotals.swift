import Foundations
import Rasters

/// What a pass over all layers gathers: statistics of each layer in each zone, and totals of the belts.
struct ZonalTotals: Sendable {
    /// Per layer, per zone.
    var zones: [[ZonalAccumulator]]
    /// Per belt: sum of score x area.
    var mass: [CompensatedSum]
    /// Per belt: area with a score, in km2.
    var area: [CompensatedSum]

    init(zones: Int, layers: Int, belts: Int) {
        self.zones = Array(repeating: Array(repeating: ZonalAccumulator(), count: zones), count: layers)
        mass = Array(repeating: CompensatedSum(), count: belts)
        area = mass
    }

    /// What one window adds.
    struct Part: Sendable {
        var zones: [[(zone: Int, found: ZonalAccumulator)]] = []
        var mass: [CompensatedSum]
        var area: [CompensatedSum]

        /// Adds the cells of a window to the totals of their belts; excluded cells count for nothing.
        mutating func addBelts(scores: [Float], areas: [Double], belts: [Int32], excluded: [UInt8]?) {
            for cell in scores.indices where belts[cell] >= 0 && !scores[cell].isNaN && (excluded?[cell] ?? 0) == 0 {
                let belt = Int(belts[cell])
                mass[belt].add(Double(scores[cell]) * areas[cell])
                area[belt].add(areas[cell])
            }
        }
    }

    /// An empty part.
    var part: Part {
        let none = [CompensatedSum](repeating: CompensatedSum(), count: mass.count)
        return Part(mass: none, area: none)
    }

    mutating func merge(_ part: Part) {
        for (layer, found) in part.zones.enumerated() { mergeZones(&zones[layer], with: found) }
        for belt in mass.indices {
            mass[belt].add(part.mass[belt])
            area[belt].add(part.area[belt])
        }
    }
}
