/// Prospectivity of the cells of a window.
public struct ScoredWindow: Sendable, Hashable {
    /// Score per cell, NaN where missing: a probability per unit cell, or a degree from 0 to 1.
    public var scores: [Float]
    /// Standard deviation per cell, where the model has one.
    public var deviations: [Float]?

    /// - Parameters:
    ///   - scores: Score per cell.
    ///   - deviations: Standard deviation per cell, where the model has one.
    public init(scores: [Float], deviations: [Float]? = nil) {
        self.scores = scores
        self.deviations = deviations
    }

    /// Score divided by its standard deviation, the "confidence" of ArcSDM; nil where the model has no deviation.
    public var confidence: [Float]? {
        deviations.map { zip(scores, $0).map { $0 / $1 } }
    }
}
