import Delivery
import Foundations
import Geodata

/// A value that means missing by custom, found in a raster that does not declare it: none at all, or another one.
///
/// Looks at 64 rows spread over the raster, so that national rasters cost no pass of their own.
func undeclaredNodata(in info: RasterInfo, input: String, declared: Double?) throws -> Warning? {
    guard info.height > 0 else { return nil }
    let reader = try RasterReader(path: info.path, band: info.band, nodata: declared)
    var search = MissingMarkSearch(scale: info.scale, offset: info.offset)
    var values: [Float] = []
    let step = max(1, info.height / 64)
    // A part of all rows at a time, so that tiles are not decoded for each row anew.
    let part = max(4096, info.blockWidth)
    for column in stride(from: 0, to: info.width, by: part) {
        for row in stride(from: 0, to: info.height, by: step) {
            let width = min(part, info.width - column)
            try reader.read(Window(column: column, row: row, width: width, height: 1), into: &values)
            for value in values { search.add(value) }
        }
    }
    guard let (mark, share) = search.mark else { return nil }
    let text = mark == mark.rounded() && abs(mark) < 1e15 ? String(Int(mark)) : "\(mark)"
    let known = [info.nodata, declared].compactMap(\.self).map { formatNumber($0) ?? "nan" }
    let others =
        known.isEmpty
        ? info.missingMarkedBy == .mask ? "is not hidden by the mask" : "declares no nodata value"
        : "declares another nodata value (\(known.joined(separator: ", ")))"
    // A config has room for one value beside the file's own.
    let remedy =
        declared == nil
        ? "add 'nodata: \(text)'" : "write one of the two in the file in place of the other, with gdal_calc or the like"
    let stored = info.scale != 1 || info.offset != 0 ? " (before scale and offset)" : ""
    return Warning(
        code: "undeclared_nodata", subject: input,
        message:
            "holds \(text)\(stored) in \(share < 0.0005 ? "less than 0.1 %" : "about \(percentText(share))") of its cells, far from all other values, and "
            + "\(others); they are used as values. If they mean missing, \(remedy)")
}

/// Looks for a value that stands for missing: one that programs write for it, and that lies apart from all others.
///
/// A customary mark counts where its distance to the nearest other value is above 2 % of the range of the others: -999 in a
/// magnetic map from -2100 to 4000 nT, or -9999 in a sea floor that goes on below it, is a value like any other. Anything beyond
/// 1e20 is a mark, for no quantity of the field is so large. Marks that can be values by themselves (0, 255, 65535) are not looked for.
struct MissingMarkSearch {
    /// What programs write for missing: GDAL and ESRI -9999, -32768, -3.4e38; others 1e20, 9.97e36 (netCDF), -1e32 (Geosoft).
    static let customary: [Float] = [-9999, -99_999, -999_999, -999, -32768, -32767, -2_147_483_648]
    /// Beyond this a number is no measurement.
    static let largestQuantity: Float = 1e20
    /// The distance to other values, in parts of their range.
    static let gap = 0.02

    /// The customary marks as values: a file stores the mark, and its scale and offset make another number of it.
    private let marks: [Float]
    private let scale: Double
    private let offset: Double
    private var counts = [Int](repeating: 0, count: customary.count)
    private var huge: (value: Float, count: Int) = (0, 0)
    private var least = Double.infinity
    private var greatest = -Double.infinity
    private var seen = 0

    /// - Parameters:
    ///   - scale: What the file multiplies stored numbers by.
    ///   - offset: What it adds then.
    init(scale: Double = 1, offset: Double = 0) {
        (self.scale, self.offset) = (scale, offset)
        marks = Self.customary.map { Float(Double($0) * scale + offset) }
    }

    /// Takes a cell; missing ones do not count.
    mutating func add(_ value: Float) {
        guard !value.isNaN else { return }
        seen += 1
        if abs((Double(value) - offset) / scale) >= Double(Self.largestQuantity) {
            huge = (value, huge.count + 1)
        } else if let index = marks.firstIndex(of: value) {
            counts[index] += 1
        } else {
            least = min(least, Double(value))
            greatest = max(greatest, Double(value))
        }
    }

    /// The mark that most cells hold, as it is stored, and their share of all; nil where there is none.
    var mark: (value: Float, share: Double)? {
        var found: [(value: Float, count: Int)] = []
        if huge.count > 0 { found.append((Float((Double(huge.value) - offset) / scale), huge.count)) }
        for (place, count) in counts.enumerated() where count > 0 && liesApart(Double(marks[place])) {
            found.append((Self.customary[place], count))
        }
        return found.max { $0.count < $1.count }.map { ($0.value, Double($0.count) / Double(seen)) }
    }

    private func liesApart(_ mark: Double) -> Bool {
        if least > greatest { return true }
        let distance = max(least - mark, mark - greatest)
        return distance > Self.gap * (greatest - least) && distance > 0
    }
}
