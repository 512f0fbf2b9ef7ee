import Foundation

/// A survey of a few hundred cells, described by texts alone, for runs of a second or two.
struct SmallRun {
    let folder: TemporaryFolder
    /// The run folder.
    var output: String { folder.path + "/out" }

    /// - Parameters:
    ///   - evidence: The section's layers.
    ///   - more: Further sections.
    init(
        evidence: String = "{ height: { raster: dem }, near: { distance: faults, to: geometry } }",
        cell: String = "100 m",
        extent: String = "dem", inputs: String = "",
        more: String = """
        prospectivity: { model: fuzzy_gamma }
        prospects: { top_area: 10 %, minimum_area: 0.01 km2 }
        """
    ) throws {
        folder = try TemporaryFolder()
        let cells = (0..<40).map { row in (0..<40).map { String(($0 * 7 + row * 13) % 101) }.joined(separator: " ") }
        _ = try folder.write(
            "dem.asc",
            "ncols 40\nnrows 40\nxllcorner 36400000\nyllcorner 2600000\ncellsize 100\n"
                + cells.joined(separator: "\n") + "\n")
        _ = try folder.write(
            "faults.csv",
            """
            wkt,kind
            "LINESTRING (36400000 2600000,36404000 2604000)",fault
            "LINESTRING (36400000 2604000,36404000 2602000)",fold

            """)
        _ = try folder.write(
            "known.csv", "x,y,name\n36401050,2601050,A\n36402050,2603050,B\n36403050,2600950,C\n36400950,2602950,D\n")
        _ = try folder.write(
            "a.yaml",
            """
            version: 1
            name: Small
            inputs:
              dem: { raster: dem.asc, crs: EPSG:4524 }
              faults: { table: faults.csv, wkt: wkt, crs: EPSG:4524 }
              known: { table: known.csv, x: x, y: y, crs: EPSG:4524 }
            \(inputs)
            grid: { crs: EPSG:4524, cell: \(cell), extent: \(extent) }
            evidence: \(evidence)
            \(more)
            """)
    }

    /// Puts eight known deposits in the place of four: models that learn need five.
    func addDeposits() throws {
        let rows = (0..<8).map { "\(36_400_250 + 450 * $0),\(2_600_350 + 410 * ($0 * 3 % 8)),D\($0)\n" }
        _ = try folder.write("known.csv", "x,y,name\n" + rows.joined())
    }

    /// The config file.
    var config: String { folder.path + "/a.yaml" }

    func run(_ arguments: [String] = []) throws -> CommandResult {
        try Binary.run(["run", config, "--output", output, "--quiet"] + arguments)
    }

    func check(_ arguments: [String] = []) throws -> CommandResult { try Binary.run(["check", config] + arguments) }
}
