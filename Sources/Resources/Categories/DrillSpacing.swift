import Foundations
import Geostatistics

/// The drill spacings that categories of resource ask for.
public struct CategorySpacing: Sendable, Hashable, Codable {
    /// Greatest spacing of a measured resource, in metres; nil where none is declared.
    public var measuredMetres: Double?
    /// Greatest spacing of an indicated resource, in metres.
    public var indicatedMetres: Double?
    /// Greatest spacing of an inferred resource, in metres.
    public var inferredMetres: Double?
    /// How far beyond the holes ground may be inferred, in metres.
    public var extrapolationMetres: Double
    /// How much wider than declared the spacing may be, as a share: 0.1 lets 55 m pass as 50 m; 0 by default.
    public var tolerance: Double

    /// - Parameters:
    ///   - measuredMetres: Greatest spacing of a measured resource.
    ///   - indicatedMetres: Greatest spacing of an indicated resource.
    ///   - inferredMetres: Greatest spacing of an inferred resource.
    ///   - extrapolationMetres: How far beyond the holes ground may be inferred.
    ///   - tolerance: How much wider than declared the spacing may be, as a share.
    public init(
        measuredMetres: Double? = nil, indicatedMetres: Double? = nil, inferredMetres: Double? = nil,
        extrapolationMetres: Double, tolerance: Double = 0
    ) {
        self.measuredMetres = measuredMetres
        self.indicatedMetres = indicatedMetres
        self.inferredMetres = inferredMetres
        self.extrapolationMetres = extrapolationMetres
        self.tolerance = tolerance
    }
}

/// Sorts ground into resource categories by the spacing of the drill holes around it.
///
/// Ground is drilled at spacing s when
/// 1. it lies within the convex hull of the holes not farther than (√5/2) s, so that it is interpolated on all sides,
/// 2. the mean distance to the four nearest holes is at most ((1 + √5)/4) s, where at least three are not farther than (√5/2) s and a
///    farther fourth counts as that far,
///
/// where s is the declared spacing times 1 + tolerance.
///
/// Both figures are the largest that occur in a square grid of spacing s (at the middle of a side), so that every place
/// inside such a grid passes and none inside a square grid wider than 1.144 s does (there the mean is least at the
/// centre, s/√2). Both limits do not depend on the direction of the grid. Ground outside them is inferred up to the
/// extrapolation limit and nothing beyond. Twins, nearer to each other than a tenth of s, count as one hole: a second hole
/// beside each would halve the mean distance.
///
/// Source: drill-hole-spacing classification as surveyed by Silva and Boisvert (2014), J. S. Afr. Inst. Min. Metall.
/// 114(3), 265-273; the two figures follow from the geometry of the square grid.
public struct SpacingClassifier: Sendable {
    /// A category with its spacing, and the holes that count for it.
    private struct Declared {
        var category: ResourceCategory
        var metres: Double
        var holes: PlanIndex
    }

    private let holes: PlanIndex
    private let declared: [Declared]
    private let spacing: CategorySpacing

    /// - Parameters:
    ///   - holes: Where the conclusive holes cross the seam, barren ones too, in metres.
    ///   - spacing: The spacing of each category.
    public init(holes: [Point], spacing: CategorySpacing) {
        func index(_ holes: [Point], _ spacing: Double) -> PlanIndex { PlanIndex(holes, bucket: spacing / 2) }
        declared = [
            (.measured, spacing.measuredMetres), (.indicated, spacing.indicatedMetres),
            (.inferred, spacing.inferredMetres),
        ].compactMap { category, metres in
            guard let metres else { return nil }
            let places = withoutTwins(holes, nearerThan: CategorySpacing.twinMetres(ofSpacing: metres))
            return Declared(category: category, metres: metres, holes: index(places, metres))
        }
        self.holes = index(holes, max(spacing.extrapolationMetres, declared.map(\.metres).max() ?? 0))
        self.spacing = spacing
    }

    /// The category of a place; nil beyond all limits.
    ///
    /// Cost: O(holes within the widest spacing).
    public func category(at place: Point) -> ResourceCategory? {
        for own in declared where isDrilled(place, by: own.holes, spacing: own.metres * (1 + spacing.tolerance)) {
            return own.category
        }
        let near = holes.offsets(from: place, within: spacing.extrapolationMetres)
        return near.isEmpty ? nil : .inferred
    }

    /// Categories of all cells of a window, row by row; nil where there is none.
    public func categories(of window: Window, in grid: Grid) -> [ResourceCategory?] {
        window.rows.flatMap { row in
            window.columns.map { column in category(at: grid.center(column: column, row: row)) }
        }
    }

    private func isDrilled(_ place: Point, by holes: PlanIndex, spacing: Double) -> Bool {
        // A grid of exactly this spacing passes in spite of rounding, also at the middle of a side.
        let reach = spacing * 5.0.squareRoot() / 2 * (1 + 1e-9)
        // Twins surround a place as others do; without them the hull would shrink.
        guard isSurrounded(self.holes.offsets(from: place, within: reach)) else { return false }
        let offsets = holes.offsets(from: place, within: reach)
        guard offsets.count >= 3 else { return false }
        let distances = offsets.map { ($0.x * $0.x + $0.y * $0.y).squareRoot() }.sorted().prefix(4)
        // With its own distance the fourth would keep the corner hole of a square grid from passing: (0 + s + s + √2 s)/4.
        let total = distances.reduce(0, +) + Double(4 - distances.count) * reach
        return total / 4 <= spacing * (1 + 5.0.squareRoot()) / 4 * (1 + 1e-9)
    }

    /// Whether no half-plane through the place is empty of holes: no gap between directions wider than 180 degrees.
    private func isSurrounded(_ offsets: [SIMD2<Double>]) -> Bool {
        // A hole at the very place surrounds it.
        if offsets.contains(where: { $0.x * $0.x + $0.y * $0.y < 1e-12 }) { return true }
        let angles = offsets.map { angle(of: $0) }.sorted()
        guard let first = angles.first, let last = angles.last else { return false }
        var widest = first + 2 * .pi - last
        for (a, b) in zip(angles, angles.dropFirst()) { widest = max(widest, b - a) }
        return widest <= .pi + 1e-9
    }
}
