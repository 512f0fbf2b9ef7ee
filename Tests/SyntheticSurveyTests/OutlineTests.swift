import Foundation
import Foundations
import SyntheticSurvey
import Testing

@Suite("Outlines of sampled fields")
struct OutlineTests {
    private let box = Extent(minX: -100, minY: -100, maxX: 100, maxY: 100)

    private func radius(_ point: Point) -> Double { (point.x * point.x + point.y * point.y).squareRoot() }

    @Test("A disc has the area of its circle")
    func disc() throws {
        let polygons = outlinesOfPositive(SampledField(covering: box, spacing: 2) { 60 - radius($0) })
        #expect(polygons.count == 1)
        // Chords of about 2 m on a radius of 60 m take away less than 0.1 %.
        #expect(abs(polygons[0].area / (Double.pi * 3600) - 1) < 1e-3)
        #expect(signedArea(of: polygons[0].exterior) > 0)
    }

    @Test("A ring keeps its hole, turned clockwise")
    func ring() throws {
        let polygons = outlinesOfPositive(
            SampledField(covering: box, spacing: 2) { 20 - abs(radius($0) - 50) })
        let polygon = try #require(polygons.first)
        #expect(polygons.count == 1 && polygon.holes.count == 1)
        #expect(signedArea(of: polygon.holes[0]) < 0)
        #expect(abs(polygon.area / (Double.pi * (4900 - 900)) - 1) < 1e-3)
    }

    @Test("Corners that meet at a saddle stay apart")
    func saddle() {
        let field = SampledField(covering: Extent(minX: 0, minY: 0, maxX: 3, maxY: 3), spacing: 1) { point in
            (Int(point.x) + Int(point.y)).isMultiple(of: 2) ? 1 : -1
        }
        #expect(outlinesOfPositive(field).count == 8)
    }

    @Test("A field that is positive at the border closes there")
    func border() {
        let polygons = outlinesOfPositive(SampledField(covering: box, spacing: 10) { _ in 1 })
        #expect(polygons.count == 1)
        #expect(polygons[0].area >= 200 * 200)
    }
}
