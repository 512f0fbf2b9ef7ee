import Foundations
import Rasters
import Streaming

/// The heights that a terrain operation works on: which layer they are, and in what unit.
package struct ElevationInput: Sendable {
    package let input: String
    package let unit: ElevationUnit?

    /// Reads the operation's own key and `elevation_unit`.
    init(_ verb: String, _ section: inout SectionReader) {
        input = section.required(
            verb, .rasterOrLayer, "The elevation: a raster input or another evidence layer.", example: "elevation")
        unit = section.optional(
            "elevation_unit", .choice(ElevationUnit.self),
            "Unit of the heights; by default the one that the layer itself names, otherwise metres. Results are metric."
        )
    }
}

/// Units of heights.
package enum ElevationUnit: String, ConfigChoice {
    case metre = "m"
    case foot = "ft"
    case surveyFoot = "us_survey_ft"

    /// The metres in one of it.
    var metres: Double {
        switch self {
        case .metre: 1
        case .foot: 0.3048
        case .surveyFoot: 1200.0 / 3937
        }
    }

    /// The unit that a file means by a word; nil for other words.
    init?(named word: String) {
        switch word.lowercased().filter({ $0.isLetter }) {
        case "m", "metre", "metres", "meter", "meters": self = .metre
        case "ft", "foot", "feet", "internationalfoot", "internationalfeet": self = .foot
        case "ftus", "usft", "ussurveyfoot", "ussurveyfeet", "ussurveyft", "footus": self = .surveyFoot
        default: return nil
        }
    }
}

/// An operation on elevations.
protocol TerrainOperation: EvidenceOperation {
    /// The heights.
    var elevation: ElevationInput { get }
    /// How far around a cell it looks; nil where that is no option.
    var around: NeighbourhoodSize? { get }
    /// How far it looks, in such distances.
    var reach: Int { get }
}

extension TerrainOperation {
    package var around: NeighbourhoodSize? { nil }
    package var reach: Int { 1 }
    package var reads: [String] { [elevation.input] }
    package var calculatesWith: [String] { [elevation.input] }
    var lookout: (key: String, metres: Double)? { around?.radius.map { ("radius", $0.metres) } }
    func footprint(_ survey: Survey) -> LayerFootprint {
        LayerFootprint(survey.grid.windows(), halo: (around?.neighbourhood(on: survey.grid).radius ?? 1) * reach)
    }
}

extension ElevationInput {
    /// A layer of the study grid made from heights in metres.
    ///
    /// - Parameters:
    ///   - context: What the operation may use.
    ///   - halo: Cells needed around each window.
    ///   - unit: The unit of the values.
    ///   - kernel: From the heights of a window with its halo, row-major, missing and off-grid as NaN.
    func layer(
        _ context: EvidenceContext, halo: Int, unit: String,
        kernel: @escaping @Sendable (_ heights: [Float], _ window: Window) -> [Float]
    ) throws -> DerivedLayer {
        let heights = try heights(context)
        let grid = context.grid
        let source = ComputedLayer(grid: grid) {
            var reader = try heights.reader(on: grid)
            var buffer: [Float] = []
            return { window, values in
                try reader.read(window.expanded(by: halo), into: &buffer)
                values = kernel(buffer, window)
            }
        }
        var layer = DerivedLayer(source, unit: unit)
        layer.warnings = heights.warnings
        return layer
    }

    /// A layer of the study grid made from heights in metres within some distance.
    ///
    /// - Parameters:
    ///   - context: What the operation may use.
    ///   - around: How far around a cell is looked; nil for the eight neighbours.
    ///   - unit: The unit of the values.
    ///   - reach: Cells needed around each window, in radii of the neighbourhood.
    ///   - kernel: From the heights of a window with its halo, row-major, missing and off-grid as NaN.
    func layer(
        _ context: EvidenceContext, _ around: NeighbourhoodSize?, unit: String, reach: Int = 1,
        kernel: @escaping @Sendable (_ heights: [Float], _ window: Window, _ neighbourhood: Neighbourhood) -> [Float]
    ) throws -> DerivedLayer {
        let neighbourhood = around?.neighbourhood(on: context.grid) ?? .square(radius: 1)
        return try layer(context, halo: neighbourhood.radius * reach, unit: unit) { heights, window in
            kernel(heights, window, neighbourhood)
        }
    }

    /// Where the heights come from and what turns them into metres.
    func heights(_ context: EvidenceContext) throws -> Heights {
        let (source, named) = try context.layer(input)
        if let unit { return Heights(source: source, factor: Float(unit.metres), warnings: []) }
        guard !named.isEmpty else { return Heights(source: source, factor: 1, warnings: []) }
        guard let unit = ElevationUnit(named: named) else {
            let warning = Warning(
                code: "elevation_unit_unknown", subject: input,
                message:
                    "its unit '\(named)' is not a known unit of heights; they are taken as metres. Write 'elevation_unit'"
            )
            return Heights(source: source, factor: 1, warnings: [warning])
        }
        guard unit != .metre else { return Heights(source: source, factor: 1, warnings: []) }
        let warning = Warning(
            code: "elevation_converted", subject: input,
            message: "its heights are in '\(named)' and are turned into metres")
        return Heights(source: source, factor: Float(unit.metres), warnings: [warning])
    }
}

/// Heights on the study grid.
struct Heights: Sendable {
    let source: any LayerSource
    /// The metres in one unit of the source.
    let factor: Float
    /// What the user should know.
    let warnings: [Warning]

    /// A reader of metres for the calling thread.
    func reader(on grid: Grid) throws -> HeightReader {
        HeightReader(reader: HaloReader(try source.open(), grid: grid), factor: factor)
    }
}

/// Reads windows of heights in metres, which may reach beyond the grid.
struct HeightReader {
    private var reader: HaloReader
    private let factor: Float

    init(reader: HaloReader, factor: Float) {
        self.reader = reader
        self.factor = factor
    }

    /// Fills `buffer` with `window.count` heights, missing and off-grid as NaN.
    mutating func read(_ window: Window, into buffer: inout [Float]) throws {
        try reader.read(window, into: &buffer)
        guard factor != 1 else { return }
        for index in buffer.indices { buffer[index] *= factor }
    }
}
