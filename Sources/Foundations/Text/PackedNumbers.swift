import Foundation

/// Numbers that are kept as one text in base 64: exact, and a quarter as long as written out.
///
/// Byte order is that of the processors that Gossan runs on, little-endian.
public struct PackedNumbers<Number: BitwiseCopyable & Sendable>: Sendable, Codable {
    /// The numbers.
    public let numbers: [Number]

    /// - Parameter numbers: The numbers.
    public init(_ numbers: [Number]) { self.numbers = numbers }

    /// Reads numbers that were kept.
    ///
    /// - Throws: `DecodingError` for anything else.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        let size = MemoryLayout<Number>.stride
        guard let data = Data(base64Encoded: text), data.count % size == 0 else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "is no list of packed numbers")
        }
        numbers = data.withUnsafeBytes { bytes in
            (0..<data.count / size).map { bytes.loadUnaligned(fromByteOffset: $0 * size, as: Number.self) }
        }
    }

    /// Keeps the numbers.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(numbers.withUnsafeBytes { Data($0) }.base64EncodedString())
    }
}
