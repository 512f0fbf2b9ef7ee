import Foundation
import Testing

/// Options of evidence layers, driven as a user does.
@Suite("Options of evidence layers") struct LayerOptionTests {
    /// Two bands of 40 x 40 cells beside the survey's own raster: the second is missing in the first row.
    private static let bands = "  sat: { raster: sat.vrt }"

    private func survey(_ evidence: String, more: String? = nil) throws -> SmallRun {
        let run = try SmallRun(
            evidence: evidence, inputs: Self.bands,
            more: more ?? "prospectivity: { model: fuzzy_gamma }\nprospects: { top_area: 10 %, minimum_area: 0.01 km2 }"
        )
        let cells = (0..<40).map { row in
            (0..<40).map { row == 0 ? "7" : String(1 + ($0 + row) % 5) }.joined(separator: " ")
        }
        _ = try run.folder.write(
            "second.asc",
            "ncols 40\nnrows 40\nxllcorner 36400000\nyllcorner 2600000\ncellsize 100\n"
                + cells.joined(separator: "\n") + "\n")
        _ = try run.folder.write(
            "sat.vrt",
            """
            <VRTDataset rasterXSize="40" rasterYSize="40">
              <SRS>EPSG:4524</SRS>
              <GeoTransform>36400000, 100, 0, 2604000, 0, -100</GeoTransform>
              \(band(1, "dem.asc", nodata: "-1"))
              \(band(2, "second.asc", nodata: "7"))
            </VRTDataset>
            """)
        return run
    }

    private func band(_ number: Int, _ file: String, nodata: String) -> String {
        """
        <VRTRasterBand dataType="Float32" band="\(number)"><NoDataValue>\(nodata)</NoDataValue>
          <SimpleSource><SourceFilename relativeToVRT="1">\(file)</SourceFilename><SourceBand>1</SourceBand></SimpleSource>
        </VRTRasterBand>
        """
    }

    /// Least, greatest, mean and deviation of a layer, as gdalinfo reads its map.
    private func statistics(_ run: SmallRun, _ layer: String) throws -> String {
        let map = "\(run.output)/work/evidence/\(layer).tif"
        let found = try Binary.execute("/usr/bin/env", ["gdalinfo", "-stats", map])
        #expect(found.status == 0, "\(found.errors)")
        return found.output
    }

    /// The value of a cell in the fourth column, as GDAL prints it.
    private func cell(_ run: SmallRun, _ layer: String, row: Int) throws -> String {
        let map = "\(run.output)/work/evidence/\(layer).tif"
        let found = try Binary.execute("/usr/bin/env", ["gdallocationinfo", "-valonly", map, "3", "\(row)"])
        #expect(found.status == 0 && !found.output.isEmpty, "\(found.errors)")
        return found.output.lowercased()
    }

    private func value(_ name: String, _ text: String) -> Double {
        let line = text.split(separator: "\n").first { $0.contains("STATISTICS_\(name)=") }
        return line.flatMap { Double($0.split(separator: "=")[1]) } ?? .nan
    }

    @Test("A formula takes bands of one input by their numbers, each with its own missing value")
    func bands() throws {
        let run = try survey("{ ratio: { expression: sat@1 / sat@2 }, plain: { expression: sat * 1 } }")
        #expect(try run.run().status == 0)
        let ratio = try statistics(run, "ratio")
        // The first row is missing in the second band alone; in the other rows the mean of ((7 c + 13 r) mod 101) / (1 + (c + r) mod 5) by numpy.
        #expect(abs(value("MEAN", ratio) - 22.829_113_248) < 1e-5)
        #expect(try cell(run, "ratio", row: 0).contains("nan") && !cell(run, "ratio", row: 1).contains("nan"))
        #expect(try !cell(run, "plain", row: 0).contains("nan"))
    }

    @Test("A band that is not there is told with those that are")
    func noBand() throws {
        let result = try survey("{ ratio: { expression: sat@3 / sat@1 } }").check()
        #expect(result.status == 65)
        #expect(result.errors.contains("names band 3 of 'sat', which there is not"))
        #expect(result.errors.contains("it has bands 1 to 2"))
    }

    @Test("Classes of a quantity carry their ranges as names, and the majority keeps them")
    func reclassify() throws {
        let run = try survey(
            """
            { b: { reclassify: dem, breaks: [25, 50] }, m: { focal: b, statistic: majority, radius: 100 m },
              f: { raster: dem }, v: { reclassify: b, values: { below 25: 0.1, "3": 0.9 }, otherwise: 0.5 } }
            """)
        #expect(try run.run().status == 0)
        let table = try String(contentsOfFile: run.output + "/classes.csv", encoding: .utf8)
            .replacing("\r\n", with: "\n")
        for layer in ["b", "m"] {
            #expect(table.contains("\(layer),1,below 25\n\(layer),2,25 - 50\n\(layer),3,50 and more\n"))
        }
        let values = try statistics(run, "v")
        // 397 cells below 25, 398 from 25 to below 50, 805 above, counted in Python.
        #expect(abs(value("MEAN", values) - (397 * 0.1 + 398 * 0.5 + 805 * 0.9) / 1600) < 1e-6)
    }

    @Test("Transforms are made in the order in which they are listed")
    func list() throws {
        let run = try survey(
            """
            { a: { raster: dem, transform: [{ winsorize: { lower: 10 %, upper: 90 % } }, min_max] },
              z: { raster: dem, transform: [{ linear: { from: -100, to: 200 } }, log, zscore] } }
            """)
        #expect(try run.run().status == 0)
        let clipped = try statistics(run, "a")
        #expect(value("MINIMUM", clipped) == 0 && value("MAXIMUM", clipped) == 1)
        // (clip(x, q10, q90) - q10) / (q90 - q10) by numpy.
        #expect(abs(value("MEAN", clipped) - 0.498_656_25) < 1e-6)
        let scores = try statistics(run, "z")
        #expect(abs(value("MEAN", scores)) < 1e-6 && abs(value("STDDEV", scores) - 1) < 1e-3)
    }

    @Test("Memberships of classes go into the fuzzy overlay as they are, also where they are 0 and 1 alone")
    func categorical() throws {
        let run = try survey(
            """
            { k: { reclassify: dem, breaks: [50], transform: { fuzzy_categorical: { below 50: 0, 50 and more: 1 } } },
              h: { raster: dem, transform: { sigmoid: { midpoint: 50, slope: 0.1 } } } }
            """,
            more: """
                prospectivity: { model: fuzzy_gamma, gamma: 0 }
                prospects: { top_area: 10 %, minimum_area: 0.01 km2 }
                """)
        #expect(try run.run().status == 0)
        let models = try String(contentsOfFile: run.output + "/models.csv", encoding: .utf8)
        #expect(models.components(separatedBy: "as is").count == 3, "\(models)")
    }

    @Test(
        "Options that make no sense are refused with what to do",
        arguments: [
            ("{ x: { focal: dem, statistic: gaussian } }", "evidence.x.sigma: is needed for gaussian"),
            ("{ x: { focal: dem } }", "evidence.x.radius: is needed for mean"),
            ("{ x: { focal: dem, radius: 1000 km } }", "evidence.x.radius: spans the whole study area"),
            (
                "{ x: { focal: dem, statistic: gaussian, sigma: 1e9 km } }",
                "evidence.x.sigma: spans the whole study area"
            ),
            ("{ x: { focal: dem, statistic: majority, radius: 1 km } }", "takes the classes of 'dem'"),
            ("{ x: { focal: dem, radius: 1 km, sigma: 1 km } }", "belongs to 'statistic: gaussian'"),
            (
                "{ c: { reclassify: dem, quantiles: 3 }, x: { focal: c, radius: 1 km } }",
                "would calculate with the class codes of 'c'"
            ),
            ("{ x: { reclassify: dem } }", "lacks one of 'breaks', 'quantiles'"),
            ("{ x: { reclassify: dem, values: { 1: 2 } } }", "takes the classes of 'dem'"),
            ("{ x: { reclassify: dem, breaks: [2, 1] } }", "has breaks that do not rise"),
            ("{ x: { raster: dem, transform: { fuzzy_categorical: { a: 1 } } } }", "its values are quantities"),
            (
                "{ x: { reclassify: dem, quantiles: 3, transform: log } }", "would calculate with class codes"
            ),
            ("{ x: { raster: dem, transform: [log, zscor] } }", "did you mean 'zscore'?"),
            ("{ c: { raster: dem }, x: { expression: c@2 } }", "names band 2 of the evidence layer 'c'"),
        ])
    func refused(evidence: String, message: String) throws {
        let run = try SmallRun(evidence: evidence)
        for command in ["check", "plan"] {
            let result = try Binary.run([command, run.config])
            #expect(result.status == 78)
            #expect(result.errors.contains(message), "\(result.errors)")
        }
    }

    @Test("A budget that one window of a stage exceeds is refused by check and plan")
    func budget() throws {
        let small = try SmallRun(evidence: "{ x: { focal: dem, radius: 3900 m } }", cell: "2 m")
        for command in ["check", "plan"] {
            let result = try Binary.run([command, small.config, "--memory", "256MB", "--output", small.output])
            #expect(result.status == 78 && result.errors.contains("stage evidence/x: needs"), "\(result.errors)")
        }
    }

    @Test("A class that the layer does not have is told with those that it has")
    func noClass() throws {
        let run = try survey(
            "{ x: { reclassify: dem, breaks: [50], transform: { fuzzy_categorical: { gneiss: 1 } } } }")
        let result = try run.run()
        #expect(result.status == 78 && result.errors.contains("'x' has no class 'gneiss'"))
        #expect(result.errors.contains("below 50"))
    }

    /// 4 million cells, whose values take 48 bytes each: 192 MB for each polygon that holds all of them.
    @Test("Quantiles of zones that the memory budget cannot hold are refused before they are worked out")
    func largeQuantiles() throws {
        let small = try SmallRun(
            evidence:
                "{ height: { raster: dem }, q: { zonal: zones, of: height, statistic: quantile, quantile: 50 % } }",
            cell: "2 m", inputs: "  zones: { vector: zones.geojson }", more: "")
        /// Boxes, as west, south, east and north from the corner of the study area.
        func write(_ boxes: [(Int, Int, Int, Int)]) throws {
            let features = boxes.map { west, south, east, north in
                let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
                let ring = corners.map { "[\(36_400_000 + $0.0), \(2_600_000 + $0.1)]" }.joined(separator: ", ")
                return
                    "{ \"type\": \"Feature\", \"properties\": {}, \"geometry\": { \"type\": \"Polygon\", \"coordinates\": [[\(ring)]] } }"
            }
            _ = try small.folder.write(
                "zones.geojson",
                "{ \"type\": \"FeatureCollection\", \"crs\": { \"type\": \"name\", \"properties\": { \"name\": \"urn:ogc:def:crs:EPSG::4524\" } }, \"features\": ["
                    + features.joined(separator: ", ") + "] }")
        }
        func run(_ memory: String) throws -> CommandResult { try small.run(["--threads", "2", "--memory", memory]) }
        let whole = (0, 0, 4000, 4000)
        try write(Array(repeating: whole, count: 8))
        let overlapping = try run("1GB")
        #expect(overlapping.status == 78, "\(overlapping.errors)")
        #expect(overlapping.errors.contains("stage evidence/q: needs 17"), "\(overlapping.errors)")
        try write([whole])
        #expect(try run("300MB").status == 78)
        let held = try run("1GB")
        #expect(held.status == 0, "\(held.errors)")
        // Of a map of a whole province what lies in the study area counts alone.
        try write((0..<8).map { (-90_000, 500 * $0, 90_000, 500 * $0 + 500) })
        let province = try run("1GB")
        #expect(province.status == 0, "\(province.errors)")
    }

    @Test("A radius of three cells holds three, also where the division says 2.9999999")
    func wholeCells() throws {
        let small = try SmallRun(
            evidence:
                "{ exact: { relief: dem, radius: 0.6 m }, wider: { relief: dem, radius: 0.7 m }, less: { relief: dem, radius: 0.5 m } }",
            cell: "0.2 m", extent: "[36402000, 2602000, 36402012, 2602008]")
        let result = try small.run()
        #expect(result.status == 0, "\(result.errors)")
        let layers = try ["exact", "wider", "less"].map { try evidenceCells(of: small.output, $0).map(\.bits) }
        #expect(layers[0] == layers[1] && layers[0] != layers[2])
    }

    @Test("One sample far off the grid changes nothing of how far the others are good for")
    func farSample() throws {
        let places = (0..<40).map { "\(36_400_200 + 37 * $0 % 1500),\(2_600_200 + 53 * $0 % 1500),\($0 % 7)\n" }
        let layers = try ["", "36900000,2600000,5\n"].map { far -> [UInt32] in
            let small = try SmallRun(
                evidence: "{ near: { interpolate: samples, value: v, method: nearest } }",
                inputs: "  samples: { table: samples.csv, x: x, y: y, crs: EPSG:4524 }")
            _ = try small.folder.write("samples.csv", "x,y,v\n" + places.joined() + far)
            let result = try small.run()
            #expect(result.status == 0, "\(result.errors)")
            return try evidenceCells(of: small.output, "near").map(\.bits)
        }
        #expect(layers[0] == layers[1])
    }

    @Test("Samples along one line are good for three of their spacings; at one place the config has to say how far")
    func samplesOnALine() throws {
        func run(_ samples: String) throws -> (small: SmallRun, result: CommandResult) {
            let small = try SmallRun(
                evidence: "{ near: { interpolate: samples, value: v, method: nearest } }",
                inputs: "  samples: { table: samples.csv, x: x, y: y, crs: EPSG:4524 }")
            _ = try small.folder.write("samples.csv", "x,y,v\n" + samples)
            return (small, try small.run())
        }
        // 20 samples 200 m apart along the row of cells at 2,602,050 m: reach 3 x 3800 / 20 = 570 m, so that five cells on each side hold values.
        let line = try run((0..<20).map { "\(36_400_050 + 200 * $0),2602050,\($0)\n" }.joined())
        #expect(line.result.status == 0, "\(line.result.errors)")
        let cells = try evidenceCells(of: line.small.output, "near")
        #expect((0..<40).filter { !cells[40 * $0].isNaN }.count == 11)
        let one = try run("36402050,2602050,1\n")
        #expect(one.result.status == 78 && one.result.errors.contains("'max_distance'"), "\(one.result.errors)")
    }
}
