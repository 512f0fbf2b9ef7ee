import Foundation
import TestSupport
import Testing

/// The terrain operations, from config to map.
@Suite("Terrain layers") struct TerrainLayersTests {
    private static let layers = [
        "height: { raster: dem }", "steep: { slope: dem }",
        "steep_evans: { slope: dem, method: evans, measure: percent }",
        "facing: { aspect: dem }", "north: { aspect: dem, as: northness }", "down: { profile_curvature: dem }",
        "across: { plan_curvature: dem, as: tangential, method: zevenbergen_thorne }",
        "local: { relief: dem, radius: 300 m }",
        "rough: { roughness: dem }", "above_mean: { tpi: dem }",
        "above_far_mean: { tpi: dem, radius: 400 m, shape: circle }",
        "rugged: { tri: dem }", "rugged_wilson: { tri: dem, method: wilson }", "sink: { depression_depth: dem }",
        "deep_sink: { depression_depth: dem, minimum_depth: 10 m }",
        "above_base: { height_above_base: dem, radius: 300 m }",
        "smooth: { focal: dem, radius: 200 m }", "steep_smooth: { slope: smooth }",
        "steep_feet: { slope: dem, elevation_unit: ft }",
    ]

    private func survey(cell: String) throws -> SmallRun {
        try SmallRun(
            evidence: "\n" + Self.layers.map { "  \($0)" }.joined(separator: "\n"), cell: cell,
            more: "prospectivity: { model: fuzzy_gamma, layers: [steep] }")
    }

    private func values(_ path: String) throws -> [Double] {
        let result = try Binary.execute("/usr/bin/env", ["gdal_translate", "-q", "-of", "XYZ", path, "/vsistdout/"])
        #expect(result.status == 0, "\(result.errors)")
        return result.output.split(separator: "\n").map { Double($0.split(separator: " ")[2]) ?? .nan }
    }

    /// Largest difference over the cells that are not on the border, where gdaldem has no values.
    private func difference(_ ours: [Double], _ theirs: [Double]) -> Double {
        guard ours.count == 1600, theirs.count == 1600 else { return .infinity }
        let inner = (0..<1600).filter { (1..<39).contains($0 % 40) && (1..<39).contains($0 / 40) }
        return inner.map { abs(ours[$0] - theirs[$0]) }.max() ?? .infinity
    }

    // The elevation has whole metres, so both sum exactly; single precision leaves 1e-5 of degrees up to 60.
    @Test("Maps equal what gdaldem makes of the same elevation")
    func gdaldem() throws {
        let small = try survey(cell: "100 m")
        let run = try small.run()
        #expect(run.status == 0, "\(run.errors)")
        let modes = [
            "steep": ["slope"], "rough": ["roughness"], "above_mean": ["TPI"], "rugged": ["TRI", "-alg", "Riley"],
            "rugged_wilson": ["TRI", "-alg", "Wilson"],
        ]
        for (layer, words) in modes {
            let target = small.folder.path + "/\(layer).tif"
            let made = try Binary.execute(
                "/usr/bin/env",
                ["gdaldem", words[0], "-q", small.folder.path + "/dem.asc", target] + words.dropFirst())
            #expect(made.status == 0, "\(made.errors)")
            #expect(difference(try values(small.output + "/maps/\(layer).tif"), try values(target)) < 2e-5, "\(layer)")
        }
        let metres = try values(small.output + "/maps/steep.tif").map { tan($0 * .pi / 180) }
        let feet = try values(small.output + "/maps/steep_feet.tif").map { tan($0 * .pi / 180) }
        for (one, other) in zip(metres, feet) { #expect(abs(one * 0.3048 - other) < 1e-5) }
        let sinks = try values(small.output + "/maps/sink.tif")
        #expect(sinks.contains { $0 > 0 && $0 < 10 } && sinks.contains { $0 >= 10 })
        #expect(try values(small.output + "/maps/deep_sink.tif") == sinks.map { $0 < 10 ? 0 : $0 })
    }

    @Test("Layers over several windows are the same bytes for any threads and memory")
    func sameBytes() throws {
        let small = try survey(cell: "5 m")
        func layers(_ arguments: [String]) throws -> [Data] {
            let run = try small.run(arguments)
            #expect(run.status == 0, "\(run.errors)")
            return try Self.layers.map { layer in
                let name = String(layer.prefix { $0 != ":" })
                return try Data(contentsOf: URL(fileURLWithPath: small.output + "/work/evidence/\(name).tif"))
            }
        }
        let one = try layers(["--threads", "1"])
        let many = try layers(["--threads", "7", "--memory", "300 MB"])
        for (index, layer) in Self.layers.enumerated() { #expect(one[index] == many[index], "\(layer)") }
    }

    @Test("Curvature of elevation with cells far wider than the grid's is warned about, unless they are met smoothly")
    func facets() throws {
        func warnings(_ inputs: String) throws -> String {
            let small = try SmallRun(
                evidence: "{ bend: { plan_curvature: ground } }", cell: "20 m", inputs: inputs,
                more: "prospectivity: { model: fuzzy_gamma }")
            let run = try small.run()
            #expect(run.status == 0, "\(run.errors)")
            return run.errors
        }
        #expect(try warnings("  ground: { raster: dem.asc, crs: EPSG:4524 }").contains("[curvature_of_facets]"))
        #expect(
            try !warnings("  ground: { raster: dem.asc, crs: EPSG:4524, resampling: cubic }").contains(
                "curvature_of_facets"))
    }

    @Test("A radius below the cell, across the study area, or beyond the memory is refused")
    func radius() throws {
        let cases = [
            ("50 m", "100 m", "evidence.local.radius: is smaller than a cell"),
            ("4 km", "100 m", "evidence.local.radius: spans the whole study area"),
            ("3900 m", "2 m", "stage evidence/local: needs"),
        ]
        for (radius, cell, problem) in cases {
            let small = try SmallRun(evidence: "{ local: { relief: dem, radius: \(radius) } }", cell: cell)
            let check = try small.check(["--memory", "256MB"])
            #expect(check.status == 78 && check.errors.contains(problem), "\(check.errors)")
        }
    }

    @Test(
        "Heights in the feet that the raster itself names are turned into metres, with a warning; other units are named"
    )
    func feet() throws {
        for (unit, factor, code) in [("ft", 0.3048, "elevation_converted"), ("fathom", 1, "elevation_unit_unknown")] {
            let small = try SmallRun(
                evidence: "{ local: { roughness: named }, plain: { roughness: dem } }",
                inputs: "  named: { raster: named.vrt, crs: EPSG:4524 }", more: "prospectivity: { model: fuzzy_gamma }")
            let vrt = """
                <VRTDataset rasterXSize="40" rasterYSize="40"><GeoTransform>36400000,100,0,2604000,0,-100</GeoTransform>
                <VRTRasterBand dataType="Float32" band="1"><UnitType>\(unit)</UnitType><SimpleSource>
                <SourceFilename relativeToVRT="1">dem.asc</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>
                """
            _ = try small.folder.write("named.vrt", vrt)
            let run = try small.run()
            #expect(run.status == 0 && run.errors.contains("[\(code)]"), "\(run.errors)")
            let metres = try values(small.output + "/maps/plain.tif")
            let found = try values(small.output + "/maps/local.tif")
            // Numbers up to 100 in single precision.
            #expect(zip(metres, found).allSatisfy { abs($0 * factor - $1) < 1e-5 })
        }
    }

    /// Values of a map without its frame of text.
    private func raw(_ path: String, in folder: TemporaryFolder) throws -> [Float] {
        let target = folder.path + "/raw.img"
        let result = try Binary.execute("/usr/bin/env", ["gdal_translate", "-q", "-of", "ENVI", path, target])
        #expect(result.status == 0, "\(result.errors)")
        return try Data(contentsOf: URL(fileURLWithPath: target)).withUnsafeBytes {
            Array($0.bindMemory(to: Float.self))
        }
    }

    /// The level of water by another algorithm over the whole raster: Planchon and Darboux (2001), doi:10.1016/S0341-8162(01)00164-3, sweeps
    /// that lower a flood until nothing changes.
    private func filled(_ ground: [Float], columns: Int, rows: Int) -> [Float] {
        let beside = [-columns - 1, -columns, -columns + 1, -1, 1, columns - 1, columns, columns + 1]
        func isInner(_ cell: Int) -> Bool {
            let (column, row) = (cell % columns, cell / columns)
            guard column > 0, row > 0, column < columns - 1, row < rows - 1 else { return false }
            return beside.allSatisfy { !ground[cell + $0].isNaN }
        }
        let inner = ground.indices.filter { !ground[$0].isNaN && isInner($0) }
        var water = ground
        for cell in inner { water[cell] = .infinity }
        var isForward = true
        var changed = true
        while changed {
            changed = false
            for place in inner.indices {
                let cell = isForward ? inner[place] : inner[inner.count - 1 - place]
                let lowest = beside.reduce(Float.infinity) { min($0, water[cell + $1]) }
                let level = max(ground[cell], lowest)
                if level < water[cell] {
                    water[cell] = level
                    changed = true
                }
            }
            isForward.toggle()
        }
        return water
    }

    @Test(
        "Depressions of real ground over nine tiles are as deep as by another algorithm over the whole of it",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
    func realGround() throws {
        let folder = try TemporaryFolder()
        let config = try folder.write(
            "a.yaml",
            """
            version: 1
            name: Real ground
            inputs: { elevation: { raster: "\(SharedData.path("hamersley_wa/dtm_mga50.tif"))" } }
            grid: { crs: EPSG:28350, cell: 100 m, extent: elevation }
            evidence: { height: { raster: elevation }, sink: { depression_depth: elevation } }
            prospectivity: { model: fuzzy_gamma, layers: [sink] }
            """)
        let output = folder.path + "/out"
        let run = try Binary.run(["run", config, "--output", output, "--quiet"])
        #expect(run.status == 0, "\(run.errors)")
        let ground = try raw(output + "/work/evidence/height.tif", in: folder)
        let depths = try raw(output + "/work/evidence/sink.tif", in: folder)
        #expect(ground.count == 1132 * 1233 && depths.count == ground.count)
        let water = filled(ground, columns: 1132, rows: 1233)
        // Both take levels from the same heights; the difference is rounded once in both.
        for cell in ground.indices {
            guard ground[cell].isNaN ? depths[cell].isNaN : depths[cell] == water[cell] - ground[cell] else {
                Issue.record("cell \(cell): \(depths[cell]) m, by sweeps \(water[cell] - ground[cell]) m")
                return
            }
        }
        #expect(depths.filter { $0 > 1 }.count > 10_000)
    }
}
