/// What was written, for people and programs: `manifest.json` of a synthetic survey.
public struct SyntheticSurveyManifest: Sendable, Hashable, Codable {
    /// Always true.
    public var synthetic = true
    /// What the survey is, in words.
    public var title: String
    /// The seed of every random number.
    public var seed: UInt64
    /// The CRS of everything projected.
    public var crs: String
    /// Ore bodies in the ground.
    public var plantedDeposits: Int
    /// Ore bodies that the survey's files know.
    public var knownDeposits: Int
    /// Ore bodies with drill holes.
    public var drilledDeposits: Int
    /// Drill holes.
    public var drillHoles: Int
    /// Soil samples.
    public var soilSamples: Int
    /// The files, in the order in which they were written.
    public var files: [File]

    /// One file of the survey.
    public struct File: Sendable, Hashable, Codable {
        /// Path inside the folder.
        public var path: String
        /// What it holds.
        public var holds: String

        /// - Parameters:
        ///   - path: Path inside the folder.
        ///   - holds: What it holds.
        public init(path: String, holds: String) {
            self.path = path
            self.holds = holds
        }
    }
}
