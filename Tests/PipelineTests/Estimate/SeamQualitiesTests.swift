import Foundations
import Geostatistics
import Pipeline
import Testing

@Suite("Mean quality of the holes with ore") struct SeamQualitiesTests {
    /// By hand: three holes of 60 % crowd in one cell of 100 m, one hole of 40 % stands alone 500 m off. All are 2 m thick but
    /// one rich one of 4 m. Plain: (2 x 60 + 2 x 60 + 4 x 60 + 2 x 40) / 10 = 56 %. Declustered with one third of the weight
    /// each: (8 x 60 / 3 + 2 x 40) / (8 / 3 + 2) = 51.43 %.
    @Test("Declustering weights and thickness weigh the mean")
    func declustered() throws {
        let places = [Point(x: 0, y: 0), Point(x: 10, y: 5), Point(x: 5, y: 10), Point(x: 500, y: 500)]
        let columns = [[60.0, 60, 60, 40]]
        let thickness = [2.0, 2, 4, 2]
        let samples = try PointSamples(locations: places, values: thickness)
        // One origin, so that the crowd is in one cell for certain.
        let weights = try declusterByCells(samples, cellMetres: 100, offsets: 1).weights
        let plain = SeamQualities(locations: places, thickness: thickness, weights: nil, columns: columns)
        let weighted = SeamQualities(locations: places, thickness: thickness, weights: weights, columns: columns)
        #expect(abs(plain.means[0] - 56) < 1e-12)
        #expect(abs(weighted.means[0] - (160.0 + 80) / (8.0 / 3 + 2)) < 1e-12)
    }
}
