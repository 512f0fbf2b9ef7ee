import Delivery
import Foundation
import Foundations
import Geodata
import Streaming

/// A config with its data files and options, ready to be checked, planned or run.
struct PreparedRun: Sendable {
    let options: RunOptions
    let loaded: LoadedConfig
    let folders: DataFolders
    /// The commodity; nil where the config names none.
    let commodity: CommodityFile?
    var execution: Execution

    var config: PipelineConfig { loaded.config }

    /// The seed of the run.
    var seed: UInt64 { options.seed ?? UInt64(config.seed) }

    /// - Throws: `configuration` with everything that is wrong with the config.
    init(_ options: RunOptions) throws {
        self.options = options
        var overrides = options.overrides
        if let seed = options.seed { overrides.append("seed=\(seed)") }
        let loaded = try loadConfig(
            path: options.config, overrides: overrides, environment: ProcessInfo.processInfo.environment)
        let folders = DataFolders(configFile: options.config, datasets: try DatasetsFolder.path())
        commodity = try loaded.config.commodity.map { name in
            try loaded.places.locating { try folders.commodity(name, namedAt: "commodity").content }
        }
        (self.loaded, self.folders) = (loaded, folders)
        GDALLibrary.limitBlockCache(bytes: Self.blockCacheBytes)
        shareHeaps(among: options.workers)
        execution = Execution(threads: options.workers, memory: options.memory).holding(bytes: Self.baseBytes)
    }

    /// GDAL's block cache, but while a layer is made from rasters in large blocks.
    static let blockCacheBytes = 64_000_000

    /// What a run takes before it holds any window: the program with its libraries, and GDAL's block cache.
    static let baseBytes = 90_000_000 + blockCacheBytes

    /// Threads, and the memory that the features of the inputs leave.
    func execution(beside survey: Survey) -> Execution { execution.holding(bytes: survey.heldBytes) }

    /// The files behind the inputs.
    var inputFiles: InputFiles { InputFiles(config) }

    /// The reader of the inputs.
    var surveyReader: SurveyReader {
        SurveyReader(
            config: config, variables: variables, unused: loaded.unusedInputs,
            room: options.memory.bytes - Self.baseBytes)
    }

    /// The run folder: the command line's, the config's, or `out/<name of the config file>`.
    var folder: RunFolder {
        if let output = options.output { return RunFolder(path: output) }
        if let folder = config.outputs.folder {
            let path = normalized(folder.resolved)
            return RunFolder(path: path.isEmpty ? "." : path)
        }
        let name = URL(fileURLWithPath: options.config).deletingPathExtension().lastPathComponent
        return RunFolder(path: "out/\(name)")
    }

    /// The files of the datasets that the run rests on, named from the datasets folder.
    ///
    /// - Parameter depositModels: The deposit models that the belts name.
    func dataFiles(depositModels: [String]) throws -> [RunRecord.File] {
        var paths: [String] = []
        if let name = config.commodity { paths.append(try folders.commodity(name, namedAt: "commodity").path) }
        if let name = config.estimate?.cutoff?.profile {
            paths.append(try folders.cutoff(name, namedAt: "estimate.cutoff.profile").path)
        }
        switch config.estimate?.undrilled?.gradeTonnage {
        case .model(let name):
            paths.append(try folders.depositModel(name, namedAt: "estimate.undrilled.grade_tonnage").path)
        case .byBelt:
            for name in depositModels { paths.append(try folders.depositModel(name, namedAt: nil).path) }
        case nil: break
        }
        return try paths.map { path in
            RunRecord.File(path: dataFileName(path), sha256: try Digest.sha256(ofFile: path))
        }
    }

    /// The path of a data file as records name it, the same on every machine: `Datasets/...` for one that comes with the program, from
    /// the folder of the config for one that lies beside it.
    func dataFileName(_ path: String) -> String {
        if let own = path.removing(prefix: folders.datasets + "/") { return "Datasets/" + own }
        return path.removing(prefix: folders.configFolder + "/") ?? path
    }

    /// The variables that drill holes are searched for.
    var variables: [String] { commodity?.grades.map(\.name) ?? [] }

    /// What every reader must see.
    func statements(_ warnings: [Warning]) -> [String] {
        var statements: [String] = []
        if let label = config.syntheticWords {
            statements.append("SYNTHETIC: \(label). No real ground is described.")
        }
        statements += config.assumptions.map { "Assumption: \($0)" }
        statements += warnings.filter { $0.code == "crs_assumed" }.map { "Assumption: \($0.subject): \($0.message)." }
        if config.estimate == nil, config.prospects != nil {
            let criteria = config.rank?.criteria.map(\.name) ?? []
            let ranking =
                criteria.isEmpty || criteria == ["prospectivity"]
                ? "prospectivity alone" : criteria.joined(separator: " and ")
            statements.append(
                "Grade and tonnage are not estimated, for the config has no section 'estimate'; prospects are ranked by "
                    + "\(ranking).")
        }
        if config.estimate != nil {
            statements.append(
                "Tonnages are dry. This is not a public resource statement under any code; exploration potential is neither "
                    + "resource nor reserve.")
        }
        if let moisture = config.estimate?.density?.moisture, moisture.value > 0 {
            statements.append(
                "Moist ore holds \(percentText(moisture)) of water: moist tonnage = dry tonnage / "
                    + "\(formatNumber(1 - moisture.value, decimals: 3) ?? "?").")
        }
        if let undrilled = config.estimate?.undrilled { statements += undrilled.numbers.sources.map(\.statement) }
        for (code, what) in [
            ("deposits_not_estimated", "The number of undiscovered deposits is not told for"),
            ("belt_without_score", "No undrilled ground has a score in"),
        ] {
            let unknown = warnings.filter { $0.code == code }.map(\.subject)
            guard !unknown.isEmpty else { continue }
            let isLookedFor = (config.growth?.scenario.discoveredByHorizon.value ?? 0) > 0
            statements.append(
                "\(what) \(unknown.joined(separator: ", ")): the potential there is unknown, which is not zero, and is left out of "
                    + "all sums\(isLookedFor ? "; discovery in the growth ledger is unknown there too" : "").")
        }
        if let density = config.estimate?.density, let source = density.source {
            let isOverridden = warnings.contains { $0.code == SeamHoles.densityOverriddenCode }
            statements.append(
                "Density of \(formatNumber(density.dry.tonnesPerCubicMetre) ?? "?") t/m3"
                    + "\(isOverridden ? ", where samples have none of their own" : ""): \(source).")
        }
        if warnings.contains(where: { $0.code == CommodityBinding.densityWithoutErrorCode }) {
            statements.append("Drilled tonnages: intervals hold no error of density.")
        }
        let unverified = warnings.filter { $0.code == "unverified_data" }.map(\.subject)
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        if !unverified.isEmpty {
            statements.append("Rests on figures that are not verified: \(unverified.joined(separator: ", ")).")
        }
        return statements
    }
}

/// Where the data files lie that come with the program.
enum DatasetsFolder {
    /// `GOSSAN_DATASETS`, or `Datasets` in the current folder or above the program, where it may lie in `share/gossan` as
    /// `make install` puts it.
    ///
    /// - Throws: `engineUnavailable` when there is none.
    static func path() throws -> String {
        if let folder = ProcessInfo.processInfo.environment["GOSSAN_DATASETS"] { return literalPath(folder) }
        var candidates = ["Datasets"]
        var folder = URL(fileURLWithPath: Bundle.main.executablePath ?? ".").resolvingSymlinksInPath()
        for _ in 0..<5 {
            folder.deleteLastPathComponent()
            candidates += ["Datasets", "share/gossan/Datasets"].map { folder.appendingPathComponent($0).path }
        }
        let exists = { FileManager.default.fileExists(atPath: $0 + "/commodities") }
        guard let found = candidates.first(where: exists) else {
            throw GossanError(
                .engineUnavailable, subject: "Datasets",
                problem: "the folder with commodities, deposit models and cut-offs is not found",
                remedy:
                    "start the program from its checkout or from where 'make install' put it, or set GOSSAN_DATASETS")
        }
        return found
    }
}

/// A path without `folder/..` pairs, as a person would write it.
private func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
        if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
}
