import Foundations
import Geodata

/// Where the deposits lie that a model learns from: every point of a feature is one.
///
/// - Parameters:
///   - layer: The deposits.
///   - input: Its name in the config.
/// - Throws: `badData` when a feature is a line or a polygon, which has no one cell.
func trainingPoints(of layer: FeatureLayer, input: String) throws -> [Point] {
    try layer.features.flatMap { feature -> [Point] in
        guard let geometry = feature.geometry else { return [] }
        if case .points(let points) = geometry { return points }
        let kind = if case .lines = geometry { "a line" } else { "a polygon" }
        throw GossanError(
            .badData, subject: "inputs.\(input), feature \(feature.id)",
            problem: "is \(kind), where models learn from the cell that a deposit lies in",
            remedy: "give each deposit a point, as 'Point on surface' of QGIS makes it")
    }
}
