import Foundation
import TestSupport
import Testing

/// What `plan` says of memory, against what a run takes.
@Suite("Planned memory") struct PlannedMemoryTests {
    /// 4 million cells; the peak is the kernel's own figure for the process. The least budget is 256 MB.
    @Test(
        "A run takes no more memory than the plan states, and the plan no more than the budget",
        arguments: [("256MB", 256_000_000), ("512MB", 512_000_000), ("2GB", 2_000_000_000)])
    func peak(budget: String, bytes: Int) throws {
        let small = try SmallRun(
            evidence: """
                { height: { raster: dem }, slope: { slope: dem }, near: { distance: faults, to: cells },
                around: { focal: dem, statistic: mean, radius: 100 m }, hollow: { depression_depth: dem } }
                """,
            cell: "2 m",
            more: """
                prospectivity: { model: weights_of_evidence, models: [fuzzy_gamma], train: known, unit_cell: 0.01 km2 }
                prospects: { top_area: 1 %, minimum_area: 0.01 km2 }
                """)
        try small.addDeposits()
        let (planned, peak) = try Self.memory(small, budget)
        #expect(planned <= bytes)
        #expect(peak <= planned)
        // A plan that says far too much tells nothing.
        #expect(planned < 2 * peak, "\(planned) planned, \(peak) taken")
    }

    /// A million corners take 100 MB as an index, of which a plan that forgets them says nothing.
    @Test(
        "The plan counts what features, their indexes, values of zones and wide surroundings take",
        arguments: [
            "{ distance: shapes, to: geometry }", "{ distance: shapes, to: cells }",
            "{ allocation: shapes, to: cells }",
            "{ presence: shapes, rule: coverage }", "{ class: shapes, field: kind }",
            "{ density: shapes, radius: 10 m }",
            "{ zonal: shapes, of: height, statistic: quantile, quantile: 50 % }",
            "{ distance_to_boundary: kinds }", "{ focal: dem, statistic: maximum, radius: 1000 m }",
            "{ interpolate: samples, value: grade, method: idw }", "{ interpolate: samples, value: grade }",
        ])
    func operation(layer: String) throws {
        let small = try SmallRun(
            evidence: """
                { height: { raster: dem }, kinds: { reclassify: dem, breaks: [50] },
                tried: \(layer) }
                """,
            cell: "2 m",
            inputs: """
                  shapes: { vector: shapes.geojson }
                  samples: { table: samples.csv, x: x, y: y, crs: EPSG:4524 }
                """, more: "")
        if layer.contains("shapes") { try Self.writeShapes(small) }
        if layer.contains("samples") { try Self.writeSamples(small) }
        let config = try String(contentsOfFile: small.config, encoding: .utf8)
        let unused = config.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            !["shapes", "samples", "faults", "known"].contains { line.contains("  \($0): {") && !layer.contains($0) }
        }
        try unused.joined(separator: "\n").write(toFile: small.config, atomically: true, encoding: .utf8)
        let (planned, peak) = try Self.memory(small, "2GB")
        #expect(peak <= planned, "\(planned) planned, \(peak) taken")
        #expect(planned < 5 * peak / 2, "\(planned) planned, \(peak) taken")
    }

    /// 25 million cells, of which GDAL holds rows of tiles while it makes a Cloud Optimized GeoTIFF.
    @Test("The plan counts what writing maps takes")
    func maps() throws {
        let small = try SmallRun(evidence: "{ height: { raster: dem } }", cell: "0.8 m", more: "")
        let (planned, peak) = try Self.memory(small, "2GB")
        #expect(peak <= planned, "\(planned) planned, \(peak) taken")
    }

    /// Each polygon holds the values of all cells that it touches, however little of them lies inside.
    @Test("The plan counts the cells that thin polygons touch for quantiles")
    func thinZones() throws {
        let small = try SmallRun(
            evidence:
                "{ height: { raster: dem }, tried: { zonal: thin, of: height, statistic: quantile, quantile: 50 % } }",
            cell: "2 m", inputs: "  thin: { vector: thin.geojson }", more: "")
        let rows = (0..<3000).map { number in
            let south = 2_600_100 + number
            let corners = [
                [36_400_010, south], [36_403_990, south + 800], [36_403_990, south + 801], [36_400_010, south],
            ]
            return Self.polygon("\(corners)")
        }
        try Self.write(rows, to: "thin.geojson", small)
        let (planned, peak) = try Self.memory(small, "2GB")
        #expect(peak <= planned, "\(planned) planned, \(peak) taken")
    }

    /// 6000 x 6000 cells of noise, which hardly compress: GDAL reads a block whole before it decodes it whole, in every worker.
    @Test(
        "The plan counts what large compressed blocks take, and fewer workers read them where the budget says so",
        .enabled(if: GDALTools.arePresent, "\(GDALTools.absent)"),
        arguments: [
            (["BLOCKYSIZE=6000"], "512MB"), (["BLOCKYSIZE=6000"], "2GB"),
            (["TILED=YES", "BLOCKXSIZE=2048", "BLOCKYSIZE=2048"], "256MB"),
            (["TILED=YES", "BLOCKXSIZE=2048", "BLOCKYSIZE=2048"], "2GB"),
            (["TILED=YES", "BLOCKXSIZE=1024", "BLOCKYSIZE=1024", "INTERLEAVE=PIXEL"], "512MB"),
        ])
    func largeBlocks(layout: [String], budget: String) throws {
        let small = try SmallRun(
            evidence: "{ slope: { slope: noise } }", cell: "0.8 m", extent: "noise",
            inputs: "  noise: { raster: noise.vrt, crs: EPSG:4524 }", more: "")
        try Self.writeNoise(small, side: 6000, cell: 0.8)
        let bands = layout.contains("INTERLEAVE=PIXEL") ? ["-b", "1", "-b", "1", "-b", "1"] : []
        let options = (["COMPRESS=DEFLATE"] + layout).flatMap { ["-co", $0] }
        try GDALTools.run("gdal_translate", bands + options + ["noise.flt", "noise.tif"], in: small.folder.path)
        // What a VRT takes is what its sources take.
        try GDALTools.run("gdal_translate", ["-of", "VRT", "noise.tif", "noise.vrt"], in: small.folder.path)
        if budget == "2GB" {
            let config = try String(contentsOfFile: small.config, encoding: .utf8)
            try config.replacing("noise.vrt", with: "noise.tif").write(
                toFile: small.config, atomically: true, encoding: .utf8)
        }
        let (planned, peak) = try Self.memory(small, budget)
        #expect(peak <= planned, "\(planned) planned, \(peak) taken")
        #expect(planned < 2 * peak, "\(planned) planned, \(peak) taken")
    }

    /// A square of random numbers as an ESRI grid of floats.
    private static func writeNoise(_ small: SmallRun, side: Int, cell: Double) throws {
        var state: UInt64 = 1
        let values = (0..<(side * side)).map { _ -> Float in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(state >> 40) / 0x1p24
        }
        try values.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: small.folder.path + "/noise.flt")) }
        _ = try small.folder.write(
            "noise.hdr",
            "ncols \(side)\nnrows \(side)\nxllcorner 36400000\nyllcorner 2600000\ncellsize \(cell)\n"
                + "byteorder LSBFIRST\n")
    }

    /// 900 flowers of 1200 corners, which lie beside each other.
    private static func writeShapes(_ small: SmallRun) throws {
        let features = (0..<900).map { number -> String in
            let (x, y) = (36_400_060 + 130 * (number % 30), 2_600_060 + 130 * (number / 30))
            let corners = (0...1200).map { corner -> String in
                let angle = Double(corner % 1200) / 1200 * 2 * Double.pi
                let radius = 55 + 5 * sin(40 * angle)
                return "[\(Double(x) + radius * cos(angle)),\(Double(y) + radius * sin(angle))]"
            }
            return polygon("[\(corners.joined(separator: ","))]", kind: number % 7)
        }
        try write(features, to: "shapes.geojson", small)
    }

    private static func polygon(_ ring: String, kind: Int = 0) -> String {
        "{\"type\":\"Feature\",\"properties\":{\"kind\":\"k\(kind)\"},\"geometry\":"
            + "{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
    }

    private static func write(_ features: [String], to name: String, _ small: SmallRun) throws {
        _ = try small.folder.write(
            name,
            "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
                + "\"urn:ogc:def:crs:EPSG::4524\"}},\"features\":[\(features.joined(separator: ",\n"))]}")
    }

    /// 200,000 samples, each in a place of its own.
    private static func writeSamples(_ small: SmallRun) throws {
        let rows = (0..<200_000).map { number in
            "\(36_400_004 + 8 * (number % 499)),\(2_600_004 + 9 * (number / 499)),\((number * 7919) % 1013)"
        }
        _ = try small.folder.write("samples.csv", "x,y,grade\n" + rows.joined(separator: "\n") + "\n")
    }

    /// What the plan says of memory and what the run takes.
    private static func memory(_ small: SmallRun, _ budget: String) throws -> (planned: Int, peak: Int) {
        let options = ["--threads", "2", "--memory", budget]
        let plan = try Binary.run(["plan", small.config, "--output", small.output, "--json"] + options)
        #expect(plan.status == 0, "\(plan.errors)")
        let planned = try #require(try value("memory_bytes", Data(plan.output.utf8)))
        let run = try small.run(options)
        #expect(run.status == 0, "\(run.errors)")
        let timings = try Data(contentsOf: URL(fileURLWithPath: small.output + "/timings.json"))
        return (planned, try #require(try value("peak_memory_bytes", timings)))
    }

    /// Ground at the threshold is ragged everywhere, so that rings and their corners grow with the cells. They are all
    /// that a larger scene adds, 7 bytes for each cell here; when each ring kept the room of the longest one before it, it
    /// was 22.
    @Test("What prospects take beside their outlines does not grow with the cells")
    func prospects() throws {
        let (small, large) = (try Self.peakOfRaggedProspects(side: 2000), try Self.peakOfRaggedProspects(side: 4000))
        #expect(large - small < 10 * (4000 * 4000 - 2000 * 2000), "\(small) and \(large) bytes")
    }

    /// The peak of a run whose prospects are a hill with noise on it, of `side` x `side` cells on the same ground.
    private static func peakOfRaggedProspects(side: Int) throws -> Int {
        let small = try SmallRun(
            evidence: "{ height: { raster: hill } }", cell: "\(4000 / side) m", extent: "hill",
            inputs: "  hill: { raster: hill.flt, crs: EPSG:4524 }",
            more: """
                prospectivity: { model: fuzzy_gamma }
                prospects: { top_area: 5 %, minimum_area: 0.01 km2 }
                """)
        var state: UInt64 = 1
        let values = (0..<(side * side)).map { cell -> Float in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let x = Float(cell % side) / Float(side) - 0.5
            let y = Float(cell / side) / Float(side) - 0.5
            return 1 - (x * x + y * y).squareRoot() + 0.1 * Float(state >> 40) / 0x1p24
        }
        try values.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: small.folder.path + "/hill.flt")) }
        _ = try small.folder.write(
            "hill.hdr",
            "ncols \(side)\nnrows \(side)\nxllcorner 36400000\nyllcorner 2600000\ncellsize \(4000 / side)\n"
                + "byteorder LSBFIRST\n")
        let run = try small.run(["--threads", "2", "--memory", "256MB"])
        #expect(run.status == 0, "\(run.errors)")
        let timings = try Data(contentsOf: URL(fileURLWithPath: small.output + "/timings.json"))
        return try #require(try value("peak_memory_bytes", timings))
    }

    private static func value(_ name: String, _ json: Data) throws -> Int? {
        (try JSONSerialization.jsonObject(with: json) as? [String: Any])?[name] as? Int
    }
}
