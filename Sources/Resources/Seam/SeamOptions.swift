/// How holes become seam composites where the cut-off does not say.
public struct SeamOptions: Sendable, Hashable, Codable {
    /// Dry density in tonnes per cubic metre, where no variable holds it or a sample lacks it.
    public var densityTonnesPerCubicMetre: Double
    /// What stands for a hole with several runs of ore.
    public var severalRuns = SeveralRuns.thickest
    /// Which limits the mean of a run must pass to count as ore.
    public var runsPass = Cutoff.Level.industrial
    /// Whether one lost sample between two ore samples takes their mean and one at the edge of ore counts half; otherwise it
    /// ends a run. See `fillingLostCore`.
    public var fillsLostCore = false
    /// A text variable, such as a rock code, whose changes no run may cross.
    public var boundary: String?
    /// Whether holes without assays are barren; otherwise nothing is known of them.
    public var unassayedHolesAreBarren = false
    /// Barren holes that end above this depth along the hole say nothing of the seam; nil where all of them do.
    public var targetDepthMetres: Double?
    /// Whether a run that reaches the last sample leaves the thickness unknown.
    public var isOpenBelowInconclusive = false

    /// - Parameter densityTonnesPerCubicMetre: Dry density where samples have none of their own.
    public init(densityTonnesPerCubicMetre: Double) {
        self.densityTonnesPerCubicMetre = densityTonnesPerCubicMetre
    }

    /// What stands for a hole with several runs of ore.
    public enum SeveralRuns: String, Sendable, Hashable, Codable, CaseIterable {
        /// The thickest run; of equally thick ones the upper.
        case thickest
        /// All runs together; the waste between them is not counted.
        case summed
    }
}
