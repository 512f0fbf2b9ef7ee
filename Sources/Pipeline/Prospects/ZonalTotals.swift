import Foundations
import Rasters

/// What a pass over all layers gathers: statistics of each layer in each zone, and totals of the belts.
struct ZonalTotals: Sendable {
    /// Per layer, per zone.
    var zones: [[ZonalAccumulator]]
    /// The score on ground that is not known, on what of it is booked, and on what of it is excluded; per zone.
    var ground: [[ZonalAccumulator]]
    /// Per belt.
    var belts: [BeltTotals]

    init(zones: Int, layers: Int, belts: Int) {
        let none = Array(repeating: ZonalAccumulator(), count: zones)
        self.zones = Array(repeating: none, count: layers)
        ground = Array(repeating: none, count: 3)
        self.belts = Array(repeating: BeltTotals(), count: belts)
    }

    /// What one window adds.
    struct Part: Sendable {
        var zones: [[(zone: Int, found: ZonalAccumulator)]] = []
        var ground: [[(zone: Int, found: ZonalAccumulator)]] = []
        var belts: [BeltTotals]

        /// Adds the cells of a window to the totals of their belts; ground that holes have tested counts for nothing.
        mutating func addBelts(
            scores: [Float], areas: [Double], ground: UndrilledGround.Areas, belts numbers: [Int32], tested: [UInt8]?
        ) {
            var sums = belts.map { _ in (wholeMass: 0.0, mass: 0.0, area: 0.0, bookedMass: 0.0, unscored: 0.0) }
            for cell in scores.indices where numbers[cell] >= 0 && (tested?[cell] ?? 0) == 0 {
                let belt = Int(numbers[cell])
                guard !scores[cell].isNaN else {
                    sums[belt].unscored += areas[cell]
                    continue
                }
                let score = Double(scores[cell])
                sums[belt].wholeMass += score * areas[cell]
                sums[belt].mass += score * ground.free[cell]
                sums[belt].area += areas[cell]
                sums[belt].bookedMass += score * ground.booked[cell]
            }
            for (belt, sum) in sums.enumerated() {
                belts[belt].wholeMass.add(sum.wholeMass)
                belts[belt].mass.add(sum.mass)
                belts[belt].area.add(sum.area)
                belts[belt].bookedMass.add(sum.bookedMass)
                belts[belt].unscored.add(sum.unscored)
            }
        }
    }

    /// An empty part.
    var part: Part { Part(belts: Array(repeating: BeltTotals(), count: belts.count)) }

    mutating func merge(_ part: Part) {
        for (layer, found) in part.zones.enumerated() { mergeZones(&zones[layer], with: found) }
        for (kind, found) in part.ground.enumerated() { mergeZones(&ground[kind], with: found) }
        for belt in belts.indices { belts[belt].add(part.belts[belt]) }
    }
}

/// Running totals of the undrilled ground of one belt.
struct BeltTotals: Sendable {
    var wholeMass = CompensatedSum()
    var mass = CompensatedSum()
    var area = CompensatedSum()
    var bookedMass = CompensatedSum()
    var unscored = CompensatedSum()

    mutating func add(_ other: BeltTotals) {
        wholeMass.add(other.wholeMass)
        mass.add(other.mass)
        area.add(other.area)
        bookedMass.add(other.bookedMass)
        unscored.add(other.unscored)
    }

    /// The totals as they stand.
    var ground: BeltGround {
        BeltGround(
            wholeMass: wholeMass.value, mass: mass.value, areaKm2: area.value, bookedMass: bookedMass.value,
            unscoredKm2: unscored.value)
    }
}
