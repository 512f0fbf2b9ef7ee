import Foundations
import Geostatistics
import TestSupport
import Testing

@Suite("Nearest sample") struct NearestSampleTests {
    private static let grid = Grid(
        origin: Point(x: 0, y: 90), cellWidth: 10, cellHeight: 10, columns: 12, rows: 9, crs: "EPSG:32633")

    @Test("Cells take the value of the nearest sample, as in scipy, within the radius", arguments: [100, 4])
    func scipy(side: Int) throws {
        let places = zip(LayerTables.values("nearestX"), LayerTables.values("nearestY")).map { Point(x: $0, y: $1) }
        let samples = try PointSamples(locations: places, values: LayerTables.values("nearestSamples"))
        for (table, radius) in [("nearestValues", Double.infinity), ("nearestWithin8", 8)] {
            let estimator = try InverseDistanceEstimator.nearest(samples: samples, maximumRadiusMetres: radius)
            let expected = LayerTables.floats(table)
            #expect(expected.count == Self.grid.count)
            for window in Self.grid.windows(side: side) {
                let found = estimator.estimate(window, of: Self.grid)[0]
                for (index, value) in found.enumerated() {
                    let cell =
                        (window.row + index / window.width) * Self.grid.columns + window.column + index % window.width
                    // Values are taken over: the same single-precision number.
                    #expect(value == expected[cell] || (value.isNaN && expected[cell].isNaN))
                }
            }
        }
    }

    @Test("Of samples equally near the first counts, in whole windows too")
    func ties() throws {
        let places = [Point(x: 60, y: 45), Point(x: 40, y: 45), Point(x: 50, y: 55), Point(x: 50, y: 35)]
        let samples = try PointSamples(locations: places, values: [1, 2, 3, 4])
        let grid = Grid(
            origin: Point(x: 45, y: 50), cellWidth: 10, cellHeight: 10, columns: 1, rows: 1, crs: "EPSG:32633")
        let estimator = try InverseDistanceEstimator.nearest(samples: samples)
        #expect(estimator.estimate(grid.window, of: grid)[0] == [1])
    }
}
