/// What an overlay model gives where some of its layers are missing.
public enum MissingEvidence: String, Sendable, Hashable, Codable, CaseIterable {
    /// The score is missing as soon as one layer is.
    case missing
    /// The score is that of the known layers; missing only where all are.
    case ignore
}
