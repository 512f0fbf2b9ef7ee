import Foundations

/// A sample is kept as its values; one that was read back is complete and takes no more cells.
extension ValueSample: Codable {
    private enum Keys: String, CodingKey { case capacity, seen, values }

    /// Reads a finished sample that was kept.
    ///
    /// - Throws: `DecodingError` for anything else.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        self.init(
            completed: try container.decode(PackedNumbers<Float>.self, forKey: .values).numbers,
            seen: try container.decode(Int.self, forKey: .seen),
            capacity: try container.decode(Int.self, forKey: .capacity))
    }

    /// Keeps the finished sample.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(capacity, forKey: .capacity)
        try container.encode(seen, forKey: .seen)
        try container.encode(PackedNumbers(sortedValues()), forKey: .values)
    }
}
