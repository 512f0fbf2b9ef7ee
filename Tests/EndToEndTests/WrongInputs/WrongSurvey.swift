import Foundation
import TestSupport

/// A small survey in order, to be spoilt: that of `ToySurvey` with faults, soil samples, a survey of holes and an opening.
final class WrongSurvey {
    private let toy: ToySurvey
    /// Where its files lie.
    var folder: String { toy.folder.path }
    /// The config file.
    var config: String { folder + "/survey.yaml" }
    /// The run folder.
    var output: String
    /// Variables of the environment of the commands.
    var environment: [String: String] = [:]
    /// Further arguments of the commands.
    var arguments: [String] = []
    /// What runs the commands as another user; nothing for this one.
    var user: [String] = []
    /// A disk that is kept as long as the survey.
    var disk: SmallDisk?
    /// Done once a run has read its inputs.
    var meanwhile: (() throws -> Void)?

    init() throws {
        toy = try ToySurvey()
        output = toy.folder.path + "/out"
        // Deposits in both squares of both belts, and off them.
        try toy.writeKnown([
            (1000, 3000), (700, 2700), (1250, 3350), (1000, 1000), (4000, 3000), (4200, 2800), (3900, 900),
            (2500, 2000),
        ])
        try write(
            "faults.csv",
            """
            wkt,kind,length
            "LINESTRING (36500000 2600000,36506000 2604000)",fault,7200
            "LINESTRING (36500000 2604000,36503000 2600000)",fold,5000

            """)
        try write("soils.csv", "x,y,ga,rock\n" + Self.soils)
        try write("baseline.csv", "belt,class,tonnes,year\nW,inferred,5000000,2024\nE,inferred,,2024\n")
        let stations = (1...80).map { "H\($0),0,0,90\n" }.joined()
        try write("survey.csv", "hole,depth,azimuth,dip\n" + stations)
        try write("survey.yaml", Self.text)
    }

    private static var soils: String {
        (0..<24).map { number in
            let (x, y) = (36_500_500 + number % 6 * 1000, 2_600_500 + number / 6 * 1000)
            return "\(x),\(y),\(12 + number * 7 % 11),\(number % 2 == 0 ? "limestone" : "shale")\n"
        }.joined()
    }

    private static let text = """
        version: 1
        name: Wrong
        commodity: bauxite
        seed: 7
        synthetic: true
        inputs:
          belts:  { vector: belts.geojson, id: belt, deposit_model: model }
          likely: { raster: likely.asc, crs: EPSG:4524 }
          known:  { table: known.csv, x: x, y: y, crs: EPSG:4524, name: name }
          faults: { table: faults.csv, wkt: wkt, crs: EPSG:4524 }
          soils:  { table: soils.csv, x: x, y: y, crs: EPSG:4524 }
          holes:  { drillholes: { collar: collar.csv, assay: assay.csv, survey: survey.csv }, crs: EPSG:4524 }
        grid: { crs: EPSG:4524, cell: 100 m, extent: likely }
        evidence:
          likelihood: { raster: likely }
          near_fault: { distance: faults, where: "kind = 'fault'" }
          gallium:    { interpolate: soils, value: ga, method: nearest, max_distance: 5 km }
        prospectivity: { model: fuzzy_gamma, layers: [likelihood] }
        prospects: { above: 0.5, known: known }
        estimate:
          drilled:    { holes: holes, method: kriging, discretization: 1, extrapolate: 0 m, variogram: { model: spherical, nugget: 0, sill: 1, range: 1 km } }
          density:    { dry: 2.5 t/m3 }
          categories: { measured: 50 m, indicated: 100 m, inferred: 200 m }
          cutoff:     { cutoff: ["al2o3 >= 40 %"], industrial: ["al2o3 >= 40 %"], minimum_thickness: 0.5 m, maximum_parting: 0.5 m }
          undrilled:  { deposits_per_belt: { n90: 1, n50: 2, n10: 4, source: "made up" }, realizations: 200, known: known }
        growth: { baseline: baseline.csv, base_year: 2024, horizon: 2027, target: [3 %] }
        outputs: { maps: none }

        """

    /// Writes a file of the survey.
    func write(_ name: String, _ text: String) throws { _ = try toy.folder.write(name, text) }

    /// Writes a file of the survey byte by byte.
    func write(_ name: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
    }

    /// The text of a file of the survey.
    func text(_ name: String) throws -> String { try String(contentsOfFile: folder + "/" + name, encoding: .utf8) }

    /// Writes one text in place of another, which must be there.
    func change(_ name: String, _ old: String, to new: String) throws {
        let text = try text(name)
        guard text.contains(old) else { throw NotThere(text: old, file: name) }
        try write(name, text.replacing(old, with: new, maxReplacements: 1))
    }

    /// Keeps the first bytes of a file.
    func cut(_ name: String, to share: Double) throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
        try write(name, Array(bytes.prefix(Int(Double(bytes.count) * share))))
    }

    /// Makes a file by a tool of GDAL.
    func tool(_ name: String, _ arguments: [String]) throws { try GDALTools.run(name, arguments, in: folder) }

    /// Names of all files below the folder, and of folders.
    var names: Set<String> {
        Set(FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
    }

    /// Runs a command with the config; failures and findings come as JSON.
    func run(_ command: String) throws -> CommandResult {
        let named =
            switch command {
            case "run": ["run", config, "--output", output, "--quiet"]
            case "growth": ["growth", output]
            case "growth compare": ["growth", "compare", earlier, output]
            default: [command, config]
            }
        let words = user + [Binary.path] + named + ["--json"] + arguments
        return try Binary.execute("/usr/bin/env", words, environment: environment) { process in
            guard let meanwhile = self.meanwhile else { return }
            let begun = self.output + "/work/stages/ingest.json"
            while process.isRunning, !FileManager.default.fileExists(atPath: begun) { usleep(2_000) }
            try meanwhile()
        }
    }

    /// The run as it was before it was spoilt.
    private var earlier: String { output + "-earlier" }
    /// The folder of the finished run, to be spoilt.
    var finished: FinishedFolder { FinishedFolder(path: output) }

    /// Runs the survey, and keeps a second copy of the results.
    func finish() throws {
        let result = try run("run")
        guard result.status == 0 else { throw NotThere(text: result.output, file: output) }
        try FileManager.default.copyItem(atPath: output, toPath: earlier)
    }

    /// The text without the places of this machine.
    func withoutPlaces(_ text: String) -> String {
        [disk?.path, folder].compactMap(\.self).reduce(text) {
            $0.replacing($1 + "/", with: "").replacing($1, with: ".")
        }
    }

    /// A text to be changed that is not in its file.
    struct NotThere: Error {
        var text: String
        var file: String
    }
}

/// Things that several cases do.
extension WrongSurvey {
    /// Adds a column to the samples, with texts at some lines of the file and another below them.
    func addColumn(_ name: String, _ texts: [Int: String] = [:], others: String = "") throws {
        let lines = try text("assay.csv").split(separator: "\n").enumerated().map { index, line in
            "\(line),\(index == 0 ? name : texts[index + 1] ?? others)\n"
        }
        try write("assay.csv", lines.joined())
    }

    /// Adds a raster with a layer of its own, which the model does not use.
    func addRaster(_ source: String) throws {
        try change("survey.yaml", "grid:", to: "  more: { raster: \(source) }\ngrid:")
        try change("survey.yaml", "evidence:\n", to: "evidence:\n  more_map: { raster: more }\n")
    }

    /// Adds the raster in more cells as a compressed GeoTIFF, with a layer of its own.
    func addEnlarged(_ name: String, _ columns: String, _ rows: String, _ layout: [String]) throws {
        let options = (["COMPRESS=DEFLATE"] + layout).flatMap { ["-co", $0] }
        try tool(
            "gdal_translate", ["-ot", "Float32", "-outsize", columns, rows] + options + ["likely.asc", name])
        try addRaster("\(name), crs: EPSG:4524")
    }

    /// Adds a vector file with a layer of its own, which the model does not use.
    func addVector(_ text: String) throws {
        try write("more.geojson", text)
        try change("survey.yaml", "grid:", to: "  more: { vector: more.geojson }\ngrid:")
        try change("survey.yaml", "evidence:\n", to: "evidence:\n  near_more: { distance: more, to: geometry }\n")
    }

    /// Has the model validated.
    func validate(_ options: String) throws {
        try change(
            "survey.yaml", "model: fuzzy_gamma", to: "train: known, model: fuzzy_gamma, validate: { \(options) }")
    }

    /// Has the variogram of the seam fitted.
    func fitVariogram() throws {
        try change(
            "survey.yaml", ", variogram: { model: spherical, nugget: 0, sill: 1, range: 1 km }", to: "")
    }

    /// Books two outlines that share half of their ground, each with class and tonnes, in belt W or so many metres east of there.
    func book(_ first: String, _ second: String, east: Double = 0) throws {
        let members = [first, second].map { text -> String in
            let parts = text.split(separator: " ")
            return "\"class\": \"\(parts[0])\", \"tonnes\": \(parts[1])"
        }
        try toy.writeBoxes(
            "booked.geojson",
            [
                (east + 500, 1600, east + 900, 2400, members[0]), (east + 700, 1600, east + 1100, 2400, members[1]),
            ])
        try change("survey.yaml", "grid:", to: "  booked: { vector: booked.geojson }\ngrid:")
        try change(
            "survey.yaml", "target: [3 %]",
            to: "target: [3 %], booked: { outlines: booked, tonnes: tonnes, class: class }")
    }
}
