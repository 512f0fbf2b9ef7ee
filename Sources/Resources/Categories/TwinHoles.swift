import Foundations

extension CategorySpacing {
    /// Holes nearer to each other than this, a tenth of a spacing, are twins where ground is sorted by that spacing: drilled to check one
    /// another, they tell nothing of the ground between holes.
    static func twinMetres(ofSpacing metres: Double) -> Double { metres / 10 }

    /// Twins by the narrowest declared spacing, which are such by all; 0 where none is declared.
    public var twinMetres: Double {
        Self.twinMetres(ofSpacing: [measuredMetres, indicatedMetres, inferredMetres].compactMap(\.self).min() ?? 0)
    }
}
