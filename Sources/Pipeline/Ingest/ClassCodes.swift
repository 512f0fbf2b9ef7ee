import Delivery
import Foundations
import Geodata

/// Refuses class codes that maps of 32-bit numbers cannot tell apart: above 2^24.
///
/// Looks at 64 rows spread over the raster, as `undeclaredNodata` does.
///
/// - Throws: `badData` with the first such code.
func requireClassCodes(in info: RasterInfo) throws {
    guard info.height > 0, !["Byte", "Int8", "Int16", "UInt16"].contains(info.dataType) else { return }
    let reader = try RasterReader(path: info.path, band: info.band)
    var values: [Float] = []
    for row in stride(from: 0, to: info.height, by: max(1, info.height / 64)) {
        try reader.read(Window(column: 0, row: row, width: info.width, height: 1), into: &values)
        guard let code = values.first(where: { $0.isFinite && abs($0) > largestClassCode }) else { continue }
        throw GossanError(
            .badData, subject: info.path,
            problem:
                "holds class codes such as \(formatNumber(Double(code)) ?? "?"), which maps cannot tell apart above \(Int(largestClassCode))",
            remedy: "number the classes anew from 1 up, as with 'gdal_calc.py', and name that raster")
    }
}

/// The whole numbers up to which 32-bit floating-point numbers hold each one.
private let largestClassCode: Float = 16_777_216
