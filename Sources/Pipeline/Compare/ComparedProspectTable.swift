import Foundations
import Geodata

/// The prospects of a finished run: `prospects.csv` with ranks as numbers, and their outlines.
struct ComparedProspectTable {
    let table: RunTable
    let ids: [String]
    let ranks: [Int]
    /// The outline of each prospect in longitude and latitude.
    let outlines: [[Polygon]]

    /// - Parameters:
    ///   - path: `prospects.csv`.
    ///   - outlines: `prospects.geojson`.
    /// - Throws: `badData` when a prospect has no rank or no outline, or two have the same id.
    init(path: String, outlines: String) throws {
        table = try RunTable(path: path)
        func damaged(_ file: String, _ problem: String) -> GossanError {
            GossanError(.badData, subject: file, problem: problem, remedy: "run the pipeline again")
        }
        ids = table.rows.map { $0["id"] ?? "" }
        ranks = try table.rows.map { row in
            guard let rank = row["rank"].flatMap(Int.init), rank > 0 else {
                throw damaged(path, "has the rank '\(row["rank"] ?? "")' of prospect \(row["id"] ?? "?")")
            }
            return rank
        }
        let known = try ids.isEmpty ? [:] : Self.read(outlines)
        self.outlines = try ids.map { id in
            guard let outline = known[id] else { throw damaged(outlines, "holds no outline of prospect \(id)") }
            return outline
        }
        guard Set(ids).count == ids.count else { throw damaged(path, "holds two prospects of one id") }
    }

    private static func read(_ path: String) throws -> [String: [Polygon]] {
        try readFeatures(path: path).layer.features.reduce(into: [:]) { outlines, feature in
            guard let id = feature.fields["id"]?.description, case .polygons(let polygons) = feature.geometry else {
                return
            }
            outlines[id] = polygons
        }
    }
}
