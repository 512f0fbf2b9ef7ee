import Foundations
import Geodata
import Testing

@Suite("Polygon operations")
struct PolygonOperationTests {
    func square(_ x: Double, _ y: Double, side: Double) -> Polygon {
        Polygon(exterior: [
            Point(x: x, y: y), Point(x: x + side, y: y), Point(x: x + side, y: y + side), Point(x: x, y: y + side),
        ])
    }

    func area(_ polygons: [Polygon]) -> Double { polygons.reduce(0) { $0 + $1.area } }

    @Test("Union, intersection and difference obey inclusion and exclusion")
    func areas() throws {
        let a = [square(0, 0, side: 10), square(20, 0, side: 10)]
        let b = [square(5, 5, side: 20)]
        // The squares overlap b in 5 x 5 and 5 x 5.
        #expect(try area(intersection(a, b)) == 50)
        #expect(try area(union(a + b)) == 550)
        #expect(try area(difference(a, b)) == 150)
        #expect(try area(difference(b, a)) == 350)
        #expect(try union(a).count == 2)
        #expect(try intersection(a, []).isEmpty)
        #expect(try area(difference(a, [])) == 200)
        #expect(try intersection(a, [square(100, 100, side: 1)]).isEmpty)
    }

    @Test("A hole is cut out and turned clockwise")
    func hole() throws {
        let ring = try difference([square(0, 0, side: 10)], [square(2, 2, side: 2)])
        #expect(ring.count == 1)
        #expect(ring[0].holes.count == 1)
        #expect(signedArea(of: ring[0].exterior) == 100)
        #expect(signedArea(of: ring[0].holes[0]) == -4)
    }

    @Test("A bow tie is invalid and becomes two triangles")
    func bowTie() throws {
        let tie = Polygon(exterior: [
            Point(x: 0, y: 0), Point(x: 10, y: 10), Point(x: 10, y: 0), Point(x: 0, y: 10),
        ])
        #expect(!isValid(.polygons([tie])))
        let valid = try makeValid([tie])
        #expect(isValid(.polygons(valid)))
        #expect(area(valid) == 50)
    }

    @Test("Distances run between the nearest points, and are zero inside")
    func distances() throws {
        let box = Geometry.polygons([square(0, 0, side: 10)])
        #expect(try distance(box, .points([Point(x: 13, y: 14)])) == 5)
        #expect(try distance(box, .points([Point(x: 3, y: 3)])) == 0)
        #expect(try distance(.lines([[Point(x: 20, y: 0), Point(x: 20, y: 9)]]), box) == 10)
    }

    @Test("A buffered point is a circle within the stated loss")
    func buffers() throws {
        let circle = try buffer(.points([Point(x: 100, y: 100)]), distance: 10)
        // A polygon of 64 corners on a circle of radius 10 covers 32 * 100 * sin(2 pi / 64) = 313.65.
        #expect(abs(area(circle) - 313.65) < 0.01)
    }
}
