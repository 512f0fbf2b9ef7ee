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
}
