/// Rings are kept as their numbers in base 64 (x, y, x, y, ... as 64-bit floating point, little-endian), which is short and exact.
extension Polygon: Codable {
    /// Reads a polygon that was kept.
    ///
    /// - Throws: `DecodingError` for anything else.
    public init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        var rings: [[Point]] = []
        while !container.isAtEnd {
            let numbers = try container.decode(PackedNumbers<Double>.self).numbers
            rings.append(
                stride(from: 0, to: numbers.count - 1, by: 2).map { Point(x: numbers[$0], y: numbers[$0 + 1]) })
        }
        self.init(exterior: rings.first ?? [], holes: Array(rings.dropFirst()))
    }

    /// Keeps the rings.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for ring in rings { try container.encode(PackedNumbers(ring.flatMap { [$0.x, $0.y] })) }
    }
}
