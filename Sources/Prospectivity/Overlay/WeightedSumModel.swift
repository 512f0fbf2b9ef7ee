import Foundations

/// An index overlay: the weighted mean of the layers' degrees.
///
/// Knowledge-driven. Its score runs from 0 to 1 and is a ranking, not a probability.
///
/// Source: Bonham-Carter (1994), Geographic Information Systems for Geoscientists, chapter 9. Cost: linear in cells.
public struct WeightedSumModel: Sendable, Hashable, Codable {
    /// The evidence layers with their weights, in the order of the window.
    public var layers: [OverlayLayer]
    /// What a cell with some layers missing gets; `.ignore` shares the weights among the known layers.
    public var missing: MissingEvidence

    /// - Parameters:
    ///   - layers: The evidence layers with their weights, in the order of the window.
    ///   - missing: What a cell with some layers missing gets.
    /// - Throws: `GossanError` of kind `.configuration` for no layers or a weight that is not positive.
    public init(layers: [OverlayLayer], missing: MissingEvidence) throws(GossanError) {
        self.layers = layers
        self.missing = missing
        guard !layers.isEmpty else { throw noLayers(in: "weighted sum") }
        for layer in layers where !(layer.weight > 0 && layer.weight.isFinite) {
            throw GossanError(
                .configuration, subject: layer.name, problem: "its weight is \(layer.weight)",
                remedy: "give a positive weight; leave the layer out, or turn its transform round where high is bad")
        }
    }

    /// Scores of a window; NaN where missing.
    public func score(_ window: EvidenceWindow) -> [Float] {
        var sums = [Double](repeating: 0, count: window.cellCount)
        var weights = sums
        for (index, layer) in layers.enumerated() {
            for (cell, value) in window.layer(index).enumerated() {
                let degree = layer.degree(of: value)
                if degree.isNaN {
                    if missing == .missing { weights[cell] = .nan }
                } else {
                    sums[cell] += layer.weight * degree
                    weights[cell] += layer.weight
                }
            }
        }
        return zip(sums, weights).map { $1 > 0 ? Float($0 / $1) : .nan }
    }

    /// What each layer adds to the score; the parts sum to the score.
    public func contributions(_ evidence: [Float]) -> [LayerContribution] {
        let degrees = zip(layers, evidence).map { $0.degree(of: $1) }
        let total = zip(layers, degrees).reduce(0.0) { $1.1.isNaN ? $0 : $0 + $1.0.weight }
        return layers.indices.map { index in
            let degree = degrees[index]
            return LayerContribution(
                layer: layers[index].name, value: evidence[index],
                evidence: degree, contribution: degree.isNaN ? 0 : layers[index].weight * degree / total)
        }
    }
}
