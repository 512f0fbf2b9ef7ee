import Foundations

/// What the ore is like in the holes that have some.
package struct SeamQualities: Sendable {
    /// Where the holes cross the seam.
    package let locations: [Point]
    /// Thickness of each hole, in metres.
    package let thickness: [Double]
    /// Declustering weight of each hole; nil for equal ones.
    package let weights: [Double]?
    /// One value per hole each: density and mass recovery where they vary, then grades.
    package let columns: [[Double]]

    /// - Parameters:
    ///   - locations: Where the holes cross the seam.
    ///   - thickness: Thickness of each hole, in metres.
    ///   - weights: Declustering weight of each hole; nil for equal ones.
    ///   - columns: One value per hole each: density and mass recovery where they vary, then grades.
    package init(locations: [Point], thickness: [Double], weights: [Double]?, columns: [[Double]]) {
        self.locations = locations
        self.thickness = thickness
        self.weights = weights
        self.columns = columns
    }

    /// The mean of each column, weighted by thickness and declustering.
    package var means: [Double] {
        let all = thickness.indices.map { thickness[$0] * (weights?[$0] ?? 1) }
        return columns.map { column in sum(zip(all, column).map { $0 * $1 }) / sum(all) }
    }
}
