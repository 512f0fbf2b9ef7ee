/// Philox 4x32-10, a counter-based random number generator.
///
/// The same key and counter give the same four words wherever and whenever they are asked for, so that draws do
/// not depend on the order in which threads ask.
///
/// Source: Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC11,
/// doi:10.1145/2063384.2063405; checked against the known answers of the Random123 library.
public struct Philox: Sendable {
    /// The key, two words.
    public var key: SIMD2<UInt32>

    /// - Parameter key: Two words that pick the sequence.
    public init(key: SIMD2<UInt32>) { self.key = key }

    /// The four random words that belong to a counter.
    public func words(at counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
        var c = counter
        var k = key
        for _ in 0..<10 {
            let a = UInt64(0xD251_1F53) * UInt64(c[0])
            let b = UInt64(0xCD9E_8D57) * UInt64(c[2])
            c = SIMD4(
                UInt32(truncatingIfNeeded: b >> 32) ^ c[1] ^ k[0], UInt32(truncatingIfNeeded: b),
                UInt32(truncatingIfNeeded: a >> 32) ^ c[3] ^ k[1], UInt32(truncatingIfNeeded: a))
            k = SIMD2(k[0] &+ 0x9E37_79B9, k[1] &+ 0xBB67_AE85)
        }
        return c
    }
}
