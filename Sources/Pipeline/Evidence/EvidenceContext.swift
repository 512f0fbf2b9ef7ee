import Foundations
import Geodata
import Prospectivity
import Rasters
import Streaming

/// What an evidence operation may use.
struct EvidenceContext: Sendable {
    /// The path of the layer in the config, for messages.
    let subject: String
    /// The inputs of the run.
    let config: PipelineConfig
    /// The same, read.
    let survey: Survey
    /// Layers that are finished, by name.
    let finished: [String: EvidenceRecord]
    /// Threads and memory.
    let execution: Execution
    /// A folder for scratch files.
    let scratch: String
    /// A sample of the grid's cells in which there are no values yet.
    let emptySample: ValueSample

    /// The study grid.
    var grid: Grid { survey.grid }

    /// The features of an input, of those only that meet a further condition, in the grid's system.
    ///
    /// - Throws: `configuration` when the input has no features, `badData` when it lacks a field that they must have.
    func features(of input: String, where condition: String?, with field: String? = nil) throws -> FeatureLayer {
        guard let layer = survey.features(of: input, where: condition) else {
            throw GossanError(
                .configuration, subject: input, problem: "has no features", remedy: "name a vector or a table of points"
            )
        }
        if let field, !layer.fieldNames.contains(field) {
            throw GossanError(
                .badData, subject: "inputs.\(input)", problem: "has no field '\(field)'",
                remedy: suggestion(for: field, among: layer.fieldNames))
        }
        return layer
    }

    /// A finished evidence layer, or else a raster input, with its unit.
    func layer(_ name: String) throws -> (source: any LayerSource, unit: String) {
        if let layer = finished[name] { return (layer.source, layer.unit) }
        return (try raster(name), survey.rasters[name]?.unit ?? "")
    }

    /// Names of the classes with codes 1, 2, ... of a finished evidence layer; nil for quantities and for rasters.
    func classNames(of layer: String) -> [String]? { finished[layer]?.classNames }

    /// A raster input on the study grid.
    ///
    /// - Parameters:
    ///   - input: The name of the input.
    ///   - band: Which of its bands; nil for the one that the input names.
    func raster(_ input: String, band: Int? = nil) throws -> RasterInputLayer {
        guard case .raster(let raster) = config.inputs[name: input], let info = survey.rasters[input] else {
            throw GossanError(.configuration, subject: input, problem: "is not a raster", remedy: "name a raster input")
        }
        return RasterInputLayer(grid: grid, input: raster, band: band ?? raster.band, declared: info.crs)
    }

    /// A warning where a band that the input does not name holds values that usually mean missing; the input's own band has been
    /// looked at when the survey was read.
    func undeclaredNodata(in operand: Operand) throws -> Warning? {
        guard let band = operand.band, case .raster(let raster) = config.inputs[name: operand.name], band != raster.band
        else { return nil }
        let info = try rasterInfo(path: raster.path.resolved, band: band)
        return try Pipeline.undeclaredNodata(in: info, input: "\(operand.name)@\(band)", declared: raster.nodata)
    }
}

/// A raster brought to the study grid while it is read.
struct RasterInputLayer: LayerSource {
    let grid: Grid
    let input: RasterInput
    let band: Int
    let declared: CoordinateReference?

    func open() throws -> any WindowReading { try reader() }

    /// A reader of its own for the calling thread.
    func reader() throws -> WarpedReader {
        try WarpedReader(
            path: input.path.resolved, band: band, onto: grid, resampling: resampling, nodata: input.nodata,
            declaredCRS: declared, allowBallpark: input.about.allowBallpark,
            exactPositions: input.exactPositions, useOverviews: input.overviews)
    }

    private var resampling: Resampling {
        switch input.resampling {
        case .nearest: .nearest
        case .bilinear: .bilinear
        case .cubic: .cubic
        case .average: .average
        case .mode: .mode
        case nil: .automatic(input.kind == .classes ? .classes : .quantity)
        }
    }
}
