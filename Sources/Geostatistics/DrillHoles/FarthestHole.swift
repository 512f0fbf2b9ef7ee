import Foundations

extension DrillHoleSet {
    /// The hole whose collar is farthest in plan from the middle (the medians) of all; nil where there are fewer than three.
    public var farthest: DrillHole? {
        guard holes.count > 2 else { return nil }
        let middle = SIMD2(median(holes.map(\.collar.x)), median(holes.map(\.collar.y)))
        func squaredDistance(_ hole: DrillHole) -> Double {
            let difference = SIMD2(hole.collar.x, hole.collar.y) - middle
            return (difference * difference).sum()
        }
        return holes.max { squaredDistance($0) < squaredDistance($1) }
    }
}
