import Foundations
import Rasters
import Testing

struct PolygonizeTests {
    @Test("A hole that meets the outside at a corner becomes a ring of its own")
    func cornerHole() {
        let (cells, columns) = cells("###\n#.#\n##.")
        let polygons = polygonize(components(of: cells, columns: columns, .sidesAndCorners), on: makeGrid(3, 3))
        #expect(polygons.count == 1)
        #expect(polygons[0].count == 1)
        #expect(polygons[0][0].holes.map(\.count) == [4])
        #expect(polygons[0][0].exterior.count == 6)
        #expect(polygons[0][0].area == 7)
    }

    @Test("Cells that meet at a corner only become polygons of one component")
    func diagonal() {
        let (cells, columns) = cells("#.\n.#")
        let polygons = polygonize(components(of: cells, columns: columns, .sidesAndCorners), on: makeGrid(2, 2))
        #expect(polygons.map(\.count) == [2])
        #expect(polygons[0].map(\.area) == [1, 1])
    }

    @Test("Rings carry corners only, in map coordinates, counter-clockwise from the north-western corner")
    func corners() {
        let (cells, columns) = cells("....\n.##.\n.##.")
        let grid = makeGrid(4, 3, width: 10, height: 5, origin: Point(x: 500, y: 100))
        let polygons = polygonize(components(of: cells, columns: columns, .sides), on: grid)
        #expect(
            polygons == [
                [
                    Polygon(exterior: [
                        Point(x: 510, y: 95), Point(x: 510, y: 85), Point(x: 530, y: 85), Point(x: 530, y: 95),
                    ])
                ]
            ])
    }

    @Test(
        "Outlines of random cells are valid, cover exactly their cells and turn the right way",
        arguments: 0..<24)
    func validity(seed: Int) {
        var random = RandomStream(seed: UInt64(seed), purpose: "outlines")
        let grid = makeGrid(11 + seed, 9 + seed % 5, width: 2, height: 3)
        let share = [0.3, 0.5, 0.6, 0.75][seed % 4]
        let cells = (0..<grid.count).map { _ in random.uniform() < share ? UInt8(1) : 0 }
        for connectivity in [Connectivity.sides, .sidesAndCorners] {
            let found = components(of: cells, columns: grid.columns, connectivity).merged(
                within: seed % 3 == 0 ? 2 : 0, on: grid)
            let polygons = polygonize(found, on: grid)
            #expect(polygons.count == found.all.count)
            for (component, shapes) in zip(found.all, polygons) {
                #expect(shapes.map(\.area).reduce(0, +) == Double(component.cells) * 6)
                for shape in shapes { Self.checkRings(shape, grid) }
                for (index, shape) in shapes.enumerated() {
                    for other in shapes[(index + 1)...] { Self.checkApart(shape, other, grid) }
                }
            }
            let shapes = polygons.map { Geometry.polygons($0) }
            #expect(FeatureRasterizer(shapes, grid: grid).presence(in: grid.window) == cells)
        }
    }

    /// The grid corners that a ring passes, unit step by unit step.
    static func places(_ ring: [Point], _ grid: Grid) -> [Point] {
        zip(ring, ring.dropFirst() + [ring[0]]).flatMap { a, b -> [Point] in
            let columns = Int(((b.x - a.x) / grid.cellWidth).rounded())
            let rows = Int(((b.y - a.y) / grid.cellHeight).rounded())
            #expect((columns == 0) != (rows == 0), "every edge follows the grid")
            let steps = abs(columns + rows)
            return (0..<steps).map { step in
                let part = Double(step) / Double(steps)
                return Point(x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y))
            }
        }
    }

    static func checkRings(_ shape: Polygon, _ grid: Grid) {
        #expect(signedArea(of: shape.exterior) > 0)
        var seen: [Set<Point>] = []
        for (index, ring) in shape.rings.enumerated() {
            let places = places(ring, grid)
            #expect(Set(places).count == places.count, "no ring touches itself")
            #expect(ring.indices.allSatisfy { isTurn(ring, $0) }, "corners only")
            for other in seen { #expect(other.intersection(places).count <= 1, "rings meet in a point at most") }
            seen.append(Set(places))
            guard index > 0 else { continue }
            #expect(signedArea(of: ring) < 0)
            let exterior = Polygon(exterior: shape.exterior)
            #expect(places.allSatisfy { exterior.contains($0) || seen[0].contains($0) })
        }
    }

    static func checkApart(_ a: Polygon, _ b: Polygon, _ grid: Grid) {
        let edges = Set(a.rings.flatMap { steps(places($0, grid)) })
        #expect(edges.isDisjoint(with: b.rings.flatMap { steps(places($0, grid)) }), "polygons share no side")
    }

    static func steps(_ places: [Point]) -> [Set<Point>] {
        zip(places, places.dropFirst() + [places[0]]).map { [$0, $1] }
    }

    static func isTurn(_ ring: [Point], _ index: Int) -> Bool {
        let before = ring[(index + ring.count - 1) % ring.count]
        let after = ring[(index + 1) % ring.count]
        return before.x != after.x && before.y != after.y
    }
}
