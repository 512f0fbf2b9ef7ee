import Delivery
import Foundations
import Geodata
import Resources

/// What `check` found.
public struct CheckReport: Sendable {
    /// The findings for a person.
    public let text: String
    /// The same for machines.
    public let json: JSONValue
}

/// Checks a config and opens every input that it names, without running anything.
///
/// - Throws: `GossanError` with every problem of the config, else every input that cannot be used, else all that does not suit the data.
public func checkPipeline(_ options: RunOptions) throws -> CheckReport {
    let prepared = try PreparedRun(options)
    return try prepared.loaded.places.locating { try check(prepared) }
}

private func check(_ prepared: PreparedRun) throws -> CheckReport {
    var warnings = prepared.loaded.warnings
    let survey = try prepared.surveyReader.read()
    warnings += survey.warnings
    let found = try RunChecks(prepared: prepared, survey: survey).run()
    warnings += found.ofFiles + found.ofGround
    warnings = warnings.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    let grid = survey.grid
    var lines = [
        "\(prepared.options.config) is in order: \(grid.columns) x \(grid.rows) cells of \(formatNumber(grid.cellWidth) ?? "?") m in \(survey.crs)"
    ]
    lines += found.coverage
    lines += survey.operations.map { "  \($0.input): \($0.operation)" }
    lines += warnings.map { "warning: \($0)" }
    return CheckReport(
        text: lines.map { $0 + "\n" }.joined(),
        json: .object([
            ("ok", .boolean(true)), ("columns", .integer(grid.columns)), ("rows", .integer(grid.rows)),
            (
                "warnings",
                .array(
                    warnings.map {
                        .object([
                            ("code", .text($0.code)), ("subject", .text($0.subject)), ("message", .text($0.message)),
                        ])
                    })
            ),
        ]))
}

/// How much of the study area each input covers.
struct InputCoverage {
    let survey: Survey
    let config: PipelineConfig
    let unused: Set<String>

    init(_ survey: Survey, _ prepared: PreparedRun) {
        self.survey = survey
        config = prepared.config
        unused = prepared.loaded.unusedInputs
    }

    /// A line for each input with a place, and a warning for each that nothing uses and that lies beside the study area.
    ///
    /// - Throws: `badData` for an input in use that lies beside it.
    func report() throws -> (lines: [String], warnings: [Warning]) {
        var lines: [String] = []
        var warnings: [Warning] = []
        for input in config.inputs {
            guard let share = try share(input.name, input.value) else { continue }
            lines.append("  \(input.name): box covers \(percentText(share ?? 0)) of the study area")
            guard share == nil else { continue }
            let beside = GossanError(
                .badData, subject: "inputs.\(input.name)", problem: "does not touch the study area",
                remedy: "check its coordinate reference system, and the extent of the grid")
            guard unused.contains(input.name) else { throw beside }
            warnings.append(unusableInput(input.name, beside))
        }
        return (lines, warnings)
    }

    /// The share of the study area that an input's box covers: nil for an input without a place, nil within for one that does
    /// not touch the area.
    private func share(_ name: String, _ source: InputSource) throws -> Double?? {
        if let layer = survey.layers[name] { return layer.extent.map(share) }
        if let set = survey.holes[name] {
            return Extent(around: set.holes.map { Point(x: $0.collar.x, y: $0.collar.y) }).map(share)
        }
        guard let raster = survey.rasters[name], let system = raster.crs else { return nil }
        let transformation = try InputCoordinates(
            input: name, about: source.about, target: survey.crs, cell: survey.grid.cellWidth
        )
        .transformation(from: system, extent: raster.extent)
        let box = try? Pipeline.extent(of: raster, in: survey.crs, by: transformation)
        return [box.flatMap(share), sampledShare(of: raster, transformation)].compactMap { $0 }.max()
    }

    private func share(of box: Extent) -> Double? {
        let area = survey.grid.extent
        return box.intersection(area).map { $0.width * $0.height / (area.width * area.height) }
    }

    /// The share of 64 x 64 places of the study area that lie on a raster. The box of a raster says little where part of it has
    /// no place in the grid's system or comes back from behind, as in maps of the world.
    private func sampledShare(of raster: RasterInfo, _ transformation: Transformation) -> Double? {
        let area = survey.grid.extent
        let steps = 64
        let turns = transformation.source.isGeographic ? [-360.0, 0, 360] : [0]
        var inside = 0
        for v in 0..<steps {
            for u in 0..<steps {
                let place = Point(
                    x: area.minX + area.width * (Double(u) + 0.5) / Double(steps),
                    y: area.minY + area.height * (Double(v) + 0.5) / Double(steps))
                guard let image = try? transformation.inverse([place]).first else { continue }
                inside += turns.contains { raster.extent.contains(Point(x: image.x + $0, y: image.y)) } ? 1 : 0
            }
        }
        return inside == 0 ? nil : Double(inside) / Double(steps * steps)
    }
}
