import Delivery
import Foundations
import Geodata
import Prospectivity
import Streaming

/// Makes every evidence layer and keeps it as a raster in the work folder.
struct EvidenceStage {
    let config: PipelineConfig
    let survey: Survey
    let folder: RunFolder
    let execution: Execution
    private let emptySample: ValueSample

    init(config: PipelineConfig, survey: Survey, folder: RunFolder, execution: Execution) {
        self.config = config
        self.survey = survey
        self.folder = folder
        self.execution = execution
        emptySample = ValueSample(seed: UInt64(config.seed), gridCells: survey.grid.count)
    }

    /// The layers in an order in which each comes after those that it reads.
    static func order(_ evidence: [NamedValue<EvidenceLayer>]) -> [NamedValue<EvidenceLayer>] {
        var rest = evidence
        var done: Set<String> = []
        var ordered: [NamedValue<EvidenceLayer>] = []
        let names = Set(evidence.map(\.name))
        while !rest.isEmpty {
            let ready = rest.filter { layer in
                layer.value.operation.reads.allSatisfy { !names.contains($0) || done.contains($0) }
            }
            // Cycles are refused when the config is checked; what is left of one would loop for ever.
            guard !ready.isEmpty else { return ordered + rest }
            ordered += ready
            done.formUnion(ready.map(\.name))
            rest.removeAll { done.contains($0.name) }
        }
        return ordered
    }

    /// Makes one layer.
    ///
    /// - Parameters:
    ///   - layer: The layer.
    ///   - finished: Layers made before.
    func make(_ layer: NamedValue<EvidenceLayer>, after finished: [String: EvidenceRecord]) throws -> EvidenceRecord {
        let room = LayerRoom(for: layer.value.operation, survey, execution)
        GDALLibrary.limitBlockCache(bytes: room.cacheBytes)
        defer { GDALLibrary.limitBlockCache(bytes: PreparedRun.blockCacheBytes) }
        let context = EvidenceContext(
            subject: "evidence.\(layer.name)", config: config, survey: survey, finished: finished,
            execution: room.execution,
            scratch: folder.work, emptySample: emptySample)
        let derived = try layer.value.operation.derive(context)
        let treatment = layer.value.treatment
        var record = EvidenceRecord(
            name: layer.name, title: treatment.title ?? layer.name,
            source: FileLayer(grid: survey.grid, path: path(layer.name)),
            unit: treatment.unit ?? (treatment.transforms.allSatisfy(\.keepsUnit) ? derived.unit : ""),
            classNames: treatment.transforms.isEmpty ? derived.classNames : nil,
            direction: treatment.direction
                ?? treatment.transforms.reduce(derived.direction) { $1.direction(after: $0) },
            classes: treatment.classes, isMembership: treatment.transforms.last?.isMembership ?? false,
            statistics: LayerStatistics(), sample: emptySample, warnings: derived.warnings)
        try write(derived, room, treatment.transforms, &record)
        record.warnings += derived.warningsOfCells()
        noteGaps(&record)
        return record
    }

    private func path(_ name: String) -> String { "\(folder.work)/evidence/\(name).tif" }

    /// The changes with their numbers; those that depend on the values of the layer are made after a pass over it, as it is then.
    private func transforms(
        _ changes: [EvidenceTransform], _ derived: DerivedLayer, _ room: LayerRoom, layer: String
    ) throws -> [LayerTransform] {
        var transforms: [LayerTransform] = []
        for change in changes {
            var summary: LayerSummary?
            if change.needsValues {
                let before = transforms
                var raw = LayerSummary(empty: emptySample)
                try pass(derived, room, { apply(before, to: $0) }, into: &raw) { _, _ in }
                summary = raw
            }
            transforms.append(
                try LayerTransform(change, layer: layer, summary: summary, classNames: derived.classNames))
        }
        return transforms
    }

    private func write(
        _ derived: DerivedLayer, _ room: LayerRoom, _ changes: [EvidenceTransform],
        _ record: inout EvidenceRecord
    ) throws {
        let transforms = try transforms(changes, derived, room, layer: record.name)
        var gathered = LayerSummary(empty: emptySample)
        let metadata = BandMetadata(description: record.title, unit: record.unit, nodata: nil)
        try AtomicFile.produce(record.path) { beside in
            let writer = try RasterWriter(
                path: beside, grid: survey.grid, bands: [metadata],
                compression: record.classNames == nil ? .none : .zstd1, metadata: config.mapMetadata(of: record))
            try pass(derived, room, { apply(transforms, to: $0) }, into: &gathered) { window, values in
                try writer.write(window, from: values)
            }
            try writer.close(statistics: gathered.statistics.ofRaster)
        }
        record.statistics = gathered.statistics
        record.sample = gathered.sample.closed()
    }

    private func pass(
        _ derived: DerivedLayer, _ room: LayerRoom, _ change: @escaping @Sendable ([Float]) -> [Float],
        into gathered: inout LayerSummary,
        write: (Window, [Float]) throws -> Void
    ) throws {
        let columns = survey.grid.columns
        let empty = emptySample
        try forEachWindow(
            room.footprint.windows, bytesPerWindow: room.footprint.bytesPerWindow, execution: room.execution,
            makeWorker: { try derived.source.open() },
            compute: { reader, window -> ([Float], LayerSummary) in
                var values: [Float] = []
                try reader.read(window, into: &values)
                let result = change(values)
                return (result, LayerSummary(of: result, in: window, columns: columns, empty: empty))
            },
            consume: { window, part in
                gathered.merge(part.1)
                try write(window, part.0)
            })
    }

    private func noteGaps(_ record: inout EvidenceRecord) {
        let statistics = record.statistics
        if statistics.count == 0 {
            record.warnings.append(
                Warning(
                    code: "layer_missing_everywhere", subject: record.name,
                    message: "no cell has a value; no model takes it"))
        } else if statistics.isConstant {
            record.warnings.append(
                Warning(
                    code: "layer_constant", subject: record.name,
                    message: "every cell has the value \(statistics.minimum); the layer tells no place from another"))
        } else if Double(statistics.missing) > 0.5 * Double(statistics.count + statistics.missing) {
            record.warnings.append(
                Warning(
                    code: "layer_mostly_missing", subject: record.name,
                    message: "more than half of the study area has no value"))
        }
    }
}
