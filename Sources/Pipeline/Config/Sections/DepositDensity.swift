import Foundations

/// A number of deposits per area, in deposits per square kilometre.
package struct DepositDensity: Quantity {
    /// The value in deposits per square kilometre.
    package var depositsPerSquareKilometre: Double
    /// - Parameter baseValue: The value in deposits per square kilometre.
    package init(baseValue: Double) { depositsPerSquareKilometre = baseValue }
    /// The value in deposits per square kilometre.
    package var baseValue: Double { depositsPerSquareKilometre }
    /// `deposit density`
    package static let name = "deposit density"
    /// Deposits per square kilometre first.
    package static let units: [(symbol: String, factor: Double)] = [
        ("per km2", 1), ("/km2", 1), ("per 1000 km2", 0.001), ("per km²", 1), ("/km²", 1),
    ]
}
