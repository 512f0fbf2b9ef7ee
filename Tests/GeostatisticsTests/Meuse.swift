import Foundations
import Geostatistics
import TestSupport

/// The 155 samples of the Meuse flood plain (Rikken and Van Rijn 1993) and numbers that gstat 2.1.0 made from them.
enum Meuse {
    static let logZinc: VariogramModel = spherical(nugget: 0.05, sill: 0.59, range: 897)

    static func spherical(nugget: Double, sill: Double, range: Double) -> VariogramModel {
        VariogramModel(
            nuggetEffect: nugget,
            structures: [VariogramStructure(.spherical, partialSill: sill, rangeMetres: range)])
    }

    static func table(_ name: String) throws -> [[String: Double]] {
        try SharedData.table("estimation_reference/gstat/\(name).csv").map { row in
            row.compactMapValues { $0 == "NA" ? .nan : Double($0) }
        }
    }

    /// Samples of some columns of the table, each through a function.
    static func samples(_ columns: [String], _ transform: (Double) -> Double) throws -> PointSamples {
        let rows = try table("meuse")
        return try PointSamples(
            locations: rows.map { Point(x: $0["x"] ?? .nan, y: $0["y"] ?? .nan) },
            variables: columns.map { column in rows.map { transform($0[column] ?? .nan) } })
    }
}
