import Foundation
import Foundations
import Pipeline
import Testing

/// Small surveys are kept in memory between the passes of fitting and validation, large ones are streamed in every pass.
@Suite("Evidence kept or streamed") struct StreamedEvidenceTests {
    /// A survey of 1200 x 1200 cells, which are many windows of the stack, with missing cells and 12 deposits.
    private func survey(in folder: String) throws -> String {
        let side = 30
        let cells = (0..<side).map { row in
            (0..<side).map { String($0 == row ? -1 : ($0 * 7 + row * 13) % 101) }.joined(separator: " ")
        }
        try write(
            "dem.asc",
            "ncols \(side)\nnrows \(side)\nxllcorner 36400000\nyllcorner 2600000\ncellsize 100\nNODATA_value -1\n"
                + cells.joined(separator: "\n") + "\n", folder)
        try write(
            "faults.csv",
            "wkt,kind\n\"LINESTRING (36400000 2600000,36404200 2604200)\",a\n\"LINESTRING (36400000 2604000,36404000 2602000)\",b\n",
            folder)
        let deposits = (0..<12).map { "\(36_400_255 + $0 * 230),\(2_600_155 + ($0 * $0 * 290) % 2800)\n" }.joined()
        try write("known.csv", "x,y\n" + deposits, folder)
        try write(
            "a.yaml",
            """
            version: 1
            name: Kept or streamed
            inputs:
              dem: { raster: dem.asc, crs: EPSG:4524 }
              faults: { table: faults.csv, wkt: wkt, crs: EPSG:4524 }
              known: { table: known.csv, x: x, y: y, crs: EPSG:4524 }
            grid: { crs: EPSG:4524, cell: 2.5 m, extent: dem }
            evidence:
              height: { raster: dem }
              near: { distance: faults, to: cells }
              kind: { presence: faults, where: "kind = 'a'" }
            prospectivity:
              train: known
              model: weights_of_evidence
              models: [logistic_regression, fuzzy_gamma]
              unit_cell: 0.01 km2
              validate: { spatial_blocks: 2, block: 1 km, random_folds: 2 }
            prospects: { top_area: 5 %, minimum_area: 0.001 km2 }
            """, folder)
        return folder + "/a.yaml"
    }

    private func write(_ name: String, _ text: String, _ folder: String) throws {
        try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }

    private func files(of folder: String) throws -> [String: Data] {
        let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
            .filter { $0.contains(".") && !["timings.json", "work/file-digests.json"].contains($0) }
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0))) })
    }

    @Test("A budget that forces streaming gives the same bytes in every file, with one thread and with three")
    func sameBytes() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/streamed-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let config = try survey(in: folder)
        func run(_ name: String, bytes: Int, threads: Int) throws -> [String: Data] {
            let options = RunOptions(
                config: config, output: "\(folder)/\(name)", threads: threads, memory: MemorySize(bytes: bytes),
                isQuiet: true)
            _ = try runPipeline(options, narrator: Narrator(isQuiet: true))
            return try files(of: "\(folder)/\(name)")
        }
        let kept = try run("kept", bytes: 2_000_000_000, threads: 2)
        #expect(kept.count > 15 && kept["maps/prospectivity.tif"] != nil)
        // The stack takes 1200 x 1200 x (3 layers x 4 + 8) bytes = 29 MB, more than a quarter of what 256 MB leave beside the
        // program.
        for threads in [1, 3] {
            let streamed = try run("streamed-\(threads)", bytes: 256_000_000, threads: threads)
            #expect(streamed.keys.sorted() == kept.keys.sorted())
            for (name, bytes) in kept { #expect(streamed[name] == bytes, "\(name) with \(threads) threads") }
        }
    }
}
