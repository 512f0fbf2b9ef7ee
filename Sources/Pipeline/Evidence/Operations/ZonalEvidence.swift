import Delivery
import Foundations
import Geodata
import Rasters
import Streaming

/// A statistic of a layer over each polygon.
package struct ZonalEvidence: FeatureOperation {
    package static let verb = "zonal"
    package static let summary =
        "A statistic of a layer over each polygon, written to the cells whose centres it holds; where polygons overlap the"
        + " last counts."

    package let input: String
    package let layer: String
    package let statistic: ZonalStatisticName
    package let quantile: Fraction?
    package let weight: String?
    package let filter: String?

    package init(_ section: inout SectionReader) {
        input = section.required(Self.verb, .input(["vector"]), "The polygons.", example: "catchments")
        layer = section.required(
            "of", .rasterOrLayer, "A raster input or another evidence layer.", example: "soil_al2o3")
        let problems = section.notes.problems.count
        statistic = section.value(
            "statistic", .choice(ZonalStatisticName.self), default: "mean",
            "What is worked out; cells count by the share of them inside, the majority is for classes alone, count is the number"
                + " of cells with a value.")
        let isKnown = section.notes.problems.count == problems
        quantile = section.optional(
            "quantile", .quantity(Fraction.self, .upToWhole),
            "The share of the polygon's cells below the value, for 'statistic: quantile'.", example: "90 %")
        weight = section.optional(
            "weight", .rasterOrLayer,
            "A layer of quantities of 0 or more by which cells count besides; cells without it are left out.",
            example: "host_share")
        filter = section.condition(on: "polygons")
        if isKnown { check(&section) }
    }

    private func check(_ section: inout SectionReader) {
        if statistic == .quantile, !section.has("quantile") {
            section.refuse("quantile", "is needed for 'statistic: quantile'", remedy: "add 'quantile: 90 %'")
        }
        if statistic != .quantile, section.has("quantile") {
            section.refuse(
                "quantile", "belongs to 'statistic: quantile'", remedy: "leave it out, or write 'statistic: quantile'")
        }
    }

    package var reads: [String] { [layer] + [weight].compactMap { $0 } }
    package var classes: ClassContent { statistic == .majority ? .of(layer) : .none }
    package var calculatesWith: [String] { (statistic == .majority ? [] : [layer]) + [weight].compactMap { $0 } }
    package var readsClasses: String? { statistic == .majority ? layer : nil }
}

/// Names of zonal statistics.
package enum ZonalStatisticName: String, ConfigChoice {
    case mean, deviation, minimum, maximum, majority, count, quantile
}

extension ZonalEvidence {
    /// A quantile needs every value and its share, twice while they are put in order; other statistics hold a few numbers, and
    /// the majority those of each class.
    private static let bytesPerValue = 48

    func requireShapes(_ survey: Survey) throws {
        try requirePolygons(survey, because: "hold no cells", remedy: "select the polygons with 'where'")
    }

    func footprint(_ survey: Survey) -> LayerFootprint {
        var footprint = footprint(survey, bytesPerVertex: FeatureRasterizer.bytesPerVertex)
        if statistic == .quantile, let layer = features(survey) {
            footprint.heldBytes += Self.bytesPerValue * Int(cells(in: layer, survey.grid))
        }
        return footprint
    }

    /// How many cells of the grid the polygons touch at most; ground counts as often as polygons lie on it, for each holds its
    /// own values.
    private func cells(in layer: FeatureLayer, _ grid: Grid) -> Double {
        let extent = grid.extent
        return layer.features.reduce(0.0) { sum, feature in
            guard case .polygons(let polygons) = feature.geometry else { return sum }
            return sum + polygons.flatMap { parts(of: $0, in: extent) }.reduce(0) { $0 + $1.cellsTouched(of: grid) }
        }
    }

    private func parts(of polygon: Polygon, in extent: Extent) -> [Polygon] {
        guard let box = Extent(around: polygon.exterior), let common = box.intersection(extent) else { return [] }
        guard common != box else { return [polygon] }
        return (try? intersection([polygon], [Polygon(extent)])) ?? [polygon]
    }

    private func notAWeight(_ value: Float) -> GossanError {
        GossanError(
            .badData, subject: weight ?? "weight", problem: "holds \(value) inside polygons, and weights are 0 or more",
            remedy: "make a layer of weights of it, with 'expression: max(layer, 0)' or 'transform: min_max'")
    }

    /// One pass over the layer for all polygons, then each cell takes the figure of its polygon.
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let shapes = try geometries(context)
        let zones = FeatureRasterizer(shapes, grid: context.grid)
        let values = try context.layer(layer)
        let weights = try weight.map { try context.layer($0).source }
        let keepsValues = statistic == .majority || statistic == .quantile
        let windows = context.grid.windows()
        let source = values.source
        let found = try reduceWindows(
            windows, bytesPerWindow: windowBytes(windows, halo: 0, inputs: 3, outputs: 4), execution: context.execution,
            into: [ZonalAccumulator](repeating: ZonalAccumulator(keepsValues: keepsValues), count: zones.featureCount),
            makeWorker: { (try source.open(), try weights?.open()) },
            partial: { readers, window in
                var cells: [Float] = []
                var factors: [Float] = []
                try readers.0.read(window, into: &cells)
                try readers.1?.read(window, into: &factors)
                return zonalStatistics(
                    of: zones, in: window, values: cells, weights: factors.map(Double.init), keepsValues: keepsValues)
            },
            merge: { mergeZones(&$0, with: $1) })
        // What rounding leaves of nothing counts as nothing.
        if let least = found.map(\.leastFactor).min(), least < -1e-9 { throw notAWeight(Float(least)) }
        let figures = found.map { statistic.value(of: $0.statistics, quantile: quantile) }
        let result = ComputedLayer(grid: context.grid) {
            { window, cells in cells = zones.classes(figures, in: window) }
        }
        guard statistic == .majority else {
            return DerivedLayer(result, unit: statistic == .count ? "cells" : values.unit)
        }
        return DerivedLayer(
            result, classNames: context.classNames(of: layer), direction: .categorical)
    }
}

extension ZonalStatisticName {
    fileprivate func value(of zone: ZonalStatistics, quantile: Fraction?) -> Float {
        switch self {
        case .mean: Float(zone.mean)
        case .deviation: Float(zone.standardDeviation)
        case .minimum: zone.minimum
        case .maximum: zone.maximum
        case .majority: zone.distribution.majority
        case .count: Float(zone.cells)
        case .quantile: Float(zone.distribution.quantile(quantile?.value ?? .nan))
        }
    }
}

extension Polygon {
    /// The cells inside, and those that the border passes: a line passes one more for every row and column that it crosses.
    fileprivate func cellsTouched(of grid: Grid) -> Double {
        let inside = area / (grid.cellWidth * grid.cellHeight)
        return rings.reduce(inside) { sum, ring in
            zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(sum + 1) { sum, side in
                sum + abs(side.1.x - side.0.x) / grid.cellWidth + abs(side.1.y - side.0.y) / grid.cellHeight
            }
        }
    }
}
