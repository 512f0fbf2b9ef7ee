import Foundation
import Foundations
import Geostatistics
import Testing

@Suite("Median spacing") struct MedianSpacingTests {
    /// A square grid of 60 x 60 places.
    private func square(_ spacing: Double) -> [Point] {
        (0..<3600).map { Point(x: Double($0 % 60) * spacing, y: Double($0 / 60) * spacing) }
    }

    /// Twins beside a share of the places, spread evenly, from half to one and a half times as far as told.
    private func twinned(_ places: [Point], share: Double, apart: Double) -> [Point] {
        places.enumerated().flatMap { index, place in
            guard Double(index * 37 % 100) < share * 100 else { return [place] }
            let metres = apart * (0.5 + Double(index * 53 % 100) / 100)
            return [place, Point(x: place.x + metres * 0.8, y: place.y - metres * 0.6)]
        }
    }

    @Test(
        "A grid has its own spacing, and so have classes of distance, however many of its places are twinned",
        arguments: [0, 0.2, 0.33, 0.4, 0.6, 1])
    func twins(share: Double) throws {
        let places = twinned(square(100), share: share, apart: 2)
        // Twins stand in for places that they lie nearer to by up to 3 m.
        #expect(abs(medianSpacingMetres(places) - 100) <= 3)
        let lags = try #require(
            VariogramLags(spacedAs: PointSamples(locations: places, values: places.map(\.x))))
        #expect(abs(lags.widthMetres - 100) <= 3 && lags.cutoffMetres == lags.widthMetres * 15)
    }

    @Test("Places in clusters and along lines are no twins")
    func untwinned() {
        let clusters = square(5000).flatMap { place in
            [(0.0, 0.0), (100, 0), (0, 100), (100, 100)].map { Point(x: place.x + $0.0, y: place.y + $0.1) }
        }
        #expect(medianSpacingMetres(clusters) == 100)
        let lines = (0..<20).flatMap { line in (0..<50).map { Point(x: Double($0) * 20, y: Double(line) * 1000) } }
        #expect(medianSpacingMetres(lines) == 20)
    }

    @Test("One place has no spacing, two have their distance")
    func few() {
        #expect(medianSpacingMetres([Point(x: 1, y: 1)]) == 0)
        #expect(medianSpacingMetres([Point(x: 0, y: 0), Point(x: 3, y: 4)]) == 5)
    }
}
