import Delivery
import Foundations

/// Finished maps of earlier runs in `work/maps`: a map is made again only where its layer or its format has changed.
struct MapCache {
    private let folder: RunFolder
    private let resume: Resume?
    private let remakesAll: Bool
    /// What is known of files.
    private(set) var digests: FileDigests
    /// The records of the maps of this run.
    private(set) var records: Set<String> = []

    init(_ journal: RunJournal) {
        folder = journal.folder
        resume = journal.resume
        remakesAll = !Set(journal.forced).isDisjoint(with: ["all", "outputs"])
        digests = journal.digests
    }

    /// Puts a raster of `work` among the results: under a second name, or as a copy where the file system has none.
    mutating func place(_ raster: String, as path: String) throws {
        try digests.link(raster, to: path) {
            try AtomicFile.produce(path) { try AtomicFile.linkOrCopy(raster, to: $0) }
        }
    }

    /// The path of a map in `work`, made where none of the same layer is kept.
    ///
    /// - Parameters:
    ///   - name: The map's name.
    ///   - layer: The raster of its layer.
    ///   - stage: The stage that made its layer.
    ///   - format: How it is written.
    ///   - make: Writes it to a path.
    mutating func map(
        _ name: String, from layer: String, of stage: String, format: String, _ make: (_ path: String) throws -> Void
    ) throws -> String {
        let kept = KeptStages(in: folder)
        let path = folder.work + "/maps/\(name).tif"
        let key = StageKey([
            .init(kind: .file, name: "the layer", value: try digests.sha256(ofFile: layer)),
            .init(kind: .stage, name: stage, value: resume?.keys[stage]?.digest ?? ""),
            .init(kind: .option, name: "outputs.format", value: format),
        ])
        records.insert("maps/\(name)")
        let isForced = remakesAll || resume?.forced.contains(stage) == true
        if !isForced, case .reuse = kept.state(of: "maps/\(name)", key: key, digests: &digests) { return path }
        try AtomicFile.produce(path, make)
        let file = RunRecord.File(path: "work/maps/\(name).tif", sha256: try digests.sha256(ofFile: path))
        try kept.keep(
            "maps/\(name)", key: key, result: Int?.none, outputs: [file], warnings: [], digests: &digests)
        return path
    }
}
