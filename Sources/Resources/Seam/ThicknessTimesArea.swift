import Foundations

/// A cross-check of a seam's tonnage that uses no kriging: area x mean thickness x density.
///
/// It is the arithmetic-mean (geological block) method with equal or declustering weights; a modelled tonnage far from
/// it asks for an explanation.
public struct ThicknessTimesArea: Sendable, Hashable {
    /// Weighted mean of thickness, mass and accumulations over the conclusive holes, barren ones with zero.
    public var means: SeamSums
    /// Holes that went into it.
    public var holeCount: Int

    /// - Parameters:
    ///   - holes: Seam composites; those that are not conclusive are left out.
    ///   - weights: A weight for each of `holes`, such as declustering weights; nil for equal ones.
    /// - Returns: nil when no hole is conclusive.
    public init?(holes: [SeamHole], weights: [Double]? = nil) {
        let used = holes.indices.filter { holes[$0].isConclusive }
        guard let first = used.first else { return nil }
        let weight = { (place: Int) in weights?[place] ?? 1 }
        let total = sum(used.map(weight))
        means = SeamSums(
            values: holes[first].sums.values.indices.map { value in
                sum(used.map { weight($0) * holes[$0].sums.values[value] }) / total
            })
        holeCount = used.count
    }

    /// Dry tonnes in place under an area in square metres.
    public func tonnes(areaSquareMetres: Double) -> Double { means.tonnesPerSquareMetre * areaSquareMetres }
}
