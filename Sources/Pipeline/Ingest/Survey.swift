import Foundations
import Geodata
import Geostatistics

/// All inputs of a run, read, checked and brought to the study grid's coordinate reference system.
struct Survey: Sendable {
    /// The study grid.
    var grid: Grid
    /// The coordinate reference system of the grid.
    var crs: CoordinateReference
    /// Vector layers and point tables by input name, in the grid's system.
    var layers: [String: FeatureLayer] = [:]
    /// What evidence layers select from them, in the grid's system.
    var selections: [FeatureSelection: FeatureLayer] = [:]
    /// Rasters by input name, as they lie in their files.
    var rasters: [String: RasterInfo] = [:]
    /// The blocks of those rasters that are stored in large ones, by input name.
    var largeBlocks: [String: StoredBlocks] = [:]
    /// Drill holes by input name, in the grid's system.
    var holes: [String: DrillHoleSet] = [:]
    /// The belts; one that covers the whole grid where the config names none.
    var belts: [Belt] = []
    /// What was found while reading.
    var warnings: [Warning] = []
    /// How coordinates of each input reached the grid, by input name.
    var operations: [(input: String, operation: String)] = []

    /// What the features take in memory as long as the run goes on.
    var heldBytes: Int {
        layers.values.reduce(0) { $0 + $1.heldBytes } + selections.values.reduce(0) { $0 + $1.heldBytes }
    }

    /// The features of an input, of those only that meet a further condition; nil where it has none.
    func features(of input: String, where condition: String?) -> FeatureLayer? {
        guard let selection = FeatureSelection(of: input, where: condition) else { return layers[input] }
        return selections[selection]
    }
}

/// A mineralization belt.
struct Belt: Sendable {
    /// Its id, unique in the run.
    var id: String
    /// Its name for people.
    var name: String
    /// The id of its deposit model; nil where none is stated.
    var depositModel: String?
    /// Its ground in the grid's coordinate reference system; empty for the whole grid.
    var polygons: [Polygon]
}
