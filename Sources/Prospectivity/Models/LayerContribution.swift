/// What one evidence layer adds to the score of one cell.
public struct LayerContribution: Sendable, Hashable, Codable {
    /// Name of the evidence layer.
    public var layer: String
    /// Its value at the cell; nil where missing.
    public var value: Float?
    /// What the model makes of the value: a degree of membership, a weight of evidence, a standardized value; nil where
    /// missing.
    public var evidence: Double?
    /// What it adds: to the logit for weights of evidence and logistic regression, to the score for overlays.
    public var contribution: Double

    init(layer: String, value: Float, evidence: Double, contribution: Double) {
        self.layer = layer
        self.value = value.isNaN ? nil : value
        self.evidence = evidence.isNaN ? nil : evidence
        self.contribution = contribution
    }
}
