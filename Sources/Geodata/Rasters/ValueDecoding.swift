import Foundations

/// Turns stored numbers into values: nodata becomes NaN, then scale and offset apply; infinite values are missing too. Signed bytes
/// come from GDAL before 3.7 as 0 to 255, of which those above 127 are negative.
struct ValueDecoding {
    /// Whether single precision would lose digits before nodata and scale are seen to.
    let needsDouble: Bool
    private let isSignedByte: Bool
    private let nodata: Double?
    /// A second value that means missing: what the file declares, where the config gives another one.
    private let declared: Double?
    private let scale: Double
    private let offset: Double

    /// - Parameters:
    ///   - info: The band, with the value that means missing.
    ///   - declared: What the file itself declares.
    init(info: RasterInfo, declared: Double? = nil) {
        let fitsFloat = ["Byte", "Int8", "Int16", "UInt16", "Float32"].contains(info.dataType)
        let isScaled = info.scale != 1 || info.offset != 0
        needsDouble = !fitsFloat || isScaled
        isSignedByte = info.dataType == "Int8"
        nodata = Self.stored(info.nodata, as: info.dataType)
        let other = Self.stored(declared, as: info.dataType)
        self.declared = other == nodata ? nil : other
        scale = info.scale
        offset = info.offset
    }

    /// The nodata value as the band can hold it: a text such as -3.4028e38 means the lowest single-precision number.
    private static func stored(_ nodata: Double?, as dataType: String) -> Double? {
        guard let nodata, dataType == "Float32" else { return nodata }
        return abs(nodata) > Double(Float.greatestFiniteMagnitude) && nodata.isFinite
            ? Double(nodata < 0 ? -Float.greatestFiniteMagnitude : .greatestFiniteMagnitude)
            : Double(Float(nodata))
    }

    /// Decodes in place.
    func decode(_ values: UnsafeMutableBufferPointer<Float>, width: Int, height: Int, rowLength: Int) {
        if isSignedByte {
            for row in 0..<height {
                for index in (row * rowLength)..<(row * rowLength + width) where values[index] > 127 {
                    values[index] -= 256
                }
            }
        }
        hide(declared.map { Float($0) }, in: values, width: width, height: height, rowLength: rowLength)
        let missing = Float(nodata ?? .nan)
        // Writers round the lowest number of single precision in many ways; nothing real lies beyond 3.4e38.
        let isExtreme = abs(missing) >= 3.4e38
        for row in 0..<height {
            for index in (row * rowLength)..<(row * rowLength + width) {
                let value = values[index]
                let isMissing = isExtreme ? abs(value) >= 3.4e38 : value == missing
                values[index] = isMissing || value - value != 0 ? .nan : value
            }
        }
    }

    private func hide(
        _ missing: Float?, in values: UnsafeMutableBufferPointer<Float>, width: Int, height: Int, rowLength: Int
    ) {
        guard let missing else { return }
        let isExtreme = abs(missing) >= 3.4e38
        for row in 0..<height {
            for index in (row * rowLength)..<(row * rowLength + width)
            where isExtreme ? abs(values[index]) >= 3.4e38 : values[index] == missing {
                values[index] = .nan
            }
        }
    }

    /// Decodes one row of double precision.
    func decode(_ stored: UnsafeBufferPointer<Double>, into values: UnsafeMutableBufferPointer<Float>) {
        let missing = nodata ?? .nan
        let other = declared ?? .nan
        let isExtreme = abs(missing) >= 3.4e38 || abs(other) >= 3.4e38
        for index in stored.indices {
            let value = isSignedByte && stored[index] > 127 ? stored[index] - 256 : stored[index]
            let isMissing = value == missing || value == other || (isExtreme && abs(value) >= 3.4e38)
            let decoded = Float(value * scale + offset)
            values[index] = isMissing || decoded - decoded != 0 ? .nan : decoded
        }
    }
}
