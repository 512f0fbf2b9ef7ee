/// Where a deposit stands among the cells of the study area by their scores.
public struct DepositRank: Sendable, Hashable, Codable {
    /// Fraction of the area with a higher score.
    public var areaAbove: Double
    /// Fraction of the area with the same score.
    public var areaEqual: Double
    /// Score of the deposit's cell.
    public var score: Float

    /// - Parameters:
    ///   - areaAbove: Fraction of the area with a higher score.
    ///   - areaEqual: Fraction of the area with the same score.
    ///   - score: Score of the deposit's cell.
    public init(areaAbove: Double, areaEqual: Double, score: Float) {
        self.areaAbove = areaAbove
        self.areaEqual = areaEqual
        self.score = score
    }
}
