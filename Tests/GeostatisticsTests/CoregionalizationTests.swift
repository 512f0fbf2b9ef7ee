import Foundation
import Foundations
import Geostatistics
import TestSupport
import Testing

@Suite struct CoregionalizationTests {
    private let spherical900 = VariogramStructure(.spherical, partialSill: 1, rangeMetres: 900)

    @Test(
        "The linear model of coregionalization of zinc, copper and lead equals gstat 2.1.0's",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
    func equalsGstat() throws {
        let samples = try Meuse.samples(["zinc", "copper", "lead"], log)
        let lags = try #require(VariogramLags(covering: samples))
        let pairs = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)]
        let bins = try pairs.map { try experimentalCrossVariogram(samples, $0.0, $0.1, lags: lags) }
        let model = try fitLinearModelOfCoregionalization(bins, variableCount: 3, structures: [spherical900])
        let ids = ["lz", "lz.lc", "lz.lp", "lc", "lc.lp", "lp"]
        let rows = try SharedData.table("estimation_reference/gstat/lmc_fit.csv")
        for (id, pair) in zip(ids, pairs) {
            let row = try #require(rows.first { $0["pair"] == id })
            let fitted = model.model(pair.0, pair.1)
            // A linear problem, printed to 15 digits.
            #expect(abs(fitted.nuggetEffect - (try #require(Double(row["nugget"] ?? "")))) < 1e-11)
            #expect(abs(fitted.structures[0].partialSill - (try #require(Double(row["psill"] ?? "")))) < 1e-11)
        }
    }

    @Test("Cross sills beyond what the direct ones allow are drawn in until the matrix is valid")
    func validity() throws {
        func line(_ sill: Double) -> [VariogramBin] {
            (1...5).map {
                VariogramBin(pairCount: 10, meanDistanceMetres: Double($0) * 1000, semivariance: sill)
            }
        }
        // Direct sills 1 and 1 with a cross sill of 2: eigenvalues 3 and -1, so 3/2 everywhere once -1 becomes 0.
        let model = try fitLinearModelOfCoregionalization(
            [line(1), line(2), line(1)], variableCount: 2, structures: [])
        #expect(model.nugget.allSatisfy { abs($0 - 1.5) < 1e-12 })
    }

    @Test("Missing variograms are refused")
    func refused() {
        #expect(throws: GossanError.self) {
            try fitLinearModelOfCoregionalization([], variableCount: 2, structures: [spherical900])
        }
        #expect(throws: GossanError.self) {
            try fitLinearModelOfCoregionalization([[]], variableCount: 1, structures: [spherical900])
        }
    }
}
