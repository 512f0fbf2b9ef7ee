import Foundation
import Testing

/// Places that inputs may have and that a reader could take for others.
@Suite("Odd places of inputs") struct OddPlaceTests {
    @Test("A value of several points is a sample at each of them, and nowhere between")
    func multipoint() throws {
        let small = try SmallRun(
            evidence: "{ e: { interpolate: pairs, value: v, method: nearest, max_distance: 60 m } }",
            inputs: "  pairs: { table: pairs.csv, wkt: wkt, crs: EPSG:4524 }", more: "")
        _ = try small.folder.write(
            "pairs.csv", "wkt,v\n\"MULTIPOINT ((36400050 2603950),(36402050 2603950))\",5\n")
        let result = try small.run()
        #expect(result.status == 0, "\(result.errors)")
        let cells = try evidenceCells(of: small.output, "e")
        let known = cells.indices.filter { !cells[$0].isNaN }
        #expect(known == [0, 20] && known.allSatisfy { cells[$0] == 5 })
    }

    @Test("Longitudes that were counted the other way round the earth are the same places", arguments: [-252.0, 468])
    func longitudes(west: Double) throws {
        let small = try SmallRun(
            evidence: "{ a: { raster: there }, b: { raster: round } }",
            extent: "[36499000, 2600000, 36501000, 2602000]",
            inputs: """
                  there: { raster: there.asc, crs: EPSG:4490 }
                  round: { raster: round.asc, crs: EPSG:4490 }
                """,
            more: "")
        for (name, corner) in [("there", 107.5), ("round", west - 0.5)] {
            let rows = (0..<50).map { row in (0..<50).map { String(($0 * 7 + row * 13) % 101) }.joined(separator: " ") }
            _ = try small.folder.write(
                "\(name).asc",
                "ncols 50\nnrows 50\nxllcorner \(corner)\nyllcorner 23\ncellsize 0.02\n" + rows.joined(separator: "\n")
                    + "\n")
        }
        let result = try small.run()
        #expect(result.status == 0, "\(result.errors)")
        let (there, round) = (try evidenceCells(of: small.output, "a"), try evidenceCells(of: small.output, "b"))
        #expect(there.allSatisfy { !$0.isNaN } && Set(there).count > 10)
        // Longitudes of 252 and 468 degrees hold a bit or two less than one of 108.
        #expect(zip(there, round).allSatisfy { abs($0 - $1) < 1e-3 })
    }

    @Test("A parallel given by its two ends, degrees apart, runs where the parallel is")
    func parallel() throws {
        let small = try SmallRun(
            evidence: "{ far: { distance: border, to: geometry }, in: { presence: sheet } }",
            inputs: """
                  border: { table: border.csv, wkt: wkt, crs: EPSG:4490 }
                  sheet: { table: sheet.csv, wkt: wkt, crs: EPSG:4490 }
                """, more: "")
        _ = try small.folder.write("border.csv", "wkt\n\"LINESTRING (105.5 23.52,108.5 23.52)\"\n")
        // Its northern edge, taken straight from end to end in the grid, would pass north of all cells.
        _ = try small.folder.write(
            "sheet.csv", "wkt\n\"POLYGON ((105.5 23.52,108.5 23.52,108.5 26,105.5 26,105.5 23.52))\"\n")
        let result = try small.run()
        #expect(result.status == 0, "\(result.errors)")
        // Nearest of 3,000,001 points along the parallel, carried over by pyproj 3 (PROJ 9).
        let expected = [(0, 0, 1482.926), (20, 10, 496.448), (39, 39, 2390.920), (10, 25, 1010.233)]
        let far = try evidenceCells(of: small.output, "far")
        for (column, row, metres) in expected { #expect(abs(Double(far[row * 40 + column]) - metres) < 1) }
        let inside = try evidenceCells(of: small.output, "in")
        #expect(inside[0] == 1 && inside[10 * 40 + 20] == 1 && inside[25 * 40 + 10] == 0)
    }

    @Test("A raster of the whole world covers a grid anywhere", arguments: [-180, 0], ["EPSG:32631", "EPSG:32660"])
    func world(west: Int, zone: String) throws {
        let small = try SmallRun(
            evidence: "{ a: { raster: world } }", cell: "10 km", extent: "[300000, 5000000, 700000, 5400000]",
            inputs: "  world: { raster: world.asc, crs: EPSG:4326 }", more: "")
        let config = try String(contentsOfFile: small.config, encoding: .utf8)
        _ = try small.folder.write(
            "a.yaml", config.replacingOccurrences(of: "grid: { crs: EPSG:4524", with: "grid: { crs: \(zone)"))
        let rows = (0..<18).map { row in (0..<36).map { String($0 + row) }.joined(separator: " ") }
        _ = try small.folder.write(
            "world.asc",
            "ncols 36\nnrows 18\nxllcorner \(west)\nyllcorner -90\ncellsize 10\n" + rows.joined(separator: "\n") + "\n")
        let checked = try small.check()
        #expect(checked.status == 0, "\(checked.errors)")
        #expect(checked.output.contains("world: box covers 100 % of the study area"), "\(checked.output)")
        let result = try small.run()
        #expect(result.status == 0, "\(result.errors)")
        #expect(try evidenceCells(of: small.output, "a").allSatisfy { !$0.isNaN })
    }
}
