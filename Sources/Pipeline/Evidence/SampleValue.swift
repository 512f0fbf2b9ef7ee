import Delivery
import Foundations
import Geodata

/// A laboratory value as it stands in a table: a number, or `<0.5` for below a detection limit of 0.5.
struct SampleValue {
    /// The number, or half the limit.
    let value: Double
    /// Whether it lies below the detection limit.
    let isBelowDetection: Bool

    /// Nil for any other text.
    init?(_ cell: FieldValue) {
        if let number = cell.number {
            guard number.isFinite else { return nil }
            (value, isBelowDetection) = (number, false)
            return
        }
        let text = cell.description.filter { $0 != " " }
        guard let limit = textOfLimit(text).flatMap(Double.init), limit > 0 else { return nil }
        (value, isBelowDetection) = (limit / 2, true)
    }
}

/// - Throws: `badData` when features are lines or polygons, or none of them with a place has a number in a field of measurements.
func requireSamples(in layer: FeatureLayer, field: String, input: String) throws {
    for feature in layer.features {
        let (shapes, remedy) =
            switch feature.geometry {
            case .lines: ("lines", "name an input of points")
            case .polygons: ("polygons", "name an input of points; what polygons hold is 'class' or 'zonal'")
            case .points, nil: ("", "")
            }
        guard shapes.isEmpty else {
            throw GossanError(
                .badData, subject: "inputs.\(input)", problem: "holds \(shapes), not the points of samples",
                remedy: remedy)
        }
    }
    let values = layer.features.lazy.filter { $0.geometry != nil }.compactMap { $0.fields[field] }
    if values.contains(where: { SampleValue($0) != nil }) { return }
    let example = values.first.map { ", but texts such as '\($0)'" } ?? ""
    throw GossanError(
        .badData, subject: "inputs.\(input).\(field)", problem: "holds no number\(example)",
        remedy: "name a field of numbers; decimals are written with a point")
}

/// Doubts contents in per cent above 100: most likely in g/t or ppm.
///
/// - Parameters:
///   - layer: The samples.
///   - field: What was measured.
///   - input: The input's name.
///   - unit: The unit of the evidence layer that is made of them.
func contentsAboveWhole(in layer: FeatureLayer, field: String, input: String, unit: String?) -> [Warning] {
    guard let unit, ["%", "percent", "per cent", "wt%", "wt %"].contains(unit.lowercased()) else { return [] }
    let above = layer.features.lazy.compactMap { feature -> (id: Int, value: Double)? in
        guard let value = feature.fields[field].flatMap({ SampleValue($0)?.value }), value > 100 else { return nil }
        return (Int(feature.id), value)
    }
    let all = Array(above)
    guard let first = all.first else { return [] }
    return [
        Warning(
            code: "content_above_whole", subject: "\(input).\(field)",
            message:
                "is above 100 % in \(all.count) of \(layer.features.count) samples, first in feature \(first.id) with \(formatNumber(first.value) ?? "?"); "
                + "check whether some are in ppm")
    ]
}
