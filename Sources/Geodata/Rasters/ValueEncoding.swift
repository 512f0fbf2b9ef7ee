import Foundations

/// Turns values into stored numbers; missing becomes the nodata value.
struct ValueEncoding {
    let dataType: RasterDataType
    let nodata: Double

    /// Lends the stored bytes of `values` for the time of `body`, which must only read them.
    ///
    /// - Throws: `GossanError(.internalFault)` when a value does not fit the data type.
    func withEncoded(
        _ values: [Float], subject: String, _ body: (UnsafeMutableRawPointer?) throws -> Void
    ) throws {
        // GDAL asks for a pointer to what it could change, and does not change what it writes.
        func lend(_ stored: [some BitwiseCopyable]) throws {
            try stored.withUnsafeBytes { try body(UnsafeMutableRawPointer(mutating: $0.baseAddress)) }
        }
        switch dataType {
        case .float32:
            let missing = Float(nodata)
            try lend(nodata.isNaN ? values : values.map { $0.isNaN ? missing : $0 })
        case .int32: try lend(try values.map { try whole($0, Int32.self, subject) })
        case .uint8: try lend(try values.map { try whole($0, UInt8.self, subject) })
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
