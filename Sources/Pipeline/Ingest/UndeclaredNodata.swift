import Foundations
import Geodata

/// Values that usually mean missing, found in a raster that declares no such value.
///
/// Looks at 64 rows spread over the raster, so that national rasters cost no pass of their own.
func undeclaredNodata(in info: RasterInfo, input: String, declared: Double?) throws -> Warning? {
    guard info.nodata == nil, declared == nil, info.missingMarkedBy != .mask, info.height > 0 else { return nil }
    let reader = try RasterReader(path: info.path, band: info.band)
    var counts = [Int](repeating: 0, count: suspicious.count)
    var seen = 0
    var values: [Float] = []
    let step = max(1, info.height / 64)
    for row in stride(from: 0, to: info.height, by: step) {
        try reader.read(Window(column: 0, row: row, width: info.width, height: 1), into: &values)
        seen += values.count
        for (index, suspect) in suspicious.enumerated() { counts[index] += values.count { $0 == suspect } }
    }
    guard let index = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[index] > 0 else { return nil }
    return Warning(
        code: "undeclared_nodata", subject: input,
        message:
            "holds \(suspicious[index]) in about \(percentText(Double(counts[index]) / Double(seen))) of its cells and "
            + "declares no nodata value; they are used as values. If they mean missing, add 'nodata: \(suspicious[index])'"
    )
}

/// What programs write for missing where they do not declare it.
private let suspicious: [Float] = [-9999, -32768, -99999, -999, -3.402_823_5e38, 1e20, 9.969_21e36, 3.402_823_5e38]
