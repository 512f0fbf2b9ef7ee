import Foundation
import Foundations
import Geodata
import Pipeline
import Testing

/// Several models of layers of their own, and the mean of them.
@Suite("Models and their mean") struct EnsembleTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/ensemble-\(UUID().uuidString)"

    /// 60 x 50 cells with a hill, a fault across them, and deposits on the hill beside the fault.
    private func run() throws -> (String) -> [Float] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let heights = (0..<50).map { row in
            (0..<60).map { column -> String in
                let hill: Int = 400 - abs(column - 30) * 9 - abs(row - 25) * 4
                return String(hill + (column * 7 + row * 5) % 11)
            }.joined(separator: " ")
        }
        try write(
            "dem.asc",
            "ncols 60\nnrows 50\nxllcorner 36400000\nyllcorner 2600000\ncellsize 100\n"
                + heights.joined(separator: "\n") + "\n")
        try write("faults.csv", "wkt,kind\n\"LINESTRING (36400000 2602500,36406000 2602600)\",fault\n")
        let deposits = (0..<10).map { index -> String in
            let (x, y) = (36_402_050 + index * 210, 2_602_250 + (index * 170) % 900)
            return "\(x),\(y)\n"
        }.joined()
        try write("known.csv", "x,y\n" + deposits)
        try write(
            "a.yaml",
            """
            version: 1
            name: Mean of models
            inputs:
              dem: { raster: dem.asc, crs: EPSG:4524 }
              faults: { table: faults.csv, wkt: wkt, crs: EPSG:4524 }
              known: { table: known.csv, x: x, y: y, crs: EPSG:4524 }
            grid: { crs: EPSG:4524, cell: 100 m, extent: dem }
            evidence:
              height: { raster: dem }
              near: { distance: faults, to: geometry }
              smooth: { focal: height, statistic: mean, radius: 200 m }
            prospectivity:
              train: known
              model: ensemble
              models: [fuzzy_gamma, logistic_regression]
              unit_cell: 0.01 km2
              layers_by_model: { fuzzy_gamma: [near], logistic_regression: [height, near] }
              memberships: { near: { linear: { from: 2 km, to: 0 m } } }
              validate: { spatial_blocks: 2, block: 1 km, random_folds: 2 }
            prospects: { top_area: 5 %, minimum_area: 0.01 km2 }
            outputs: { format: geotiff }
            """)
        _ = try runPipeline(
            RunOptions(config: folder + "/a.yaml", output: folder + "/out", isQuiet: true),
            narrator: Narrator(isQuiet: true))
        return { [folder] name in
            var values: [Float] = []
            let path = "\(folder)/out/maps/\(name).tif"
            try? RasterReader(path: path).read(Window(column: 0, row: 0, width: 60, height: 50), into: &values)
            return values
        }
    }

    private func write(_ name: String, _ text: String) throws {
        try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }

    @Test("Each model has a map of its own layers, and the ensemble is their mean, each over its greatest score")
    func meanOfModels() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let map = try run()
        let (near, fuzzy) = (map("near"), map("prospectivity_fuzzy_gamma"))
        let (regression, ensemble) = (map("prospectivity_logistic_regression"), map("prospectivity"))
        #expect([near, fuzzy, regression, ensemble].allSatisfy { $0.count == 3000 })
        // Of one layer the fuzzy gamma is its degree, by hand 1 at the fault and 0 from 2 km on; the power is in single precision.
        #expect(zip(near, fuzzy).allSatisfy { abs(max(0, 1 - $0 / 2000) - $1) < 1e-6 })
        let scales = (try #require(fuzzy.max()), try #require(regression.max()))
        for cell in ensemble.indices {
            let mean = (fuzzy[cell] / scales.0 + regression[cell] / scales.1) / 2
            #expect(abs(mean - ensemble[cell]) < 1e-6)
        }
        let validation = try String(contentsOfFile: folder + "/out/validation.csv", encoding: .utf8)
        for curve in ["success rate", "random folds", "spatial blocks"] {
            #expect(validation.contains("ensemble,\(curve),auc,"), "\(curve)")
        }
        let models = try String(contentsOfFile: folder + "/out/models.csv", encoding: .utf8)
        #expect(models.contains("near") && !models.contains("fuzzy_gamma,fuzzy_overlay,1,layer,height"))
    }
}
