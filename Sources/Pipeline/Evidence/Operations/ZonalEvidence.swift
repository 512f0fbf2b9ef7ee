import Delivery
import Foundations
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
            "A layer of quantities by which cells count besides; cells without it are left out.",
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

    /// That of polygons which cover the grid once.
    func footprint(on grid: Grid) -> LayerFootprint {
        LayerFootprint(grid.windows(), heldBytes: statistic == .quantile ? Self.bytesPerValue * grid.count : 0)
    }

    /// Polygons that overlap each hold their own values, which `plan` cannot know.
    private func requireRoom(for shapes: [Geometry], _ context: EvidenceContext) throws {
        let grid = context.grid
        let whole = grid.cellWidth * grid.cellHeight * Double(grid.count)
        let covered = shapes.reduce(0.0) { sum, shape in
            guard case .polygons(let polygons) = shape else { return sum }
            return sum + min(whole, polygons.reduce(0) { $0 + $1.area })
        }
        let needed = MemorySize(baseValue: covered / whole * Double(Self.bytesPerValue * grid.count))
        guard covered > whole, needed.bytes > context.execution.memory.bytes else { return }
        throw GossanError(
            .configuration, subject: context.subject,
            problem:
                "holds the values of polygons that cover the study area \(formatNumber(covered / whole, decimals: 1) ?? "?")"
                + " times, \(needed.bytes / 1_000_000) MB, more than the budget",
            remedy: "select polygons that do not overlap with 'where', raise --memory, or take another statistic")
    }

    /// One pass over the layer for all polygons, then each cell takes the figure of its polygon.
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let shapes = try geometries(context)
        guard shapes.allSatisfy({ if case .polygons = $0 { true } else { false } }) else {
            throw GossanError(
                .badData, subject: "inputs.\(input)", problem: "holds points or lines, which hold no cells",
                remedy: "select the polygons with 'where'")
        }
        if statistic == .quantile { try requireRoom(for: shapes, context) }
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
