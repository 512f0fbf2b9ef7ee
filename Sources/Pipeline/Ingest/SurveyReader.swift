import Foundations
import Geodata
import Geostatistics

/// Reads a survey: every input opened and checked, everything on the grid's coordinate reference system.
struct SurveyReader {
    let config: PipelineConfig
    /// Grade variables that drill holes are searched for.
    let variables: [String]
    /// Inputs that nothing uses: what is wrong with their data is a warning.
    var unused: Set<String> = []
    /// The memory that the budget leaves beside the program.
    let room: Int

    /// - Throws: `GossanError` of the input that cannot be read; of all of them, as causes, where there are several.
    func read() throws -> Survey {
        let layout = try config.grid.map { try StudyGridLayout($0) } ?? StudyGridLayout(around: config.drillHoleInputs)
        let placeholder = Grid(
            origin: Point(x: 0, y: 0), cellWidth: layout.cellMetres, cellHeight: layout.cellMetres, columns: 1, rows: 1,
            crs: layout.crs.identifier)
        var survey = Survey(grid: placeholder, crs: layout.crs)
        try readInputs(into: &survey)
        let box = try extent(layout, survey)
        survey.grid = try layout.grid(over: box, of: layout.extent.input.flatMap { survey.rasters[$0] })
        survey.warnings += try checkSize(of: survey.grid, over: layout.area(around: box))
        survey.warnings += try checkScale(of: survey.grid, in: layout.crs)
        try readSelections(into: &survey)
        survey.belts = try belts(in: survey)
        survey.warnings += try overlaps(of: survey.belts)
        return survey
    }

    /// Goes on after an input that is wrong, so that a user hears of all of them at once.
    private func readInputs(into survey: inout Survey) throws {
        var failures = Failures()
        for input in config.inputs {
            _ = try failures.collect {
                do {
                    try read(input.name, input.value, into: &survey)
                } catch let failure as GossanError {
                    if failure.kind == .badData, let disk = InputFiles(config).diskFailure(of: input.value) {
                        throw disk.named("inputs.\(input.name)")
                    }
                    guard failure.kind == .badData, unused.contains(input.name) else {
                        throw failure.named("inputs.\(input.name)")
                    }
                    survey.warnings.append(unusableInput(input.name, failure))
                }
            }
        }
        try failures.throwAny(subject: "inputs", problem: "inputs cannot be used")
    }

    private func read(_ name: String, _ source: InputSource, into survey: inout Survey) throws {
        let coordinates = InputCoordinates(
            input: name, about: source.about, target: survey.crs, cell: survey.grid.cellWidth)
        switch source {
        case .vector(let input):
            let layer = try FeatureIngest(name, input, config: config).read(warnings: &survey.warnings)
            survey.layers[name] = try coordinates.carried(layer, survey: &survey)
        case .table(let input) where input.x != nil || input.wkt != nil:
            let layer = try FeatureIngest(name, input, config: config).read(warnings: &survey.warnings)
            survey.layers[name] = try coordinates.carried(layer, survey: &survey)
        case .table(let input):
            _ = try readTable(
                path: input.path.resolved,
                options: TableReadOptions(encoding: input.fields.encoding, sheet: input.layer))
        case .raster(let input):
            var info = try rasterInfo(path: input.path.resolved, band: input.band)
            try info.requireReal()
            try info.requirePlace()
            let sources = try virtualSources(of: info)
            try requireSigned(sources, of: info)
            let blocks = storedBlocks(of: info, sources)
            if blocks.areLarge {
                try LargeBlocks.requireRoom(
                    for: blocks, of: info, room: room, kind: unused.contains(name) ? .badData : .configuration)
                survey.largeBlocks[name] = blocks
                GDALLibrary.limitBlockCache(bytes: LargeBlocks.cacheBytes(blocks, of: info, room: room))
            }
            defer { GDALLibrary.limitBlockCache(bytes: PreparedRun.blockCacheBytes) }
            try requireComplete(info)
            let system = try coordinates.system(stated: info.crs, warnings: &survey.warnings)
            info.crs = system
            try coordinates.checkPlace(of: info.extent, in: system, warnings: &survey.warnings)
            survey.record(try coordinates.transformation(from: system, extent: info.extent), of: name)
            survey.rasters[name] = info
            survey.warnings += try undeclaredNodata(in: info, input: name, declared: input.nodata).map { [$0] } ?? []
            survey.warnings += idleNodata(of: info, input: name, declared: input.nodata).map { [$0] } ?? []
            survey.warnings += doubtfulContent(of: info, input, named: name)
            if input.kind == .classes { try requireClassCodes(in: info) }
        case .drillholes(let input):
            survey.holes[name] = try holes(name, input, coordinates, &survey)
        }
    }

    private func holes(
        _ name: String, _ input: DrillholesInput, _ coordinates: InputCoordinates, _ survey: inout Survey
    ) throws -> DrillHoleSet {
        var set = try DrillHoleIngest(name: name, input: input, variables: variables).read(warnings: &survey.warnings)
        let system = try coordinates.system(stated: nil, warnings: &survey.warnings)
        do {
            let collars = set.holes.map { Point(x: $0.collar.x, y: $0.collar.y) }
            let box = Extent(around: collars)
            try coordinates.checkPlace(of: box, in: system, warnings: &survey.warnings)
            let transformation = try coordinates.transformation(from: system, extent: box)
            survey.record(transformation, of: name)
            for (index, point) in try transformation.transform(collars).enumerated() {
                set.holes[index].collar.x = point.x
                set.holes[index].collar.y = point.y
            }
        } catch var error as GossanError
            where error.causes.contains(where: { $0.problem.hasSuffix("cannot be transformed") })
        {
            // One mistaken collar is enough, and the box of all does not tell which.
            if let hole = set.farthest {
                error.remedy +=
                    "; the collar farthest from all others is that of hole \(hole.id), at \(hole.collar.x), \(hole.collar.y)"
            }
            throw error
        }
        return set
    }

    private func extent(_ layout: StudyGridLayout, _ survey: Survey) throws -> Extent {
        switch layout.extent {
        case .box(let box): return box
        case .input(let name):
            if let box = survey.layers[name]?.extent { return box }
            if let raster = survey.rasters[name], let system = raster.crs, let about = config.inputs[name: name]?.about
            {
                let coordinates = InputCoordinates(
                    input: name, about: about, target: layout.crs, cell: layout.cellMetres)
                let transformation = try coordinates.transformation(from: system, extent: raster.extent)
                do {
                    return try Pipeline.extent(of: raster, in: layout.crs, by: transformation)
                } catch let error as GossanError {
                    throw GossanError(
                        .configuration, subject: "grid.extent",
                        problem: "the raster '\(name)' reaches where \(layout.crs) has no coordinates",
                        remedy: "write the box of the study area, [west, south, east, north], or name another input",
                        causes: [error])
                }
            }
            if let set = survey.holes[name],
                let box = Extent(around: set.holes.map { Point(x: $0.collar.x, y: $0.collar.y) })
            {
                return box
            }
            throw GossanError(
                .configuration, subject: "grid.extent", problem: "the input '\(name)' has no place",
                remedy: "name an input with coordinates, or write [west, south, east, north]")
        }
    }

    /// Whether tables can name a belt so: cells lose blanks at their ends, and `overall` is the sum of all belts in growth.csv.
    private func isBeltID(_ id: String) -> Bool {
        !id.isEmpty && id.first?.isWhitespace == false && id.last?.isWhitespace == false && id != "overall"
    }

    /// The belts of the input that names a deposit model, or one belt that is the whole grid.
    private func belts(in survey: Survey) throws -> [Belt] {
        for input in config.inputs {
            guard case .vector(let vector) = input.value, let modelField = vector.fields.depositModel,
                let layer = survey.layers[input.name]
            else { continue }
            let belts = try layer.features.map { feature in
                guard case .polygons(let polygons) = feature.geometry else {
                    throw GossanError(
                        .badData, subject: "inputs.\(input.name), feature \(feature.id)", problem: "is not a polygon",
                        remedy: "belts are polygons")
                }
                let id = vector.fields.id.map { feature.fields[$0]?.description ?? "" } ?? "belt-\(feature.id)"
                let name = vector.fields.name.flatMap { feature.fields[$0]?.description } ?? id
                return Belt(
                    id: id, name: name, depositModel: feature.fields[modelField]?.description, polygons: polygons)
            }
            let ids = belts.map(\.id)
            if let odd = belts.firstIndex(where: { !isBeltID($0.id) }) {
                throw GossanError(
                    .badData, subject: "inputs.\(input.name), feature \(layer.features[odd].id)",
                    problem:
                        "has the belt id '\(ids[odd])', which is empty, has blanks around it or stands for all belts together",
                    remedy: "give it an id that tables can name, such as 'W' or 'guangxi-west'")
            }
            if let twice = ids.first(where: { id in ids.count { $0 == id } > 1 }) {
                throw GossanError(
                    .badData, subject: "inputs.\(input.name)", problem: "has the belt id '\(twice)' more than once",
                    remedy: "give every belt its own id, or join its parts into one feature")
            }
            return belts
        }
        return [Belt(id: "study", name: config.name, depositModel: nil, polygons: [])]
    }
}

extension GossanError {
    /// The error with the input's key before a subject that is the file alone, so that inputs of one file stay apart.
    fileprivate func named(_ key: String) -> GossanError {
        var named = self
        if !subject.hasPrefix(key) { named.subject = "\(key), \(subject)" }
        return named
    }
}
