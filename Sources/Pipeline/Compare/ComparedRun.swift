import Foundation
import Foundations
import Geodata

/// A finished run, as far as it is compared with another one. All that is read is as the run wrote it.
struct ComparedRun {
    /// The folder as the user named it.
    let folder: String
    /// `run.json`.
    let record: [String: Any]
    /// `plan.json`.
    let plan: [String: Any]
    /// The evidence layers in the order of the config.
    let layerOrder: [String]
    /// The study grid.
    let grid: Grid
    /// What is read of `explanations.json`.
    let explanations: ComparedExplanations
    /// SHA-256 of every result table by its name.
    let tables: [String: String]
    let prospects: ComparedProspectTable
    let belts: RunTable
    let growth: RunTable

    /// - Throws: `inputMissing` when the folder holds no finished run or a file is gone, `badData` when one was cut or edited, is
    ///   damaged, or was written by another version.
    init(folder: String) throws {
        let run = try FinishedRun(folder: folder)
        self.folder = folder
        // As the file system is to read it, see `literalPath`.
        let folder = run.folder
        record = try run.object("run.json")
        let results = RecordedResults(folder: folder, record: record)
        for table in results.tables.keys.sorted() { _ = try results.path(of: table) }
        _ = try results.path(of: "plan.json")
        plan = try run.object("plan.json")
        layerOrder = Self.layerOrder(of: folder + "/plan.json")
        grid = try Self.grid(of: plan, folder)
        explanations = try ComparedExplanations(path: try results.path(of: "explanations.json"), of: run)
        prospects = try ComparedProspectTable(
            path: try results.path(of: "prospects.csv"), outlines: try results.path(of: "prospects.geojson"))
        belts = try RunTable(path: try results.path(of: "belts.csv"))
        growth = try RunTable(path: try results.path(of: "growth.csv"))
        tables = results.tables
        if let id = prospects.ids.first(where: { explanations.reserves[$0] == nil }) {
            throw GossanError(
                .badData, subject: folder + "/explanations.json", problem: "tells nothing of prospect \(id)",
                remedy: "run the pipeline again")
        }
    }

    /// The config with its defaults.
    var config: [String: Any] { plan.object("config") }

    /// The key of each stage.
    var stageKeys: [(String, String)] {
        record.objects("stages").map { ($0.text("name") ?? "?", $0.text("key") ?? "") }
    }

    /// Foundation's objects know no order, but JSON is YAML, whose keys have one here.
    private static func layerOrder(of path: String) -> [String] {
        guard let bytes = try? bytes(ofFile: path),
            let tree = try? configTree(of: ConfigText(name: path, text: String(decoding: bytes, as: UTF8.self)))
        else { return [] }
        let evidence = ["config", "evidence"].reduce(tree.root as ConfigNode?) { node, key in
            node?.entries?.first { $0.key == key }?.value
        }
        return evidence?.entries?.map(\.key) ?? []
    }

    private static func grid(of plan: [String: Any], _ folder: String) throws -> Grid {
        let grid = plan.object("grid")
        let numbers = ["origin", "cell"].flatMap { (grid[$0] as? [NSNumber] ?? []).map(\.doubleValue) }
        func count(_ key: String) -> Int? {
            grid.number(key).flatMap(Int.init(exactly:)).flatMap { (1...2_000_000_000).contains($0) ? $0 : nil }
        }
        guard let crs = grid.text("crs"), numbers.count == 4, numbers[2] > 0, numbers[3] > 0,
            let columns = count("columns"), let rows = count("rows")
        else {
            throw GossanError(
                .badData, subject: folder + "/plan.json", problem: "does not tell the study grid",
                remedy: "run the pipeline again")
        }
        return Grid(
            origin: Point(x: numbers[0], y: numbers[1]), cellWidth: numbers[2], cellHeight: numbers[3],
            columns: columns, rows: rows, crs: crs)
    }
}
