import Foundation
import Foundations
import Geostatistics
import TestSupport
import Testing

@Suite struct CellDeclusteringTests {
    @Test("Samples that share a cell share its weight")
    func counts() throws {
        // With one origin at (-0.01, -0.01) and cells of 10 m the first three samples share a cell: weights 1/3, 1/3,
        // 1/3 and 1, scaled to add up to 4.
        let samples = try PointSamples(
            locations: [Point(x: 0, y: 0), Point(x: 1, y: 1), Point(x: 2, y: 0), Point(x: 30, y: 30)],
            values: [1, 1, 1, 5])
        let result = try declusterByCells(samples, cellMetres: 10, offsets: 1)
        let expected = [2.0 / 3, 2.0 / 3, 2.0 / 3, 2]
        for (weight, value) in zip(result.weights, expected) { #expect(abs(weight - value) < 1e-14) }
        #expect(abs(result.mean - 3) < 1e-14)
    }

    /// The 140 clustered samples of GSLIB. The means come from an independent NumPy 2.4.6 implementation of `declus`;
    /// the weights that GSLIB's file itself carries give 2.528, and the exhaustive mean is 2.58.
    @Test(
        "The clustered GSLIB samples are declustered",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
    func cluster() throws {
        let rows = try String(contentsOfFile: SharedData.path("geostat_benchmarks/cluster.dat"), encoding: .utf8)
            .split(separator: "\n").dropFirst(7)
            .map { $0.split(separator: " ").compactMap { Double($0.trimmingCharacters(in: .whitespaces)) } }
        let samples = try PointSamples(
            locations: rows.map { Point(x: $0[0], y: $0[1]) }, values: rows.map { $0[2] })
        #expect(samples.count == 140)
        for (cell, mean) in [(4.0, 2.6686620436799657), (5, 2.5238903349456216), (10, 2.874524694111988)] {
            #expect(abs(try declusterByCells(samples, cellMetres: cell).mean - mean) < 1e-12)
        }
        let best = try declusterByCells(samples, cellSizesMetres: (1...25).map(Double.init))
        #expect(best.cellMetres == 5)
        #expect(abs(best.weights.reduce(0, +) - 140) < 1e-9)
    }

    @Test("Cells that are not positive and an empty list of sizes are refused")
    func refused() throws {
        let samples = try PointSamples(locations: [Point(x: 0, y: 0)], values: [1])
        #expect(throws: GossanError.self) { try declusterByCells(samples, cellMetres: 0) }
        #expect(throws: GossanError.self) { try declusterByCells(samples, cellSizesMetres: []) }
    }
}
