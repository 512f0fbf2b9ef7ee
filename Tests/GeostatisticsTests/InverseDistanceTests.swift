import Foundations
import Geostatistics
import TestSupport
import Testing

@Suite struct InverseDistanceTests {
    @Test(
        "Inverse squared distance equals gstat 2.1.0",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)),
        arguments: [("idw2_zinc", nil), ("idw2_zinc_nmax12", 12)])
    func equalsGstat(column: String, maximum: Int?) throws {
        let estimator = try InverseDistanceEstimator(
            samples: try Meuse.samples(["zinc"]) { $0 },
            neighbourhood: SearchNeighbourhood(maximumSamples: maximum))
        for row in try Meuse.table("kriging_points") {
            let estimate = estimator.estimate(at: Point(x: try #require(row["x"]), y: try #require(row["y"])))
            // Printed to 15 digits; values are some hundreds.
            #expect(abs(estimate[0] - (try #require(row[column]))) < 1e-9)
        }
    }

    @Test("Weights fall with the power of distance")
    func power() throws {
        let samples = try PointSamples(locations: [Point(x: 0, y: 0), Point(x: 3, y: 0)], values: [0, 1])
        // Distances 1 and 2: weights 1 and 2^-3, so 1/9.
        let estimate = try InverseDistanceEstimator(samples: samples, power: 3).estimate(at: Point(x: 1, y: 0))
        #expect(abs(estimate[0] - 1.0 / 9) < 1e-15)
    }

    @Test("A target on a sample takes its value; one beyond the radius stays missing")
    func support() throws {
        let samples = try PointSamples(
            locations: [Point(x: 5, y: 5), Point(x: 15, y: 5)], variables: [[2, 4], [20, 40]])
        let estimator = try InverseDistanceEstimator(
            samples: samples, neighbourhood: SearchNeighbourhood(maximumRadiusMetres: 12))
        let grid = Grid(
            origin: Point(x: 0, y: 10), cellWidth: 10, cellHeight: 10, columns: 4, rows: 1, crs: "EPSG:32633")
        let layers = estimator.estimate(grid.window, of: grid)
        #expect(layers[0][0] == 2 && layers[1][1] == 40)
        #expect(layers[0][2] == 4)
        #expect(layers[0][3].isNaN && layers[1][3].isNaN)
    }

    @Test("The nearest sample is taken, of equals the first")
    func nearest() throws {
        let samples = try PointSamples(
            locations: [Point(x: 10, y: 0), Point(x: 0, y: 0), Point(x: 40, y: 0)], values: [1, 2, 3])
        let estimator = try InverseDistanceEstimator.nearest(samples: samples)
        #expect(estimator.estimate(at: Point(x: 5, y: 0)) == [1])
        #expect(estimator.estimate(at: Point(x: 31, y: 0)) == [3])
    }

    @Test("A power that is not positive is refused")
    func refused() throws {
        let samples = try PointSamples(locations: [Point(x: 0, y: 0)], values: [1])
        #expect(throws: GossanError.self) { try InverseDistanceEstimator(samples: samples, power: 0) }
    }
}
