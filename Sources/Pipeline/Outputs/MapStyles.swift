import Delivery
import Foundations
import Prospectivity

/// How the maps of a run are drawn.
struct MapStyles {
    let result: RunResult

    /// The style of a map; nil where it has no values.
    ///
    /// - Parameter name: The map's name, without folder and extension.
    func style(of name: String) -> RasterStyle? {
        if let layer = result.layers.first(where: { $0.name == name }) { return style(of: layer) }
        return result.prospectivity?.spreads[name].flatMap(style)
    }

    /// Scores and their deviations are small nearly everywhere: even colours would show nothing, colours by shares of the ground show
    /// the best of it.
    private func style(of spread: [Float]) -> RasterStyle? {
        guard let least = spread.first, let greatest = spread.last, least < greatest else { return nil }
        return Self.style(of: spread.map(Double.init), Self.warm)
    }

    private func style(of layer: EvidenceRecord) -> RasterStyle? {
        if let names = layer.classNames { return RasterStyle(classes: names) }
        if layer.isMembership { return Self.style(of: Self.evenly(0, 1), Self.cool) }
        let values = layer.sample.sortedValues().map(Double.init)
        guard let least = values.first, let greatest = values.last, least < greatest else { return nil }
        // Without far values, unless most cells are alike; evenly, unless most cells would then have one colour.
        let quantiles = Self.evenly(0.02, 0.98).map { quantile(ofSorted: values, $0) }
        let (low, middle, high) = (quantiles[0], quantiles[quantiles.count / 2], quantiles[quantiles.count - 1])
        let isSkewed = low < high && !(0.1...0.9).contains((middle - low) / (high - low))
        let even = low < high ? Self.evenly(low, high) : Self.evenly(least, greatest)
        return Self.style(of: isSkewed && Set(quantiles).count == quantiles.count ? quantiles : even, Self.cool)
    }

    /// Labels have as many places as tell the values apart, as in a magnetic field of 48,000 nT that varies by 2.
    private static func style(of values: [Double], _ colours: [String]) -> RasterStyle {
        let count = Set(values).count
        let significant = (4...15).first { places in
            Set(values.map { formatReading($0, significant: places) }).count == count
        }
        return RasterStyle(values: values, colours: colours) { formatReading($0, significant: significant ?? 4) }
    }

    private static func evenly(_ low: Double, _ high: Double) -> [Double] {
        cool.indices.map { low + (high - low) * Double($0) / Double(cool.count - 1) }
    }

    /// Shares of the ground below each of the values that the colours of scores stand for.
    static let shares = [0, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 1]

    /// ColorBrewer's YlOrBr: pale to dark, one for each share.
    private static let warm = [
        "#ffffe5", "#fff7bc", "#fee391", "#fec44f", "#fe9929", "#ec7014", "#cc4c02", "#8c2d04",
    ]
    /// Viridis, which keeps its order in grey and for colour-blind eyes.
    private static let cool = ["#440154", "#3b528b", "#21918c", "#5ec962", "#fde725"]
}
