import Foundation
import Foundations
import TestSupport

/// Tables worked out by other programs, made by `Benchmarks/check/nearest_tables.py`; each names its maker.
enum NearestTables {
    private struct Table: Decodable {
        var values: [Double?]?
        var shapes: [Shape]?
    }

    private struct Shape: Decodable {
        var kind: String
        var points: [[Double]]
    }

    private static let tables: [String: Table] = {
        let path = SharedData.repositoryRoot + "/Tests/Fixtures/nearest_tables.json"
        guard let data = FileManager.default.contents(atPath: path),
            let tables = try? JSONDecoder().decode([String: Table].self, from: data)
        else { return [:] }
        return tables
    }()

    /// A table of numbers, missing as NaN.
    static func values(_ name: String) -> [Double] { (tables[name]?.values ?? []).map { $0 ?? .nan } }

    /// Points, lines and polygons.
    static func shapes(_ name: String) -> [Geometry] {
        (tables[name]?.shapes ?? []).map { shape in
            let points = shape.points.map { Point(x: $0[0], y: $0[1]) }
            switch shape.kind {
            case "Point": return .points(points)
            case "LineString": return .lines([points])
            default: return .polygons([Polygon(exterior: points)])
            }
        }
    }

    /// Cells of the sizes that tables are made for, by the end of their names.
    static let sizes = [("Square", 30.0, 30.0), ("Tall", 20.0, 45.0), ("Wide", 37.5, 10.0)]
}
