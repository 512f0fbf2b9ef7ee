import Foundation
import Foundations
import Geostatistics
import TestSupport
import Testing

@Suite struct ExperimentalVariogramTests {
    /// Tables made with gstat 2.1.0; sums of up to 10^3 terms in another order agree to about 1e-13.
    private let tolerance = 1e-11

    @Test(
        "Experimental variograms equal gstat's",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)),
        arguments: [
            ("variogram_logzinc_default", VariogramEstimator.classical),
            ("variogram_logzinc_c1500_w100", .classical),
            ("variogram_logzinc_cressie", .robust),
        ])
    func equalsGstat(table: String, estimator: VariogramEstimator) throws {
        let samples = try Meuse.samples(["zinc"], log)
        let lags =
            table.contains("c1500")
            ? VariogramLags(widthMetres: 100, cutoffMetres: 1500)
            : try #require(VariogramLags(covering: samples))
        try expect(
            try experimentalVariogram(samples, lags: lags, estimator: estimator), equals: try Meuse.table(table))
    }

    @Test(
        "Directional variograms equal gstat's",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)),
        arguments: [0.0, 45, 90, 135])
    func directions(azimuth: Double) throws {
        let samples = try Meuse.samples(["zinc"], log)
        var lags = try #require(VariogramLags(covering: samples))
        lags.azimuthDegrees = azimuth
        let rows = try Meuse.table("variogram_logzinc_dir4").filter { $0["dir.hor"] == azimuth }
        #expect(rows.count == 15)
        try expect(try experimentalVariogram(samples, lags: lags), equals: rows)
    }

    @Test(
        "Direct and cross-variograms equal gstat's",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)),
        arguments: [
            ("lz", 0, 0), ("lc", 1, 1), ("lp", 2, 2), ("lz.lc", 0, 1), ("lz.lp", 0, 2), ("lc.lp", 1, 2),
        ])
    func cross(id: String, first: Int, second: Int) throws {
        let samples = try Meuse.samples(["zinc", "copper", "lead"], log)
        let lags = try #require(VariogramLags(covering: samples))
        let rows = try SharedData.table("estimation_reference/gstat/crossvariogram_zn_cu_pb.csv")
            .filter { $0["id"] == id }.map { $0.compactMapValues(Double.init) }
        // gstat counts each pair of a cross-variogram twice.
        try expect(
            try experimentalCrossVariogram(samples, first, second, lags: lags), equals: rows,
            pairFactor: first == second ? 1 : 2)
    }

    @Test("A distance of exactly one lag belongs to the first class")
    func rightClosed() throws {
        let samples = try PointSamples(
            locations: [Point(x: 0, y: 0), Point(x: 10, y: 0), Point(x: 30, y: 0)], values: [1, 2, 5])
        let bins = try experimentalVariogram(samples, lags: VariogramLags(widthMetres: 10, cutoffMetres: 30))
        // Pairs at 10 (difference 1), 20 (3) and 30 (4): half the squares.
        #expect(bins.map(\.pairCount) == [1, 1, 1])
        #expect(bins.map(\.semivariance) == [0.5, 4.5, 8])
    }

    @Test("Impossible lags are refused")
    func refused() throws {
        let samples = try PointSamples(locations: [Point(x: 0, y: 0)], values: [1])
        #expect(throws: GossanError.self) {
            try experimentalVariogram(samples, lags: VariogramLags(widthMetres: 0, cutoffMetres: 10))
        }
        #expect(VariogramLags(covering: samples) == nil)
    }

    private func expect(_ bins: [VariogramBin], equals rows: [[String: Double]], pairFactor: Int = 1) throws {
        #expect(bins.count == rows.count)
        for (bin, row) in zip(bins, rows) {
            #expect(Double(bin.pairCount * pairFactor) == row["np"])
            #expect(abs(bin.meanDistanceMetres - (try #require(row["dist"]))) < 1e-9)
            #expect(abs(bin.semivariance - (try #require(row["gamma"]))) < tolerance)
        }
    }
}
