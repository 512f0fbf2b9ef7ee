import Foundation
import Foundations
import Rasters
import Testing

struct CurvatureTests {
    /// Curvatures of ground given by a function of metres to the east and to the north of the middle of 21 x 21 cells.
    func curvature(
        _ curvature: Curvature, _ method: SurfaceMethod, cell: Double = 10, height: Double? = nil, offset: Double = 0,
        of ground: (_ x: Double, _ y: Double) -> Double
    ) -> (values: [Float], grid: Grid) {
        let grid = makeGrid(21, 21, width: cell, height: height ?? cell)
        let heights = (0..<grid.count).map { index in
            let (x, y) = place(index, grid)
            return Float(ground(x, y) + offset)
        }
        let values = mapped(heights, grid, halo: 1, side: 8) {
            curvaturePerMetre(curvature, elevation: $0, window: $1, grid: grid, method: method)
        }
        return (values, grid)
    }

    func place(_ index: Int, _ grid: Grid) -> (x: Double, y: Double) {
        (Double(index % 21 - 10) * grid.cellWidth, Double(10 - index / 21) * grid.cellHeight)
    }

    /// The largest difference from a closed form over the cells that are not on the border.
    func error(_ found: (values: [Float], grid: Grid), _ expected: (_ x: Double, _ y: Double) -> Double) -> Double {
        let inner = (0..<441).filter { (1..<20).contains($0 % 21) && (1..<20).contains($0 / 21) }
        return inner.map { index in
            let (x, y) = place(index, found.grid)
            let difference = abs(Double(found.values[index]) - expected(x, y))
            return difference.isNaN ? .infinity : difference
        }.max() ?? .infinity
    }

    // Both surfaces hold every quadratic, so what is left is single precision: heights up to 20 m are known to 1e-6 m,
    // second differences over 100 m2 to 3e-8 1/m.
    @Test("A tilted paraboloid has the curvatures of its closed form", arguments: SurfaceMethod.allCases)
    func paraboloid(method: SurfaceMethod) {
        // z = a x² + b y² + c x y + d x + e y, with its steepest place far from the middle.
        let (a, b, c, d, e) = (-2e-4, 1e-4, 1.5e-4, 0.3, 0.2)
        func ground(_ x: Double, _ y: Double) -> Double { a * x * x + b * y * y + c * x * y + d * x + e * y }
        func parts(_ x: Double, _ y: Double) -> (p: Double, q: Double, g: Double) {
            let p = 2 * a * x + c * y + d
            let q = 2 * b * y + c * x + e
            return (p, q, p * p + q * q)
        }
        func profile(_ x: Double, _ y: Double) -> Double {
            let (p, q, g) = parts(x, y)
            return -(p * p * 2 * a + 2 * p * q * c + q * q * 2 * b) / (g * pow(1 + g, 1.5))
        }
        func across(_ x: Double, _ y: Double) -> Double {
            let (p, q, _) = parts(x, y)
            return -(q * q * 2 * a - 2 * p * q * c + p * p * 2 * b)
        }
        for (width, height) in [(10.0, 10.0), (10, 4)] {
            #expect(error(curvature(.profile, method, cell: width, height: height, of: ground), profile) < 5e-7)
            let contour = curvature(.contour, method, cell: width, height: height, of: ground)
            #expect(error(contour) { across($0, $1) / pow(parts($0, $1).g, 1.5) } < 2e-6)
            let tangential = curvature(.tangential, method, cell: width, height: height, of: ground)
            #expect(
                error(tangential) { across($0, $1) / (parts($0, $1).g * (1 + parts($0, $1).g).squareRoot()) } < 5e-7)
        }
    }

    @Test(
        "A ridge that runs level along a hillside is convex down the slope and straight across it",
        arguments: SurfaceMethod.allCases)
    func cylinder(method: SurfaceMethod) {
        // z = -x²/2R + 0.5 x falls along x alone: profile curvature is that of the parabola, contours are straight.
        func ground(_ x: Double, _ y: Double) -> Double { -x * x / 1000 + 0.5 * x }
        let profile = error(curvature(.profile, method, of: ground)) { x, _ in
            let p = -x / 500 + 0.5
            return 1 / 500 / pow(1 + p * p, 1.5)
        }
        #expect(profile < 5e-7)
        #expect(error(curvature(.contour, method, of: ground)) { _, _ in 0 } < 2e-6)
        #expect(error(curvature(.tangential, method, of: ground)) { _, _ in 0 } < 5e-7)
    }

    // Far from its top a cone is nearly quadratic: with h = 1 m at 50 m the error of the contour radius is (h/r)² = 4e-4 of 0.02.
    @Test(
        "Contours of a cone curve by one over their radius, outward on the cone and inward in a funnel",
        arguments: SurfaceMethod.allCases)
    func cone(method: SurfaceMethod) {
        func radius(_ x: Double, _ y: Double) -> Double { ((x + 50) * (x + 50) + y * y).squareRoot() }
        for sign in [-1.0, 1] {
            let ground = { (x: Double, y: Double) in sign * 0.6 * radius(x, y) }
            #expect(error(curvature(.contour, method, cell: 1, of: ground)) { -sign / radius($0, $1) } < 3e-5)
            #expect(error(curvature(.profile, method, cell: 1, of: ground)) { _, _ in 0 } < 2e-5)
            let sine = 0.6 / 1.36.squareRoot()
            #expect(error(curvature(.tangential, method, cell: 1, of: ground)) { -sign * sine / radius($0, $1) } < 2e-5)
        }
    }

    // Second differences of heights near 5,000 m, known to 5e-4 m, over 100 m2: 2e-5.
    @Test("A plane has no curvature, on high ground, at the border and beside gaps", arguments: SurfaceMethod.allCases)
    func plane(method: SurfaceMethod) {
        for kind in Curvature.allCases {
            let found = curvature(kind, method, offset: 5000) { x, y in
                x == 30 && y > -40 && y < 20 ? .nan : 0.25 * x - 0.5 * y
            }
            #expect(found.values.filter(\.isNaN).count == 5)
            #expect(found.values.allSatisfy { $0.isNaN || abs($0) < 2e-5 })
        }
    }

    @Test(
        "Level ground has no curvature; tops, pits and saddles have no steepest slope and are missing",
        arguments: Curvature.allCases)
    func level(kind: Curvature) {
        for method in SurfaceMethod.allCases {
            #expect(curvature(kind, method) { _, _ in 7 }.values.allSatisfy { $0 == 0 })
            for (a, b) in [(1.0, 1.0), (-1, -1), (1, -1)] {
                let values = curvature(kind, method) { x, y in (a * x * x + b * y * y) / 100 }.values
                #expect(values[10 * 21 + 10].isNaN)
                #expect(values.filter(\.isNaN).count == 1)
            }
        }
    }

    // Heights in eighths of a metre are exact; the programs work in double precision, ours in single: 1e-6 of the largest.
    @Test("Curvatures of Evans equal GRASS r.param.scale, those of Zevenbergen and Thorne equal xdem")
    func programs() {
        let grid = makeGrid(24, 20, width: 30, height: 30)
        func found(_ kind: Curvature, _ method: SurfaceMethod, side: Int) -> [Float] {
            mapped(ReferenceTables.floats("hills"), grid, halo: 1, side: side) {
                curvaturePerMetre(kind, elevation: $0, window: $1, grid: grid, method: method)
            }
        }
        let tables: [(String, Curvature, SurfaceMethod, Double)] = [
            ("evansProfile", .profile, .evans, 2e-8), ("evansContour", .contour, .evans, 4e-7),
            ("zevenbergenThorneProfile", .profile, .zevenbergenThorne, 2e-8),
            ("zevenbergenThorneContour", .contour, .zevenbergenThorne, 6e-7),
            ("zevenbergenThorneTangential", .tangential, .zevenbergenThorne, 2e-8),
        ]
        for (name, kind, method, tolerance) in tables {
            for side in [100, 7] {
                let values = found(kind, method, side: side)
                #expect(largestKnownDifference(values, ReferenceTables.values(name)) < tolerance, "\(name)")
            }
        }
    }
}
