/// The version of Gossan, part of every stage key: results of another version are never taken for this one's.
public enum GossanVersion {
    /// Semantic version.
    public static let current = "0.1.0"
}
