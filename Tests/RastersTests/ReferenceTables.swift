import Foundation
import Foundations
import TestSupport

/// Small tables worked out by other programs, made by `Benchmarks/check/raster_tables.py` and `terrain_tables.py`; each names
/// its maker.
enum ReferenceTables {
    private struct Table: Decodable {
        var source: String
        var values: [Double?]?
        var rows: [String]?
        var rings: [[[[Double]]]]?
    }

    private static let tables = ["raster_tables", "terrain_tables"].map(file).reduce(into: [:]) { all, some in
        all.merge(some) { first, _ in first }
    }

    private static func file(_ name: String) -> [String: Table] {
        let path = SharedData.repositoryRoot + "/Tests/Fixtures/\(name).json"
        guard let data = FileManager.default.contents(atPath: path),
            let tables = try? JSONDecoder().decode([String: Table].self, from: data)
        else { return [:] }
        return tables
    }

    /// A table of numbers, missing as NaN.
    static func values(_ name: String) -> [Double] { (tables[name]?.values ?? []).map { $0 ?? .nan } }

    /// The same in single precision.
    static func floats(_ name: String) -> [Float] { values(name).map(Float.init) }

    /// A drawing of cells: one byte per cell, 1 where it shows `#`.
    static func mask(_ name: String) -> [UInt8] {
        (tables[name]?.rows ?? []).joined().map { $0 == "#" ? 1 : 0 }
    }

    /// The zones that `zonal_*` tables are about.
    static var zones: [Polygon] {
        (tables["zoneRings"]?.rings ?? []).map { rings in
            let points = rings.map { $0.map { Point(x: $0[0], y: $0[1]) } }
            return Polygon(exterior: points[0], holes: Array(points.dropFirst()))
        }
    }
}

/// The largest difference between two tables; infinite when one is missing where the other is not.
func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
    guard a.count == b.count, !a.isEmpty else { return .infinity }
    return zip(a, b).reduce(0) { largest, pair in
        if pair.0.isNaN && pair.1.isNaN { return largest }
        let difference = abs(pair.0 - pair.1)
        return difference.isNaN ? .infinity : max(largest, difference)
    }
}

func largestDifference(_ a: [Float], _ b: [Double]) -> Double { largestDifference(a.map(Double.init), b) }

/// The largest difference where the second table has values; infinite when it has none, or the first one is missing there.
func largestKnownDifference(_ a: [Float], _ b: [Double]) -> Double {
    let known = zip(a, b).filter { !$0.1.isNaN }
    return largestDifference(known.map { Double($0.0) }, known.map(\.1))
}

/// A grid of cells one metre wide unless said otherwise, its north-western corner at the origin.
func makeGrid(_ columns: Int, _ rows: Int, width: Double = 1, height: Double = 1, origin: Point = Point(x: 0, y: 0))
    -> Grid
{
    Grid(origin: origin, cellWidth: width, cellHeight: height, columns: columns, rows: rows, crs: "EPSG:32650")
}

extension ReferenceTables {
    /// Lines or points of a table.
    static func paths(_ name: String) -> [[Point]] {
        (tables[name]?.rings ?? []).map { $0[0].map { Point(x: $0[0], y: $0[1]) } }
    }
}
