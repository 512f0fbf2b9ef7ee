import Delivery
import Foundation
import Foundations

/// The keys of all stages of a run: which options, files and earlier stages each rests on.
///
/// Inputs and layers are found by the names that a section of the config refers to, so that an operation that names another
/// input rests on it by that alone.
struct StageKeys {
    /// The stages in order, each with its key.
    let all: [(stage: String, key: StageKey)]

    /// - Parameters:
    ///   - prepared: The config.
    ///   - grid: The study grid.
    ///   - files: The files behind each input, by the key path that names it, and the data files under `Datasets`.
    ///   - program: What tells this build of the program from another.
    init(_ prepared: PreparedRun, grid: Grid, files: RunFiles, program: String) {
        var keys: [String: StageKey] = [:]
        var all: [(String, StageKey)] = []
        let maker = KeyMaker(prepared, grid: grid, files: files, program: program)
        for stage in StageList(prepared).stages {
            let key = maker.key(of: stage, after: keys)
            keys[stage] = key
            all.append((stage, key))
        }
        self.all = all
    }

    /// The key of a stage.
    subscript(stage: String) -> StageKey? { all.first { $0.stage == stage }?.key }
}

/// The files that a run rests on.
struct RunFiles: Sendable {
    /// Those of the config, by the key path that names them: `inputs.faults`, `growth.baseline`.
    var ofConfig: [(path: String, files: [RunRecord.File])]
    /// Commodity, cut-offs and deposit models.
    var datasets: [RunRecord.File]

    /// All of them, each once.
    var all: [RunRecord.File] {
        (ofConfig.flatMap(\.files) + datasets).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// What one stage rests on.
private struct StageNeeds {
    /// Key paths of the config: sections or single options; empty for all of it.
    var options: [String]
    /// Stages whose results it reads.
    var stages: [String] = []
    /// Whether it needs the belts.
    var belts = false
    /// Whether the order of the evidence layers counts: sums are taken and ties are decided in it.
    var layerOrder = false
    /// Whether it needs the files under `Datasets`.
    var datasets = false
}

/// Makes the keys of one run.
private struct KeyMaker {
    private let prepared: PreparedRun
    private let grid: Grid
    private let files: RunFiles
    private let program: String
    private let options: [(path: String, value: String)]
    private let projData = LibraryVersions.projData

    init(_ prepared: PreparedRun, grid: Grid, files: RunFiles, program: String) {
        self.prepared = prepared
        self.grid = grid
        self.files = files
        self.program = program
        // The folder does not change what is found.
        options = prepared.loaded.resolved.leaves.filter { $0.path != "outputs.folder" }
    }

    func key(of stage: String, after keys: [String: StageKey]) -> StageKey {
        let needs = needs(of: stage)
        let wanted = needs.options.isEmpty ? nil : sections(needs)
        let isWanted = { (path: String) in wanted?.contains { path.isInside($0) } ?? true }
        var parts = [StageKey.Part(kind: .program, name: "Gossan", value: program)]
        parts += LibraryVersions.all.map { .init(kind: .library, name: $0.name, value: $0.version) }
        parts.append(.init(kind: .library, name: "the data of PROJ", value: projData))
        parts.append(.init(kind: .grid, name: "", value: grid.words))
        parts += options.filter { isWanted($0.path) }.map {
            .init(kind: .option, name: $0.path.shortened(in: stage), value: $0.value)
        }
        if needs.layerOrder {
            let order = prepared.config.evidence.map(\.name).joined(separator: ", ")
            parts.append(.init(kind: .option, name: "order of evidence layers", value: order))
        }
        // Every raster names them.
        if let made = prepared.config.syntheticWords {
            parts.append(.init(kind: .option, name: "synthetic ground", value: made))
        }
        let inputs = files.ofConfig.filter { isWanted($0.path) }
        parts += inputs.compactMap { measured(in: $0.path) }
        // Connections have no files whose version could be told.
        parts += inputs.filter(\.files.isEmpty).map { .init(kind: .file, name: $0.path, value: "") }
        let read = inputs.flatMap(\.files) + (needs.datasets ? files.datasets : [])
        var seen = Set(parts.filter { $0.kind == .file }.map { "\($0.name)\t" })
        // Addresses that differ in what is hidden of them may be of different files.
        parts += read.filter { seen.insert("\($0.path)\t\($0.identity)").inserted }.map {
            .init(kind: .file, name: $0.path, value: $0.identity)
        }
        // Keys of earlier stages do not tell what an input without a version held.
        let unknown = needs.stages.compactMap { keys[$0] }.flatMap(\.withoutVersion)
        parts += unknown.filter { seen.insert("\($0.name)\t").inserted }
        parts += needs.stages.compactMap { name in
            keys[name].map { .init(kind: .stage, name: name, value: $0.digest) }
        }
        return StageKey(parts)
    }

    /// The fields of an input whose negative values get a meaning because some layer, maybe another, measures with them.
    private func measured(in path: String) -> StageKey.Part? {
        let name = path.dropFirst("inputs.".count)
        let fields: FeatureFields? =
            switch prepared.config.inputs[name: String(name)] {
            case .vector(let input): input.fields
            case .table(let input): input.fields
            default: nil
            }
        guard let fields else { return nil }
        let names = MeasuredFields(of: String(name), fields, config: prepared.config).names
        return .init(kind: .option, name: "measured fields of \(path)", value: names.joined(separator: ", "))
    }

    /// The sections that a stage rests on, with the inputs that they refer to. What is common to all: the seed, and what every
    /// raster says about itself.
    private func sections(_ needs: StageNeeds) -> [String] {
        let inputs = Set(prepared.config.inputs.map(\.name))
        let referred = prepared.loaded.references.filter { reference in
            inputs.contains(reference.name) && needs.options.contains { reference.path.isInside($0) }
        }
        let named = referred.map(\.name) + (needs.belts ? prepared.config.beltInputs.map(\.name) : [])
        return ["seed", "name", "synthetic"] + needs.options + named.map { "inputs.\($0)" }
    }

    private func needs(of stage: String) -> StageNeeds {
        let evidence = prepared.config.evidence.map { "evidence/\($0.name)" }
        switch stage {
        case "prospectivity":
            return StageNeeds(options: ["prospectivity"], stages: evidence, belts: true, layerOrder: true)
        case "estimate/drilled":
            let own = options.map(\.path).filter { $0.isInside("estimate") && !$0.isInside("estimate.undrilled") }
            return StageNeeds(
                options: own + ["commodity", "growth.booked"] + knownDeposits, belts: true, datasets: true)
        case "prospects":
            return StageNeeds(
                options: ["prospects", "estimate.mining", "estimate.undrilled", "growth.booked"] + knownDeposits,
                stages: evidence + ["prospectivity", "estimate/drilled"], belts: true, layerOrder: true)
        case _ where stage.hasPrefix("evidence/"):
            let layer = prepared.config.evidence.first { "evidence/\($0.name)" == stage }
            let read = layer?.value.operation.reads.map { "evidence/\($0)" } ?? []
            return StageNeeds(
                options: [stage.replacing("/", with: ".")], stages: evidence.filter { read.contains($0) })
        default:
            // What goes through all of the config, and takes no time: input checks, sums, ranking, tables.
            let before = StageList(prepared).stages.prefix { $0 != stage }
            return StageNeeds(options: [], stages: Array(before), layerOrder: true, datasets: true)
        }
    }

    /// Which deposits are known, and how far their ground reaches.
    private var knownDeposits: [String] { ["prospects.known", "prospectivity.train"] }
}

extension Grid {
    /// The grid in words that tell it from any other.
    var words: String {
        let numbers = [origin.x, origin.y, cellWidth, cellHeight].map { formatNumber($0) ?? "?" }
        return "\(columns) x \(rows) cells of \(numbers[2]) x \(numbers[3]) from \(numbers[0]), \(numbers[1]) in \(crs)"
    }
}

extension JSONValue {
    /// Every value that holds no members, with its key path; lists are values.
    fileprivate var leaves: [(path: String, value: String)] { leaves(at: "") }

    private func leaves(at path: String) -> [(path: String, value: String)] {
        guard case .object(let members) = self, !members.isEmpty else { return [(path, compact)] }
        return members.flatMap { $0.value.leaves(at: path.isEmpty ? $0.key : "\(path).\($0.key)") }
    }
}

extension String {
    /// Whether a key path is that of a section or lies in it.
    fileprivate func isInside(_ section: String) -> Bool { self == section || hasPrefix(section + ".") }

    /// A key path as it is said of a stage: without the stage's own section.
    fileprivate func shortened(in stage: String) -> String {
        let section = stage.replacing("/", with: ".") + "."
        return hasPrefix(section) ? String(dropFirst(section.count)) : self
    }
}
