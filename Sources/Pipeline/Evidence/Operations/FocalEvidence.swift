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
    package let around: NeighbourhoodSize
    package let sigma: Length?

    package init(_ section: inout SectionReader) {
        input = section.required(
            Self.verb, .rasterOrLayer, "A raster input or another evidence layer.", example: "magnetics")
        let problems = section.notes.problems.count
        statistic = section.value(
            "statistic", .choice(FocalStatisticName.self), default: "mean",
            "What is worked out: gaussian is the mean with weights of a normal distribution; majority is for classes, the most"
                + " frequent one, of equally frequent ones the cell's own or else the one with the least code; the others are for"
                + " quantities.")
        let isKnown = section.notes.problems.count == problems
        around = NeighbourhoodSize(
            optional: &section, otherwise: "For gaussian it may be left out: then 4 sigma, rounded to cells.")
        sigma = section.optional(
            "sigma", .quantity(Length.self, .positive), "Standard deviation of the weights of gaussian.",
            example: "250 m")
        // Of a statistic that there is not nobody knows what it needs.
        if isKnown { check(&section) }
    }

    private func check(_ section: inout SectionReader) {
        if statistic == .gaussian {
            if sigma == nil, !section.has("sigma") {
                section.refuse("sigma", "is needed for gaussian", remedy: "add 'sigma: 250 m'")
            }
            if around.shape == .circle {
                section.refuse(
                    "shape", "'circle' is not for gaussian, which falls with distance by itself", remedy: "leave it out"
                )
            }
            return
        }
        if around.radius == nil, !section.has("radius") {
            section.refuse("radius", "is needed for \(statistic.rawValue)", remedy: "add 'radius: 500 m'")
        }
        if section.has("sigma") {
            section.refuse(
                "sigma", "belongs to 'statistic: gaussian'", remedy: "leave it out, or write 'statistic: gaussian'")
        }
    }

    package var reads: [String] { [input] }
    package var classes: ClassContent { statistic == .majority ? .of(input) : .none }
    package var calculatesWith: [String] { statistic == .majority ? [] : [input] }
    package var readsClasses: String? { statistic == .majority ? input : nil }
}

/// Names of focal statistics.
package enum FocalStatisticName: String, ConfigChoice {
    case mean, deviation, minimum, maximum, median, range, gaussian, majority
}

extension FocalEvidence {
    /// The radius, or 4 sigma where there is none.
    var lookout: (key: String, metres: Double)? {
        if let radius = around.radius { return ("radius", radius.metres) }
        return sigma.map { ("sigma", 4 * $0.metres) }
    }

    func footprint(_ survey: Survey) -> LayerFootprint {
        LayerFootprint(survey.grid.windows(), halo: FocalKernel(self, on: survey.grid).radius)
    }

    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let grid = context.grid
        let layer = try context.layer(input)
        let kernel = FocalKernel(self, on: grid)
        let source = ComputedLayer(grid: grid) {
            var reader = HaloReader(try layer.source.open(), grid: grid)
            var around: [Float] = []
            return { window, values in
                try reader.read(window.expanded(by: kernel.radius), into: &around)
                values = kernel.values(around, window)
            }
        }
        let names = statistic == .majority ? context.classNames(of: input) : nil
        return DerivedLayer(
            source, unit: layer.unit, classNames: names, direction: statistic == .majority ? .categorical : nil)
    }
}

/// A focal statistic with its size in cells.
private enum FocalKernel: Sendable {
    case statistic(FocalStatisticName, Neighbourhood)
    case gaussian(GaussianKernel)

    init(_ focal: FocalEvidence, on grid: Grid) {
        if focal.statistic == .gaussian {
            let cell = max(grid.cellWidth, grid.cellHeight)
            let radius = focal.around.radiusCells(on: grid)
            self = .gaussian(GaussianKernel(sigmaCells: (focal.sigma?.metres ?? cell) / cell, radius: radius))
        } else {
            self = .statistic(focal.statistic, focal.around.neighbourhood(on: grid))
        }
    }

    var radius: Int {
        switch self {
        case .statistic(_, let neighbourhood): neighbourhood.radius
        case .gaussian(let kernel): kernel.radius
        }
    }

    func values(_ around: [Float], _ window: Window) -> [Float] {
        switch self {
        case .gaussian(let kernel): gaussianMean(around, window: window, kernel: kernel)
        case .statistic(let name, let neighbourhood): name.values(around, window, neighbourhood)
        }
    }
}

extension FocalStatisticName {
    fileprivate func values(_ around: [Float], _ window: Window, _ neighbourhood: Neighbourhood) -> [Float] {
        func found(_ statistic: FocalStatistic) -> [Float] {
            focal(statistic, around, window: window, neighbourhood: neighbourhood)
        }
        switch self {
        case .mean, .gaussian: return found(.mean)
        case .deviation: return found(.standardDeviation)
        case .minimum: return found(.minimum)
        case .maximum: return found(.maximum)
        case .median: return found(.median)
        case .majority: return found(.majority)
        case .range: return focalRange(around, window: window, neighbourhood: neighbourhood)
        }
    }
}
