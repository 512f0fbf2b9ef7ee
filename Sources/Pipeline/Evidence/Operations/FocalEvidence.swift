import Foundations
import Rasters
import Streaming

/// A statistic of the cells around each cell.
package struct FocalEvidence: EvidenceOperation {
    package static let verb = "focal"
    package static let summary =
        "A statistic of the cells around each cell. Missing cells stay missing and do not spread."

    package let input: String
    package let statistic: FocalStatisticName
    package let radius: Length
    package let shape: FocalShape

    package init(_ section: inout SectionReader) {
        input = section.required(
            Self.verb, .rasterOrLayer, "A raster input or another evidence layer.", example: "magnetics")
        statistic = section.value(
            "statistic", .choice(FocalStatisticName.self), default: "mean", "What is worked out.")
        radius = section.required(
            "radius", .quantity(Length.self, .positive),
            "How far around a cell is looked: whole cells up to this distance, at least one.", example: "500 m")
        shape = section.value(
            "shape", .choice(FocalShape.self), default: "square",
            "Which cells that is: a square of 2 radius + 1 cells, or those whose centres lie within the circle.")
    }

    package var reads: [String] { [input] }
}

/// Names of focal statistics.
package enum FocalStatisticName: String, ConfigChoice {
    case mean, deviation, minimum, maximum, median, range
}

/// Which cells around a cell count.
package enum FocalShape: String, ConfigChoice {
    case square, circle
}

extension FocalEvidence {
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let grid = context.grid
        let layer = try context.layer(input)
        let cells = Int((radius.metres / max(grid.cellWidth, grid.cellHeight)).rounded(.down))
        let neighbourhood: Neighbourhood =
            shape == .square ? .square(radius: max(1, cells)) : .circle(radius: max(1, cells))
        let statistic = statistic
        let source = ComputedLayer(grid: grid) {
            var reader = HaloReader(try layer.source.open(), grid: grid)
            var around: [Float] = []
            return { window, values in
                try reader.read(window.expanded(by: neighbourhood.radius), into: &around)
                values = statistic.values(around, window, neighbourhood)
            }
        }
        return DerivedLayer(source, unit: layer.unit)
    }
}

extension FocalStatisticName {
    fileprivate func values(_ around: [Float], _ window: Window, _ neighbourhood: Neighbourhood) -> [Float] {
        func found(_ statistic: FocalStatistic) -> [Float] {
            focal(statistic, around, window: window, neighbourhood: neighbourhood)
        }
        switch self {
        case .mean: return found(.mean)
        case .deviation: return found(.standardDeviation)
        case .minimum: return found(.minimum)
        case .maximum: return found(.maximum)
        case .median: return found(.median)
        case .range: return zip(found(.maximum), found(.minimum)).map { $0 - $1 }
        }
    }
}
