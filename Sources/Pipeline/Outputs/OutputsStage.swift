import Delivery
import Foundations
import Geodata

/// Writes the results of a run into its folder.
struct OutputsStage {
    let result: RunResult
    let folder: RunFolder

    /// The files written, relative to the run folder, in order.
    ///
    /// - Parameter cache: Maps that earlier runs made.
    func run(_ cache: inout MapCache) throws -> [String] {
        let ranked = result.rankedProspects
        let toGeographic = try toGeographic()
        let positions = try toGeographic.transform(ranked.map(\.prospect.best))
        let shapes = ranked.map { Geometry.polygons($0.prospect.polygons) }
        let prospects = FeatureTable(
            table: ProspectTable(result: result, positions: positions).table, geometries: shapes,
            crs: result.survey.grid.crs, idColumn: "id")
        var written: [String] = []
        func write(_ name: String, _ text: String) throws {
            try AtomicFile.write(text, to: folder.file(name))
            written.append(name)
        }
        try write(
            "prospects.geojson",
            prospects.geoJSON(
                inLongitudeLatitude: try shapes.map { try toGeographic.transform($0) },
                notes: [("statements", .array(result.statements.map(JSONValue.text)))]))
        try AtomicFile.produce(folder.file("prospects.gpkg")) { beside in
            try writeStyledGeoPackage(
                [prospects], style: .ranks(count: ranked.count), metadata: result.config.mapMetadata,
                statements: result.statements, to: beside)
        }
        written.append("prospects.gpkg")
        let tables = [
            prospects.table, result.beltTable, result.growthTable, result.gradeTonnageTable, result.validationTable,
            result.modelTable, result.classTable, result.warningTable(try warnings()),
        ]
        for table in tables { try write("\(table.name).csv", table.csv) }
        try write(
            "datapackage.json",
            DataPackage(name: result.config.name, title: result.config.name, notes: result.statements, tables: tables)
                .json.pretty)
        return written + (try maps(&cache))
    }

    /// The best operation to WGS 84. Results are written even where PROJ knows no datum shift; then a warning says so.
    private func toGeographic() throws -> Transformation {
        try Transformation(
            from: result.survey.crs, to: CoordinateReference("EPSG:4326"),
            areaOfUse: result.survey.crs.geographicExtent(of: result.survey.grid.extent), allowBallpark: true)
    }

    /// What the user should know of the coordinates in prospects.geojson.
    func warnings() throws -> [Warning] {
        let transformation = try toGeographic()
        guard transformation.isBallpark else { return [] }
        return [
            Warning(
                code: "ballpark_transformation", subject: "prospects.geojson, lon, lat",
                message:
                    "PROJ knows no datum shift from \(result.survey.crs) to WGS 84 (\(transformation.operation)); longitudes "
                    + "and latitudes may be off by a hundred metres or more. prospects.gpkg is in the survey's own system."
            )
        ]
    }

    /// What the maps say about themselves stands in the rasters of the work folder already.
    private func maps(_ cache: inout MapCache) throws -> [String] {
        var written: [String] = []
        let styles = MapStyles(result: result)
        func map(_ name: String, _ source: String, of stage: String = "prospectivity", isClasses: Bool = false) throws {
            guard result.config.outputs.maps.contains(name) else { return }
            var map = source
            if result.config.outputs.format == .cog {
                map = try cache.map(name, from: source, of: stage, format: "cog") { path in
                    let options = CloudOptimizedOptions(
                        overviews: isClasses ? .mode : .average,
                        statistics: try RasterReader(path: source).info.statistics)
                    try translateToCOG(from: source, to: path, options: options)
                }
            }
            let path = folder.maps + "/\(name).tif"
            try cache.place(map, as: path)
            // A user may change it: hence it is none of the files that a finished run must hold unchanged.
            if let style = styles.style(of: name) { try StyleFile(beside: path).write(style) }
            written.append("maps/\(name).tif")
        }
        if let prospectivity = result.prospectivity {
            try map("prospectivity", prospectivity.score.path)
            if let deviation = prospectivity.deviation { try map("uncertainty", deviation.path) }
            for other in prospectivity.comparisons {
                try map("prospectivity_\(other.model.rawValue)", other.value.path)
            }
        }
        for layer in result.layers {
            try map(layer.name, layer.path, of: "evidence/\(layer.name)", isClasses: layer.classNames != nil)
        }
        return written
    }

    /// What GDAL takes beside its block cache to write a Cloud Optimized GeoTIFF with its overviews: some rows of tiles, as measured
    /// up to 169 million cells.
    static func bytesInFlight(_ grid: Grid, _ outputs: OutputsSection) -> Int {
        guard outputs.format == .cog else { return 0 }
        if case .none = outputs.maps { return 0 }
        return 52_000_000 + 2 * grid.columns * RasterWriter.tileSide * MemoryLayout<Float>.stride
    }
}
