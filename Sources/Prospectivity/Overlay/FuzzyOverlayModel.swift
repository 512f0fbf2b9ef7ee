import Foundations

/// A fuzzy overlay: every layer becomes a degree of membership and an operator combines them.
///
/// Knowledge-driven: it learns nothing from deposits. Its score runs from 0 to 1 and is a ranking, not a probability.
/// Cost per cell: one membership per layer and two powers.
public struct FuzzyOverlayModel: Sendable, Hashable, Codable {
    /// The evidence layers, in the order of the window.
    public var layers: [OverlayLayer]
    /// How degrees are combined.
    public var combination: FuzzyOperator
    /// What a cell with some layers missing gets.
    public var missing: MissingEvidence

    /// - Parameters:
    ///   - layers: The evidence layers, in the order of the window.
    ///   - combination: How degrees are combined.
    ///   - missing: What a cell with some layers missing gets.
    /// - Throws: `GossanError` of kind `.configuration` for no layers, a gamma outside 0...1 or a senseless membership.
    public init(layers: [OverlayLayer], combination: FuzzyOperator, missing: MissingEvidence) throws(GossanError) {
        self.layers = layers
        self.combination = combination
        self.missing = missing
        guard !layers.isEmpty else { throw noLayers(in: "fuzzy overlay") }
        for layer in layers {
            if case .membership(let membership) = layer.transform { try membership.validate(for: layer.name) }
        }
        if case .gamma(let gamma) = combination, !(0...1).contains(gamma) {
            throw GossanError(
                .configuration, subject: "fuzzy overlay", problem: "gamma is \(gamma)",
                remedy: "give a gamma between 0 (product) and 1 (sum)")
        }
    }

    /// The score of one cell from the values of its layers.
    public func score(_ evidence: [Float]) -> Double {
        var state = FuzzyState()
        for (layer, value) in zip(layers, evidence) {
            let degree = layer.degree(of: value)
            if !degree.isNaN { state.add(degree) } else if missing == .missing { return .nan }
        }
        return state.value(combination)
    }

    /// Scores of a window; NaN where missing.
    public func score(_ window: EvidenceWindow) -> [Float] {
        var states = FuzzyColumns(cells: window.cellCount)
        for (index, layer) in layers.enumerated() { states.add(layer.degrees(of: window.layer(index))) }
        return states.values(combination, needed: missing == .missing ? layers.count : 1)
    }

    /// What each layer adds: its degree, and how much higher the score is than it would be without the layer.
    public func contributions(_ evidence: [Float]) -> [LayerContribution] {
        let degrees = zip(layers, evidence).map { $0.degree(of: $1) }
        let full = combination.combine(degrees.filter { !$0.isNaN })
        return layers.indices.map { index in
            let others = degrees.enumerated().filter { $0.offset != index && !$0.element.isNaN }.map(\.element)
            let without = others.isEmpty ? 0 : combination.combine(others)
            return LayerContribution(
                layer: layers[index].name, value: evidence[index],
                evidence: degrees[index], contribution: degrees[index].isNaN ? 0 : full - without)
        }
    }
}

func noLayers(in model: String) -> GossanError {
    GossanError(
        .configuration, subject: model, problem: "it has no evidence layers", remedy: "name at least one under evidence"
    )
}
