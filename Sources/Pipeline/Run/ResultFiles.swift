import Delivery
import Foundation
import Foundations

/// Which files of a run folder are results that runs have left there: those alone may be written over or taken away.
///
/// The list stands in `work/result-files.json` before the first of them is written, so that what a run leaves that is broken off at
/// any moment is known; where `work` was deleted, the record of a finished run tells.
struct ResultFiles {
    private let folder: RunFolder

    init(in folder: RunFolder) { self.folder = folder }

    /// Every file that a run writes beside its maps.
    static let names = [
        "run.json", "plan.json", "timings.json", "explanations.json", "datapackage.json", "prospects.geojson",
        "prospects.gpkg", "prospects.csv", "belts.csv", "growth.csv", "grade_tonnage.csv", "validation.csv",
        "models.csv", "classes.csv", "warnings.csv",
    ]

    /// The files that runs have left, relative to the folder, sorted.
    var own: [String] { Set(listed ?? []).union(recorded ?? []).sorted() }

    /// - Parameter results: What a run is to write.
    /// - Throws: `cannotWrite` where a file that no run has left has the name of a result, or where `work` holds such files.
    func requireOwn(_ results: [String]) throws {
        let own = Set(own)
        let isOthers = { (name: String) in
            !own.contains(name) && FileManager.default.fileExists(atPath: folder.file(name))
                && !folder.isFolder(folder.file(name))
        }
        if let other = results.first(where: isOthers) {
            throw refused(folder.file(other), "has the name of a result, but nothing tells that a run has left it")
        }
        let isKnown = listed != nil || recorded != nil
        let held = (try? FileManager.default.contentsOfDirectory(atPath: folder.work)) ?? []
        if !isKnown, held.contains(where: { !$0.hasPrefix(".") }) {
            throw refused(folder.work, "holds files, but nothing tells that a run has left them")
        }
    }

    private func refused(_ path: String, _ problem: String) -> GossanError {
        GossanError(
            .cannotWrite, subject: path, problem: problem,
            remedy: "choose another folder with --output DIR, or move it away")
    }

    /// Takes away what earlier runs have left, the record first, and notes what the run is to write.
    ///
    /// - Throws: `GossanError` where the list cannot be written.
    func replace(by results: [String]) throws {
        let old = own
        // Known until all of them are gone.
        try note(old + results)
        unlink(folder.file("run.json"))
        for name in old {
            unlink(folder.file(name))
            guard name.hasSuffix(".tif") else { continue }
            // Statistics that GDAL or QGIS have put beside a map are of that map.
            unlink(folder.file(name + ".aux.xml"))
            StyleFile(beside: folder.file(name)).remove()
        }
        try note(results)
    }

    private var list: String { folder.work + "/result-files.json" }

    private func note(_ names: [String]) throws {
        folder.clearPlace(of: list)
        try AtomicFile.write(JSONValue.array(Set(names).sorted().map(JSONValue.text)).pretty, to: list)
    }

    /// What the list holds; nil where there is none that can be read.
    private var listed: [String]? {
        guard let data = FileManager.default.contents(atPath: list) else { return nil }
        return (try? JSONDecoder().decode([String].self, from: data)).map { $0.filter(Self.isResult) }
    }

    /// What the record of a finished run lists; nil where there is none.
    private var recorded: [String]? {
        guard let data = FileManager.default.contents(atPath: folder.file("run.json")),
            let record = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let stages = record["stages"] as? [[String: Any]]
        else { return nil }
        let files = stages.flatMap { $0["outputs"] as? [[String: Any]] ?? [] }
        return ["run.json", "timings.json"] + files.compactMap { $0["path"] as? String }.filter(Self.isResult)
    }

    /// Whether a path is one that results have, whoever wrote it into the list.
    private static func isResult(_ path: String) -> Bool {
        names.contains(path)
            || path.hasPrefix("maps/") && path.hasSuffix(".tif") && !path.dropFirst("maps/".count).contains("/")
    }
}

extension PipelineConfig {
    /// The results that a run of this config may write, relative to its folder.
    var resultFiles: [String] {
        ResultFiles.names + mapNames.filter(outputs.maps.contains).map { "maps/\($0).tif" }
    }

    /// The maps that there are, wanted or not.
    var mapNames: [String] {
        let layers = evidence.map(\.name)
        guard let prospectivity else { return layers }
        return layers + ["prospectivity"] + (prospectivity.model.hasDeviation ? ["uncertainty"] : [])
            + prospectivity.comparisons.map { "prospectivity_\($0.rawValue)" }
    }
}
