/// One input: what kind of data it is, with the options of that kind.
package enum InputSource: Sendable {
    case vector(VectorInput)
    case raster(RasterInput)
    case table(TableInput)
    case drillholes(DrillholesInput)

    /// The kinds of input, by the key that tells them apart.
    static let verbs: [ConfigVerb<InputSource>] = [
        ConfigVerb("vector", VectorInput.self) { .vector($0) },
        ConfigVerb("raster", RasterInput.self) { .raster($0) },
        ConfigVerb("table", TableInput.self) { .table($0) },
        ConfigVerb("drillholes", DrillholesInput.self) { .drillholes($0) },
    ]

    /// What is told of the input whatever its kind.
    package var about: InputProvenance {
        switch self {
        case .vector(let input): input.about
        case .raster(let input): input.about
        case .table(let input): input.about
        case .drillholes(let input): input.about
        }
    }
}
