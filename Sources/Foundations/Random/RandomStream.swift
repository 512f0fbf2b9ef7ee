/// A reproducible sequence of random numbers that belongs to a seed, a named purpose and an index.
///
/// Streams with different purposes or indices are independent of each other: number of deposits, tonnage and grade,
/// or two realizations, never share draws. Built on `Philox`.
public struct RandomStream: RandomNumberGenerator, Sendable {
    private let philox: Philox
    private let high: SIMD2<UInt32>
    private var block: UInt64 = 0
    private var words = SIMD4<UInt32>()
    private var unused = 0

    /// - Parameters:
    ///   - seed: The seed of the whole run.
    ///   - purpose: What the numbers are for, such as `undiscovered/tonnage`.
    ///   - index: Which of many alike: a realization, a cell.
    public init(seed: UInt64, purpose: String, index: UInt64 = 0) {
        let mixed = splitMix64(seed ^ fnv1a64(purpose))
        philox = Philox(key: SIMD2(UInt32(truncatingIfNeeded: mixed), UInt32(truncatingIfNeeded: mixed >> 32)))
        high = SIMD2(UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32))
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        if unused == 0 {
            words = philox.words(
                at: SIMD4(
                    UInt32(truncatingIfNeeded: block), UInt32(truncatingIfNeeded: block >> 32), high[0], high[1]))
            block += 1
            unused = 2
        }
        unused -= 1
        return unused == 1
            ? UInt64(words[0]) | UInt64(words[1]) << 32 : UInt64(words[2]) | UInt64(words[3]) << 32
    }

    /// A number uniform in the open interval (0, 1).
    public mutating func uniform() -> Double {
        (Double(next() >> 11) + 0.5) * 0x1p-53
    }

    /// A standard normal deviate, by inversion, so that one draw takes one number of the stream.
    public mutating func normal() -> Double {
        normalQuantile(uniform())
    }

    /// A whole number uniform in 0 ..< `bound`.
    ///
    /// - Precondition: `bound` is positive.
    public mutating func index(below bound: Int) -> Int {
        Int(next(upperBound: UInt64(bound)))
    }
}

/// FNV-1a hash of the UTF-8 bytes, the same on every run (Fowler, Noll and Vo; parameters of the 64-bit variant).
func fnv1a64(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
}

/// The finalizer of SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
func splitMix64(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
}
