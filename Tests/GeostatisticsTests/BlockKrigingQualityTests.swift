import Foundation
import Foundations
import Geostatistics
import TestSupport
import Testing

/// Block estimates of GSLIB's 140 clustered samples, all of them for each block: nugget 0.2, spherical 0.8 of range 10,
/// blocks of 10 m by 4 x 4 points. The estimates are those of GSLIB `kt3d`, the quality figures closed forms of them.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
struct BlockKrigingQualityTests {
    @Test("Block estimates, variance, slope of regression and efficiency equal the reference")
    func equalsGSLIB() throws {
        let samples = try clusteredSamples()
        let estimator = try KrigingEstimator(
            samples: samples, variogram: Meuse.spherical(nugget: 0.2, sill: 0.8, range: 10),
            support: .block(widthMetres: 10, heightMetres: 10, columns: 4, rows: 4))
        let rows = try SharedData.table("estimation_reference/recoverable/block_ok_quality.csv")
        #expect(rows.count == 25)
        for row in rows {
            func number(_ name: String) throws -> Double { try #require(Double(row[name] ?? "")) }
            let target = Point(x: try number("x"), y: try number("y"))
            let estimate = estimator.estimate(at: target)
            #expect(abs(estimate.values[0] - (try number("est"))) < 1e-9)
            #expect(abs(estimate.variance - (try number("KV"))) < 1e-9)
            #expect(abs(estimate.slopeOfRegression - (try number("slope"))) < 1e-9)
            #expect(abs(estimate.efficiency - (try number("KE"))) < 1e-9)
        }
    }

    private func clusteredSamples() throws -> PointSamples {
        let rows = try String(contentsOfFile: SharedData.path("geostat_benchmarks/cluster.dat"), encoding: .utf8)
            .split(separator: "\n").dropFirst(7)
            .map { $0.split(separator: " ").compactMap { Double($0.trimmingCharacters(in: .whitespaces)) } }
        return try PointSamples(locations: rows.map { Point(x: $0[0], y: $0[1]) }, values: rows.map { $0[2] })
    }
}
