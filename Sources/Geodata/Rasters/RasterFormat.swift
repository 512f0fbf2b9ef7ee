import CGDAL
import Foundations

/// What a written band says about itself.
public struct BandMetadata: Sendable, Hashable {
    /// What the values are, such as `distance to faults`.
    public var description: String
    /// Their unit, such as `m`; empty for none.
    public var unit: String
    /// The value that stands for missing; nil takes NaN for `float32`, the type's least value for `int32` and 255
    /// for `uint8`.
    public var nodata: Double?

    /// - Parameters:
    ///   - description: What the values are.
    ///   - unit: Their unit; empty for none.
    ///   - nodata: The value that stands for missing; nil takes the usual one of the data type.
    public init(description: String = "", unit: String = "", nodata: Double? = nil) {
        self.description = description
        self.unit = unit
        self.nodata = nodata
    }
}

/// How numbers are stored in a written raster.
public enum RasterDataType: String, Sendable, Hashable, Codable, CaseIterable {
    /// Single-precision numbers.
    case float32
    /// Whole numbers of four bytes; exact up to 2^24 from single precision.
    case int32
    /// Whole numbers from 0 to 255.
    case uint8

    var gdalType: GDALDataType {
        switch self {
        case .float32: GDT_Float32
        case .int32: GDT_Int32
        case .uint8: GDT_Byte
        }
    }

    /// The usual value for missing.
    var usualNodata: Double {
        switch self {
        case .float32: .nan
        case .int32: Double(Int32.min)
        case .uint8: 255
        }
    }
}

/// How blocks of a written raster are compressed.
public enum RasterCompression: String, Sendable, Hashable, Codable, CaseIterable {
    /// Not at all.
    case none
    /// Zstandard at level 1: light, for intermediates.
    case zstd1

    var creationOptions: [String] {
        switch self {
        case .none: []
        case .zstd1: ["COMPRESS=ZSTD", "ZSTD_LEVEL=1"]
        }
    }
}
