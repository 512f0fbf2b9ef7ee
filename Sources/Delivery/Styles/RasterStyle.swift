import Foundations

/// How the values of a raster's first band are drawn.
///
/// Written as QML, which QGIS applies by itself where it lies beside the raster under the same name.
public struct RasterStyle: Sendable {
    /// A value with its colour.
    public struct Stop: Sendable, Hashable {
        /// The value.
        public var value: Double
        /// Its colour as `#rrggbb`.
        public var colour: String
        /// Text of the legend.
        public var label: String

        /// - Parameters:
        ///   - value: The value.
        ///   - colour: Its colour as `#rrggbb`.
        ///   - label: Text of the legend.
        public init(value: Double, colour: String, label: String) {
            self.value = value
            self.colour = colour
            self.label = label
        }
    }

    /// Whether values stand for themselves alone, as codes of classes do; others have colours between those of their neighbours.
    public var isOfClasses: Bool
    /// The values that have colours, ascending.
    public var stops: [Stop]

    /// Quantities: colours change evenly between stops, and below the first and above the last stay as they are.
    ///
    /// - Parameters:
    ///   - values: Ascending; of equal ones the last is kept, since it may stand for most cells.
    ///   - colours: One for each as `#rrggbb`.
    ///   - label: The text of a value in the legend.
    public init(values: [Double], colours: [String], label: (Double) -> String) {
        isOfClasses = false
        stops = zip(values, colours).reduce(into: []) { stops, next in
            if stops.last?.value == next.0 { stops.removeLast() }
            stops.append(Stop(value: next.0, colour: next.1, label: label(next.0)))
        }
    }

    /// Classes with codes 1, 2, ...; colours of neighbours differ well.
    ///
    /// - Parameter classes: Their names.
    public init(classes: [String]) {
        isOfClasses = true
        stops = classes.enumerated().map { index, name in
            Stop(value: Double(index + 1), colour: Self.colour(ofClass: index), label: name)
        }
    }

    /// Hues a golden angle apart, so that any number of classes differ; light and dark in turn.
    private static func colour(ofClass index: Int) -> String {
        let hue = (Double(index) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1)
        let (chroma, least) = index % 2 == 0 ? (0.45, 0.45) : (0.5, 0.25)
        let parts = [0.0, 2.0, 1.0].map { third -> Int in
            let turn = abs(((hue + third / 3) * 6).truncatingRemainder(dividingBy: 6) - 3) - 1
            return Int((255 * (least + chroma * min(1, max(0, turn)))).rounded())
        }
        return "#"
            + parts.map { part in
                let digits = String(part, radix: 16)
                return digits.count < 2 ? "0" + digits : digits
            }.joined()
    }
}
