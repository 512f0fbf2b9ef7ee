import Foundations

/// How a polygon layer is drawn: fill by classes of one number, label by another column.
///
/// Written as QML for QGIS and SLD 1.0 for everything else; both go into a GeoPackage's `layer_styles`.
public struct GraduatedStyle: Sendable {
    /// One class of the legend.
    public struct Step: Sendable, Hashable {
        /// Least value of the class.
        public var lower: Double
        /// Greatest value of the class.
        public var upper: Double
        /// Fill colour as `#rrggbb`.
        public var colour: String
        /// Text of the legend.
        public var label: String

        /// - Parameters:
        ///   - lower: Least value.
        ///   - upper: Greatest value.
        ///   - colour: Fill colour as `#rrggbb`.
        ///   - label: Text of the legend.
        public init(lower: Double, upper: Double, colour: String, label: String) {
            self.lower = lower
            self.upper = upper
            self.colour = colour
            self.label = label
        }
    }

    /// The name of the style, shown in the layer list.
    public var name: String
    /// The column whose number picks the colour.
    public var attribute: String
    /// The column whose text labels a feature.
    public var labelAttribute: String
    /// The classes, in the order of the legend.
    public var steps: [Step]

    /// - Parameters:
    ///   - name: The name of the style.
    ///   - attribute: The column whose number picks the colour.
    ///   - labelAttribute: The column whose text labels a feature.
    ///   - steps: The classes.
    public init(name: String, attribute: String, labelAttribute: String, steps: [Step]) {
        self.name = name
        self.attribute = attribute
        self.labelAttribute = labelAttribute
        self.steps = steps
    }

    /// A style for ranks: the first places stand out, whatever the number of prospects.
    public static func ranks(count: Int) -> GraduatedStyle {
        let limits = [
            (1, 3, "#b10026"), (4, 10, "#f03b20"), (11, 25, "#fd8d3c"), (26, 100, "#fecc5c"), (101, count, "#ffffb2"),
        ]
        return GraduatedStyle(
            name: "rank", attribute: "rank", labelAttribute: "rank",
            steps: limits.filter { $0.0 <= max(1, count) }.map { first, last, colour in
                let last = min(last, max(count, first))
                let label = first == last ? "Rank \(first)" : "Rank \(first) to \(last)"
                return Step(lower: Double(first) - 0.5, upper: Double(last) + 0.5, colour: colour, label: label)
            })
    }
}

/// A text as XML writes it.
func xmlEscaped(_ text: String) -> String {
    // XML has no control characters, however they are written.
    String(text.map { ($0.unicodeScalars.first?.value ?? 32) < 32 ? " " : $0 }).replacing("&", with: "&amp;").replacing(
        "<", with: "&lt;"
    ).replacing(">", with: "&gt;")
        .replacing("\"", with: "&quot;")
}
