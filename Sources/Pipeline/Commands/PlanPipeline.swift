import Delivery
import Foundations
import Geodata
import Streaming

/// What a run will do and take.
public struct PipelinePlan: Sendable {
    /// The plan for a person.
    public let text: String
    /// The same for machines.
    public let json: JSONValue
}

/// Lays out the stages of a run without running them: whether each runs or is taken from an earlier run and why, and what it
/// takes in cells, bytes of rasters on disk and memory.
///
/// - Throws: `GossanError` when config or inputs are wrong, or `configuration` when the budget cannot hold a stage.
public func planPipeline(_ options: RunOptions) throws -> PipelinePlan {
    let prepared = try PreparedRun(options)
    return try prepared.loaded.places.locating { try plan(prepared) }
}

private func plan(_ prepared: PreparedRun) throws -> PipelinePlan {
    let survey = try prepared.surveyReader.read()
    _ = try RunChecks(prepared: prepared, survey: survey).run()
    var digests = FileDigests(readingFrom: prepared.folder.fileDigests)
    let resume = try Resume(prepared, ground: StudiedGround(survey), digests: &digests)
    let stages = StageCosts(prepared, survey).all.map { (cost: $0, reasons: resume.reasons(of: $0.name)) }
    let costs = stages.filter { $0.reasons != nil }.map(\.cost)
    let grid = survey.grid
    var lines = [
        "\(prepared.config.name): \(grid.columns) x \(grid.rows) = \(grid.count) cells of \(formatNumber(grid.cellWidth) ?? "?") m",
        "results in \(prepared.folder.path), budget \(megabytes(prepared.options.memory.bytes)) MB, \(prepared.execution.threads) threads",
    ]
    for (number, stage) in stages.enumerated() { lines.append("\(number + 1). \(words(stage.cost, stage.reasons))") }
    let disk = costs.reduce(0) { $0 + $1.diskBytes }
    let memory = costs.map(\.memoryBytes).max() ?? 0
    lines.append(
        costs.isEmpty
            ? "nothing to do: no input, option or program has changed"
            : "\(costs.count) of \(stages.count) stages run, with at most \(megabytes(disk)) MB of rasters on disk and "
                + "\(megabytes(memory)) MB of memory at one time")
    return PipelinePlan(
        text: lines.map { $0 + "\n" }.joined(),
        json: .object([
            ("columns", .integer(grid.columns)), ("rows", .integer(grid.rows)),
            ("disk_bytes", .integer(disk)), ("memory_bytes", .integer(memory)),
            (
                "stages",
                .array(
                    stages.map { cost, reasons in
                        .object([
                            ("name", .text(cost.name)), ("action", .text(reasons == nil ? "reuse" : "run")),
                            ("reasons", .array((reasons ?? []).map(JSONValue.text))),
                            ("cells", .integer(cost.cells)), ("disk_bytes", .integer(cost.diskBytes)),
                            ("memory_bytes", .integer(cost.memoryBytes)),
                        ])
                    })
            ),
        ]))
}

private func words(_ cost: StageCosts.Cost, _ reasons: [String]?) -> String {
    guard let reasons else { return "\(cost.name): reuse" }
    var words = "\(cost.name): run (\(reasons.joined(separator: "; ")))"
    if cost.cells > 0 { words += ", \(cost.cells) cells" }
    if cost.diskBytes > 0 { words += ", \(megabytes(cost.diskBytes)) MB of rasters on disk" }
    return words + ", \(megabytes(cost.memoryBytes)) MB of memory"
}

/// Bytes in megabytes, rounded up.
func megabytes(_ bytes: Int) -> Int { (bytes + 999_999) / 1_000_000 }

/// What each stage takes at most.
struct StageCosts {
    /// One stage.
    struct Cost: Sendable {
        var name: String
        /// Cells that it goes through, passes counted.
        var cells: Int
        /// Bytes of the rasters that it writes, before compression; tables, outlines and kept results are not counted.
        var diskBytes: Int
        /// Bytes that it holds at one time, the program itself and GDAL's cache with it.
        var memoryBytes: Int
    }

    private let prepared: PreparedRun
    private let survey: Survey
    private let execution: Execution

    init(_ prepared: PreparedRun, _ survey: Survey) {
        self.prepared = prepared
        self.survey = survey
        execution = prepared.execution(beside: survey)
    }

    /// - Throws: `configuration` for a stage that the memory budget cannot hold.
    func requireBudget() throws {
        let budget = prepared.options.memory.bytes
        guard let tooLarge = all.first(where: { $0.memoryBytes > budget }) else { return }
        try requireBlocks(of: tooLarge, budget)
        throw GossanError(
            .configuration, subject: "stage \(tooLarge.name)",
            problem: "needs \(megabytes(tooLarge.memoryBytes)) MB, more than the budget of \(megabytes(budget)) MB",
            remedy:
                "give it with --memory, take fewer --threads, or choose a larger cell or block, a smaller radius, fewer features or "
                + "fewer realizations"
        )
    }

    /// - Throws: `configuration` for a layer that the budget would hold if its inputs were stored in small blocks.
    private func requireBlocks(of stage: Cost, _ budget: Int) throws {
        guard let room = room(of: stage.name), stage.memoryBytes - room.blockBytes <= budget,
            let largest = room.blocks.inputs.max(by: { $0.blocks.bytes < $1.blocks.bytes }),
            let path = survey.rasters[largest.name]?.path
        else { return }
        throw GossanError(
            .configuration, subject: "stage \(stage.name)",
            problem: "needs \(megabytes(stage.memoryBytes)) MB, more than the budget of \(megabytes(budget)) MB, "
                + "\(megabytes(room.blockBytes)) MB of it to read '\(largest.name)', which is stored in blocks of "
                + "\(largest.blocks.width) x \(largest.blocks.height) cells",
            remedy: LargeBlocks.remedy(path))
    }

    /// A warning for each input that is stored in such large blocks that a small budget would have them decoded again and again.
    /// It does not depend on the budget of this run, so that results do not.
    var largeBlocks: [Warning] {
        guard !survey.largeBlocks.isEmpty else { return [] }
        var found: [String: (needed: Int, input: LayerBlocks.Input)] = [:]
        for layer in prepared.config.evidence {
            let room = LayerRoom(for: layer.value.operation, survey, execution)
            let needed = PreparedRun.baseBytes + survey.heldBytes + room.bytesWithoutRepetition
            guard room.blocks.usuallyCached > room.blocks.leastCached, needed > RunOptions.leastMemory else { continue }
            for input in room.blocks.inputs where needed > found[input.name]?.needed ?? 0 {
                found[input.name] = (needed, input)
            }
        }
        return found.sorted { $0.key < $1.key }.map { name, use in
            let blocks = use.input.blocks
            return Warning(
                code: "large_blocks", subject: name,
                message:
                    "is stored in blocks of \(blocks.width) x \(blocks.height) cells, \(megabytes(blocks.cachedBytes)) MB each, "
                    + "which a budget of less than \(megabytes(use.needed)) MB cannot keep: they are then decoded again and again, "
                    + "which takes many times as long; \(LargeBlocks.remedy(survey.rasters[name]?.path ?? name))")
        }
    }

    /// What reading the inputs takes where rasters lie in large blocks: as much for rows of blocks as the budget allows.
    private var ingestBytes: Int {
        let (held, budget) = (PreparedRun.baseBytes + survey.heldBytes, prepared.options.memory.bytes)
        return survey.largeBlocks.compactMap { name, blocks in
            survey.rasters[name].map {
                let most = LargeBlocks.bytes(blocks, of: $0, room: budget - PreparedRun.baseBytes)
                return max(held + LargeBlocks.leastBytes(blocks), min(budget, held + most))
            }
        }.max() ?? held
    }

    /// The room of an evidence stage; nil for other stages.
    private func room(of stage: String) -> LayerRoom? {
        guard stage.hasPrefix("evidence/"),
            let layer = prepared.config.evidence[name: String(stage.dropFirst("evidence/".count))]
        else { return nil }
        return LayerRoom(for: layer.operation, survey, execution)
    }

    /// Every stage in order.
    var all: [Cost] { StageList(prepared).stages.map(cost) }

    private func cost(_ name: String) -> Cost {
        let grid = survey.grid
        let layers = prepared.config.evidence.count
        var cost = Cost(name: name, cells: 0, diskBytes: 0, memoryBytes: PreparedRun.baseBytes + survey.heldBytes)
        switch name {
        case "ingest":
            cost.memoryBytes = max(cost.memoryBytes, ingestBytes)
        case "prospectivity":
            cost.cells = grid.count * passes
            cost.diskBytes = maps * rasterBytes
            let held = EvidenceStack.heldBytes(grid, layers: layers, memory: execution.memory)
            cost.memoryBytes +=
                held
                + execution.holding(bytes: held).bytesInFlight(
                    bytesPerWindow: EvidenceStack.bytesPerWindow(grid, layers: layers),
                    resultBytes: EvidenceStack.resultBytes(grid, maps: maps))
        case "prospects":
            cost.cells = grid.count * 4
            cost.memoryBytes +=
                ProspectsStage.heldBytes(grid) + ProspectsStage.bytesInFlight(grid, execution)
        case "outputs":
            cost.cells = grid.count * (layers + 2)
            if prepared.config.outputs.format == .cog {
                // With overviews: two tiles for each three of the raster, where its sides are odd numbers of tiles.
                let written = prepared.config.mapNames.count(where: prepared.config.outputs.maps.contains)
                cost.diskBytes = written * rasterBytes * 5 / 3
            }
            cost.memoryBytes += OutputsStage.bytesInFlight(grid, prepared.config.outputs)
            if prepared.config.prospects != nil { cost.memoryBytes += ProspectsStage.heldBytes(grid) }
        case "estimate/drilled":
            cost.cells = grid.count
            if let section = prepared.config.estimate?.drilled {
                cost.memoryBytes += DrilledRoom(section, survey: survey).bytes(execution)
            }
        case _ where name.hasPrefix("evidence/"):
            cost.cells = grid.count
            cost.diskBytes = rasterBytes
            cost.memoryBytes += room(of: name)?.memoryBytes ?? 0
        default: break
        }
        return cost
    }

    /// The most that a raster of the study takes on disk: whole tiles without compression, and what is told of them.
    private var rasterBytes: Int {
        let (grid, side) = (survey.grid, RasterWriter.tileSide)
        let tiles = ((grid.columns + side - 1) / side) * ((grid.rows + side - 1) / side)
        return tiles * (side * side * MemoryLayout<Float>.stride + 16) + 8192
    }

    /// Maps of prospectivity: of every model, and of the deviations of the one that ranks.
    private var maps: Int { prepared.config.prospectivity.map { 2 + $0.comparisons.count } ?? 0 }

    /// Passes over the evidence: fits of every model, maps, and folds of the cross-validation.
    private var passes: Int {
        guard let section = prepared.config.prospectivity else { return 0 }
        let models = 1 + section.comparisons.count
        let folds = (section.validation?.spatialBlocks ?? 0) + (section.validation?.randomFolds ?? 0)
        return models * (4 + 3 * folds)
    }
}
