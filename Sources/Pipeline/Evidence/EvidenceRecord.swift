import Foundations
import Geodata
import Prospectivity
import Streaming

/// A finished evidence layer: a raster in the work folder and what is known of it.
struct EvidenceRecord: Sendable, Codable {
    /// The name in the config.
    var name: String
    /// The name for people.
    var title: String
    /// The raster.
    var source: FileLayer
    /// The unit of the values; empty where there is none.
    var unit: String
    /// Names of the classes with codes 1, 2, ...; nil for quantities.
    var classNames: [String]?
    /// Which values are favourable; nil where nobody says.
    var direction: EvidenceDirection?
    /// Classes for weights of evidence, where the config says.
    var classes: EvidenceClasses?
    /// Whether the values are degrees of membership from 0 to 1.
    var isMembership = false
    /// Count, range, mean and deviation of the cells.
    var statistics: LayerStatistics
    /// A sample of the values, for breaks and quantiles.
    var sample: ValueSample
    /// What the user should know.
    var warnings: [Warning]

    /// The raster's path.
    var path: String { source.path }
}

/// A raster file on the study grid, in the run folder.
struct FileLayer: LayerSource, Codable {
    let grid: Grid
    let file: RunFile

    init(grid: Grid, path: String) {
        self.grid = grid
        file = RunFile(path)
    }

    /// Its path.
    var path: String { file.path }

    func open() throws -> any WindowReading { try RasterReader(path: path) }
}
