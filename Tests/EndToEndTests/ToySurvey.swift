import Foundation
import Testing

/// A survey small enough to be reckoned by hand: 60 x 40 cells of 100 m in two belts, W and E, of 3 x 4 km each.
///
/// The map's score is the raster itself (one fuzzy layer): 0.8 on the square A of each belt, 0.6 on its square B, 0.1
/// elsewhere. Squares measure 1 x 1 km; A lies at y 2500...3500 m, B at 500...1500 m, both at x 500...1500 m of the belt.
/// Holes stand 100 m apart in the west of belt W at y 1600...2400 m: 5 m of ore west of x = 1000 m, 1 m east of it.
final class ToySurvey {
    let folder: TemporaryFolder
    /// The south-western corner of the survey.
    static let west = 36_500_000.0
    static let south = 2_600_000.0

    init() throws {
        folder = try TemporaryFolder()
        _ = try folder.write(
            "belts.geojson",
            Self.collection([
                Self.box(0, 0, 3000, 4000, "\"belt\": \"W\", \"model\": \"bauxite_synthetic_karst\""),
                Self.box(3000, 0, 6000, 4000, "\"belt\": \"E\", \"model\": \"bauxite_synthetic_karst\""),
            ]))
        _ = try folder.write("likely.asc", Self.raster)
        try writeKnown([(1000, 3000)])
        try writeHoles()
    }

    /// Known deposits at metres from the south-western corner.
    func writeKnown(_ places: [(x: Double, y: Double)]) throws {
        let lines = places.enumerated().map { "K\($0 + 1),\(Self.west + $1.x),\(Self.south + $1.y)" }
        _ = try folder.write("known.csv", (["name,x,y"] + lines).joined(separator: "\n") + "\n")
    }

    /// Polygons of an input: boxes in metres from the south-western corner, with their attributes as JSON members.
    func writeBoxes(
        _ name: String, _ boxes: [(west: Double, south: Double, east: Double, north: Double, members: String)]
    ) throws {
        _ = try folder.write(
            name, Self.collection(boxes.map { Self.box($0.west, $0.south, $0.east, $0.north, $0.members) }))
    }

    private static func collection(_ features: [String]) -> String {
        """
        { "type": "FeatureCollection",
          "crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::4524" } },
          "features": [\(features.joined(separator: ",\n"))] }
        """
    }

    private static func box(
        _ west: Double, _ south: Double, _ east: Double, _ north: Double, _ members: String
    ) -> String {
        let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
            .map { "[\($0.0 + Self.west), \($0.1 + Self.south)]" }.joined(separator: ", ")
        return """
            { "type": "Feature", "properties": { \(members) },
              "geometry": { "type": "Polygon", "coordinates": [[\(corners)]] } }
            """
    }

    private static var raster: String {
        let rows = (0..<40).reversed().map { row in
            (0..<60).map { column -> String in
                let isInColumns = (5..<15).contains(column % 30)
                if isInColumns, (25..<35).contains(row) { return "0.8" }
                return isInColumns && (5..<15).contains(row) ? "0.6" : "0.1"
            }.joined(separator: " ")
        }
        return "ncols 60\nnrows 40\nxllcorner \(west)\nyllcorner \(south)\ncellsize 100\nNODATA_value -9999\n"
            + rows.joined(separator: "\n") + "\n"
    }

    private func writeHoles() throws {
        var collar = "hole,x,y,z,depth\n"
        var assay = "hole,from,to,al2o3,sio2\n"
        var number = 0
        for y in stride(from: 1650.0, through: 2350, by: 100) {
            for x in stride(from: 550.0, through: 1450, by: 100) {
                number += 1
                let ore: Double = x < 1000 ? 5 : 1
                collar += "H\(number),\(Self.west + x),\(Self.south + y),300,40\n"
                assay += "H\(number),0,20,10,40\nH\(number),20,\(20 + ore),60,8\nH\(number),\(20 + ore),40,10,40\n"
            }
        }
        _ = try folder.write("collar.csv", collar)
        _ = try folder.write("assay.csv", assay)
    }

    /// The config: inputs, grid and evidence, then what a test adds.
    static func config(_ more: String, inputs: String = "") -> String {
        """
        version: 1
        name: Toy
        commodity: bauxite
        seed: 7
        inputs:
          belts:  { vector: belts.geojson, id: belt, deposit_model: model }
          likely: { raster: likely.asc, crs: EPSG:4524 }
          known:  { table: known.csv, x: x, y: y, crs: EPSG:4524, name: name }
          holes:  { drillholes: { collar: collar.csv, assay: assay.csv }, crs: EPSG:4524 }
        \(inputs)
        grid: { crs: EPSG:4524, cell: 100 m, extent: likely }
        evidence:
          likelihood: { raster: likely }
        prospectivity: { model: fuzzy_gamma }
        prospects: { above: 0.5, known: known }
        outputs: { maps: none }
        \(more)
        """
    }

    /// The estimate of undrilled ground, with as many options as wanted.
    static func undrilled(_ more: String = "", counts: String = "deposits_per_belt: { n90: 5, n50: 5, n10: 5 }")
        -> String
    {
        "  undrilled: { \(counts), realizations: 500, known: known\(more) }"
    }

    /// The estimate of drilled ground by kriging, which is one realization.
    static let drilled = """
          drilled:    { holes: holes, method: kriging, discretization: 1, extrapolate: 0 m, variogram: { model: spherical, nugget: 0, sill: 1, range: 1 km } }
          density:    { dry: 2.5 t/m3 }
          categories: { measured: 50 m, indicated: 100 m, inferred: 200 m }
          cutoff:     { cutoff: ["al2o3 >= 40 %"], industrial: ["al2o3 >= 40 %"], minimum_thickness: 0.5 m, maximum_parting: 0.5 m }
        """

    /// Writes the config and runs a command with it.
    func run(
        _ config: String, command: String = "run", _ arguments: [String] = [], into output: String = "out"
    ) throws -> (result: CommandResult, folder: String) {
        let path = folder.path + "/" + output
        let file = try folder.write("\(output).yaml", config)
        let options = command == "run" ? ["--output", path] : []
        return (try Binary.run([command, file] + options + arguments), path)
    }

    /// Runs a config that must succeed and reads one of its tables.
    func table(_ config: String, _ name: String, into output: String = "out") throws -> [[String: String]] {
        let (result, path) = try run(config, ["--quiet"], into: output)
        #expect(result.status == 0, "\(result.errors)")
        return try Table(csv: path + "/" + name).rows
    }
}

/// A number of a table's row; NaN where it is empty.
func number(_ row: [String: String], _ name: String) -> Double { row[name].flatMap(Double.init) ?? .nan }
