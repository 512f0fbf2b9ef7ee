import Foundations

/// Turns values into stored numbers; missing becomes the nodata value.
struct ValueEncoding {
    let dataType: RasterDataType
    let nodata: Double

    /// Lends the stored bytes of `values` for the time of `body`.
    ///
    /// - Throws: `GossanError(.internalFault)` when a value does not fit the data type.
    func withEncoded(
        _ values: [Float], subject: String, _ body: (UnsafeMutableRawPointer?) throws -> Void
    ) throws {
        switch dataType {
        case .float32:
            let missing = Float(nodata)
            var stored = nodata.isNaN ? values : values.map { $0.isNaN ? missing : $0 }
            try stored.withUnsafeMutableBytes { try body($0.baseAddress) }
        case .int32:
            var stored = try values.map { try whole($0, Int32.self, subject) }
            try stored.withUnsafeMutableBytes { try body($0.baseAddress) }
        case .uint8:
            var stored = try values.map { try whole($0, UInt8.self, subject) }
            try stored.withUnsafeMutableBytes { try body($0.baseAddress) }
        }
    }

    private func whole<Stored: FixedWidthInteger>(
        _ value: Float, _ type: Stored.Type, _ subject: String
    ) throws -> Stored {
        guard let stored = Stored(exactly: value.isNaN ? nodata : Double(value).rounded()) else {
            throw GossanError(
                .internalFault, subject: subject, problem: "the value \(value) does not fit \(dataType.rawValue)",
                remedy: "")
        }
        return stored
    }
}
