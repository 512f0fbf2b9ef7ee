import Delivery
import Foundation
import Foundations
import Geodata

/// A finished run, as far as it is compared with another one.
struct ComparedRun {
    /// The folder as the user named it.
    let folder: String
    /// `run.json`.
    let record: [String: Any]
    /// `plan.json`.
    let plan: [String: Any]
    /// `explanations.json`, by the id of the prospect.
    let explanations: [String: Any]
    let prospects: RunTable
    let belts: RunTable
    let growth: RunTable
    /// The outline of each prospect by its id, in longitude and latitude.
    let outlines: [String: [Polygon]]

    /// - Throws: `inputMissing` when the folder holds no finished run, `badData` when one of its files is gone or damaged.
    init(folder: String) throws {
        let run = try FinishedRun(folder: folder)
        self.folder = folder
        let folder = run.folder
        record = try run.object("run.json")
        plan = try run.object("plan.json")
        explanations = try run.object("explanations.json").object("prospects")
        prospects = try RunTable("prospects.csv", of: folder)
        belts = try RunTable("belts.csv", of: folder)
        growth = try RunTable("growth.csv", of: folder)
        outlines = try prospects.rows.isEmpty ? [:] : Self.outlines(folder + "/prospects.geojson")
    }

    private static func outlines(_ path: String) throws -> [String: [Polygon]] {
        let layer = try readFeatures(path: path).layer
        return layer.features.reduce(into: [:]) { outlines, feature in
            guard let id = feature.fields["id"]?.description, case .polygons(let polygons) = feature.geometry else {
                return
            }
            outlines[id] = polygons
        }
    }

    /// The config with its defaults.
    var config: [String: Any] { plan.object("config") }

    /// The input and data files with what tells this version of each from others.
    var files: [(path: String, identity: String)] {
        (record.objects("stages").first ?? [:]).objects("inputs").map { file in
            let onServer = "\(formatNumber(file.number("bytes") ?? 0) ?? "") \(file.text("etag") ?? "")"
            return (file.text("path") ?? "?", file.text("sha256") ?? onServer)
        }
    }

    /// The study grid.
    ///
    /// - Throws: `badData` when the plan does not tell it.
    func grid() throws -> Grid {
        let grid = plan.object("grid")
        let numbers = ["origin", "cell"].flatMap { (grid[$0] as? [NSNumber] ?? []).map(\.doubleValue) }
        guard let crs = grid.text("crs"), numbers.count == 4, let columns = grid.number("columns"),
            let rows = grid.number("rows")
        else {
            throw GossanError(
                .badData, subject: folder + "/plan.json", problem: "does not tell the study grid",
                remedy: "run the pipeline again")
        }
        return Grid(
            origin: Point(x: numbers[0], y: numbers[1]), cellWidth: numbers[2], cellHeight: numbers[3],
            columns: Int(columns), rows: Int(rows), crs: crs)
    }
}
