import Foundation
import Foundations
import Geostatistics
import TestSupport
import Testing

/// Targets, cases and numbers of `kriging_points.csv`, made with gstat 2.1.0 (R 4.2.2) from log(zinc) of meuse.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
struct KrigingAgainstGstatTests {
    static let cases = [
        "ok", "sk5.9", "ok_anis45_0.4", "ok_nmax16", "ok_nmax16_maxd500", "bk40_reg4x4", "bk200_reg8x8", "ok_errnug",
        "ok_exp300", "ok_gau400", "ok_nested",
    ]

    /// gstat prints 15 digits; the systems are well-conditioned, so both programs agree far better than this.
    private let tolerance = 1e-9

    @Test("Kriging equals gstat at every target", arguments: cases)
    func equalsGstat(name: String) throws {
        let estimator = try self.estimator(name)
        var workspace = estimator.makeWorkspace()
        for row in try Meuse.table("kriging_points") {
            let target = Point(x: try #require(row["x"]), y: try #require(row["y"]))
            let status = estimator.estimate(at: target, in: &workspace)
            let expected = try #require(row["\(name)_pred"])
            if expected.isNaN {
                #expect(status == .beyondSupport)
                #expect(workspace.estimate(ofVariable: 0).isNaN && workspace.variance.isNaN)
            } else {
                #expect(abs(workspace.estimate(ofVariable: 0) - expected) < tolerance)
                #expect(abs(workspace.variance - (try #require(row["\(name)_var"]))) < tolerance)
            }
        }
    }

    @Test("Universal kriging with a linear drift equals gstat")
    func universal() throws {
        let estimator = try KrigingEstimator(
            samples: try Meuse.samples(["zinc"], log), variogram: Meuse.logZinc, method: .universalLinear)
        for row in try Meuse.table("kriging_points") {
            let estimate = estimator.estimate(at: Point(x: try #require(row["x"]), y: try #require(row["y"])))
            // gstat's drift runs over raw coordinates of 10^5 m and loses about seven digits.
            #expect(abs(estimate.values[0] - (try #require(row["uk_xy_pred"]))) < 1e-6)
            #expect(abs(estimate.variance - (try #require(row["uk_xy_var"]))) < 1e-6)
        }
    }

    /// gstat takes the nearest four and then at most two of each quadrant. Gossan goes on until it has four, so the
    /// search ends here at the fourth nearest sample to be the same.
    @Test("Two samples per quadrant of the nearest four equal gstat's octant search")
    func quadrants() throws {
        let samples = try Meuse.samples(["zinc"], log)
        for row in try Meuse.table("kriging_points") {
            let target = Point(x: try #require(row["x"]), y: try #require(row["y"]))
            let fourth = samples.locations.map { $0.distance(to: target) }.sorted()[3]
            let estimator = try KrigingEstimator(
                samples: samples, variogram: Meuse.logZinc,
                neighbourhood: SearchNeighbourhood(
                    maximumSamples: 4, maximumRadiusMetres: fourth, sectors: .quadrants, maximumPerSector: 2))
            let estimate = estimator.estimate(at: target)
            #expect(abs(estimate.values[0] - (try #require(row["ok_octant2_pred"]))) < tolerance)
            #expect(abs(estimate.variance - (try #require(row["ok_octant2_var"]))) < tolerance)
        }
    }

    @Test("Leave-one-out equals gstat", arguments: [("loocv_logzinc_all", nil), ("loocv_logzinc_nmax16", 16)])
    func leaveOneOut(table: String, maximum: Int?) throws {
        let estimator = try KrigingEstimator(
            samples: try Meuse.samples(["zinc"], log), variogram: Meuse.logZinc,
            neighbourhood: SearchNeighbourhood(maximumSamples: maximum))
        let results = try estimator.leaveOneOut()
        let rows = try Meuse.table(table)
        #expect(results.count == rows.count)
        for (result, row) in zip(results, rows) {
            #expect(abs(result.estimate - (try #require(row["var1.pred"]))) < tolerance)
            #expect(abs(result.variance - (try #require(row["var1.var"]))) < tolerance)
            #expect(abs(result.residual - (try #require(row["residual"]))) < tolerance)
            #expect(abs(result.standardizedResidual - (try #require(row["zscore"]))) < tolerance)
        }
        // Printed by gstat for the two cases; 12 digits were kept.
        let summary = CrossValidationSummary(results)
        #expect(abs(summary.rootMeanSquaredError - (maximum == nil ? 0.391749474122 : 0.389824951129)) < 1e-11)
        #expect(abs(summary.meanSquaredDeviationRatio - (maximum == nil ? 0.822763313588 : 0.808015411868)) < 1e-11)
        if maximum == nil {
            #expect(abs(summary.meanError + 1.25605064795e-5) < 1e-14)
            #expect(abs(summary.meanAbsoluteError - 0.292101080464) < 1e-11)
            #expect(abs(summary.correlation - 0.839385699889) < 1e-11)
        }
    }

    private func estimator(_ name: String) throws -> KrigingEstimator {
        var variogram = Meuse.logZinc
        var neighbourhood = SearchNeighbourhood.global
        var method = KrigingMethod.ordinary
        var support = KrigingSupport.point
        switch name {
        case "sk5.9": method = .simple(means: [5.9])
        case "ok_anis45_0.4":
            variogram.structures[0].rangeMetres = 1200
            variogram.structures[0].anisotropy = GeometricAnisotropy(azimuthDegrees: 45, ratio: 0.4)
        case "ok_nmax16": neighbourhood.maximumSamples = 16
        case "ok_nmax16_maxd500":
            neighbourhood = SearchNeighbourhood(maximumSamples: 16, minimumSamples: 4, maximumRadiusMetres: 500)
        case "bk40_reg4x4": support = .block(widthMetres: 40, heightMetres: 40, columns: 4, rows: 4)
        case "bk200_reg8x8": support = .block(widthMetres: 200, heightMetres: 200, columns: 8, rows: 8)
        case "ok_errnug": variogram.nuggetIsMeasurementError = true
        case "ok_exp300":
            variogram.structures = [VariogramStructure(.exponential, partialSill: 0.59, rangeMetres: 300)]
        case "ok_gau400":
            variogram.structures = [VariogramStructure(.gaussian, partialSill: 0.59, rangeMetres: 400)]
        case "ok_nested":
            variogram.structures = [
                VariogramStructure(.spherical, partialSill: 0.3, rangeMetres: 1500),
                VariogramStructure(.exponential, partialSill: 0.3, rangeMetres: 150),
            ]
        default: break
        }
        return try KrigingEstimator(
            samples: try Meuse.samples(["zinc"], log), variogram: variogram, neighbourhood: neighbourhood,
            method: method, support: support)
    }
}
