import Foundations
import Rasters
import TestSupport
import Testing

struct QuarticDensityTests {
    // Results are single precision: 6e-8 of the value; scipy's quadrature is good to 1e-10.
    @Test("The quartic kernel along lines equals scipy's quadrature", arguments: [100, 3])
    func quadrature(side: Int) {
        let density = LineDensity(of: VectorTests.lines, radiusMetres: 4.5, kernel: .quartic, grid: VectorTests.grid)
        let found = VectorTests.gathered(side: side) { density.kmPerKm2(in: $0) }
        let expected = LayerTables.values("lineQuartic")
        #expect(found.count == expected.count)
        for (value, table) in zip(found, expected) { #expect(abs(Double(value) - table) <= 2e-7 * table + 1e-7) }
    }

    @Test("The quartic kernel of points equals numpy's", arguments: [100, 3])
    func points(side: Int) {
        let density = PointDensity(of: VectorTests.points, radiusMetres: 4.5, kernel: .quartic, grid: VectorTests.grid)
        let found = VectorTests.gathered(side: side) { density.perKm2(in: $0) }
        let expected = LayerTables.values("pointQuartic")
        #expect(found.count == expected.count)
        for (value, table) in zip(found, expected) { #expect(abs(Double(value) - table) <= 2e-7 * table + 1e-3) }
    }

    @Test("A long line gives its closed form: 16 / (5 pi r) (1 - d^2 / r^2)^(5/2) at the distance d")
    func closedForm() {
        let grid = makeGrid(1, 12, width: 10, height: 10)
        let line = Geometry.lines([[Point(x: -1e4, y: -5), Point(x: 3, y: -5), Point(x: 1e4, y: -5)]])
        let found = LineDensity(of: [line], radiusMetres: 100, kernel: .quartic, grid: grid).kmPerKm2(in: grid.window)
        for (row, value) in found.enumerated() {
            let distance = Double(row) / 10
            let height = max(0, 1 - distance * distance)
            let expected = 1000 * 16 / (5 * Double.pi * 100) * height * height * height.squareRoot()
            // Single precision.
            #expect(abs(Double(value) - expected) < 1e-6 * (1 + expected))
        }
    }

    @Test("Lines keep their length: the density sums to it over the plane")
    func mass() {
        let grid = makeGrid(200, 200, width: 10, height: 10)
        let line = Geometry.lines([[Point(x: 703, y: -996), Point(x: 1003, y: -596)]])
        let density = LineDensity(of: [line], radiusMetres: 400, kernel: .quartic, grid: grid)
        // 100 m2 a cell, 500 m of line; the sum over 10 m cells approaches the integral to the fourth order.
        let kilometres = density.kmPerKm2(in: grid.window).reduce(0.0) { $0 + Double($1) } * 100 / 1e6
        #expect(abs(kilometres - 0.5) < 1e-5)
    }
}
