import Foundation
import Foundations
import Rasters
import Testing

/// Works a focal kernel out window by window and puts the windows together.
func mapped(
    _ values: [Float], _ grid: Grid, halo: Int, side: Int, _ kernel: ([Float], Window) -> [Float]
) -> [Float] {
    var result = [Float](repeating: .nan, count: grid.count)
    for window in grid.windows(side: side) {
        let padded = window.expanded(by: halo)
        let input = padded.rows.flatMap { row in
            padded.columns.map { column in
                grid.window.intersection(Window(column: column, row: row, width: 1, height: 1)) == nil
                    ? Float.nan : values[row * grid.columns + column]
            }
        }
        let output = kernel(input, window)
        for row in 0..<window.height {
            for column in 0..<window.width {
                result[(window.row + row) * grid.columns + window.column + column] =
                    output[row * window.width + column]
            }
        }
    }
    return result
}

struct TerrainTests {
    let grid = makeGrid(15, 12, width: 25, height: 40)
    let square = makeGrid(15, 12, width: 25, height: 25)
    let elevation = ReferenceTables.floats("elevation")
    /// gdaldem replicates a column at the four corners, where this project goes on in a straight line.
    let corners: Set<Int> = [0, 14, 165, 179]

    func withoutCorners(_ values: [Double]) -> [Double] {
        values.enumerated().filter { !corners.contains($0.offset) }.map(\.element)
    }

    // Elevations are whole metres, so gdaldem's sums are exact; both end in single precision: 4e-6 of 30 degrees.
    @Test("Slope equals gdaldem's with edges, gaps and oblong cells", arguments: [100, 4, 1])
    func slope(side: Int) {
        let found = mapped(elevation, grid, halo: 1, side: side) {
            slopeDegrees(elevation: $0, window: $1, grid: grid)
        }
        let expected = withoutCorners(ReferenceTables.values("slopeDegrees"))
        #expect(largestDifference(withoutCorners(found.map(Double.init)), expected) < 1e-5)
        #expect(zip(found, elevation).allSatisfy { $0.isNaN == $1.isNaN })
    }

    @Test("Aspect equals gdaldem's", arguments: [100, 4])
    func aspect(side: Int) {
        let found = mapped(elevation, square, halo: 1, side: side) {
            Rasters.aspect(elevation: $0, window: $1, grid: square)
        }
        let expected = withoutCorners(ReferenceTables.values("aspectDegrees"))
        #expect(largestDifference(withoutCorners(found.map(Double.init)), expected) < 1e-4)
    }

    @Test("A plane has its own slope and aspect everywhere, corners and high ground included")
    func plane() {
        // Falls 0.3 m per m to the east and rises 0.4 to the south: the gradient is 0.5, downhill is N 36.87 E.
        let heights = (0..<grid.count).map { cell -> Float in
            let east = 25 * Double(cell % 15)
            let south = 40 * Double(cell / 15)
            return Float(5000 - 0.3 * east + 0.4 * south)
        }
        let slope = slopeDegrees(
            elevation: padded(heights), window: grid.window, grid: grid)
        let aspect = Rasters.aspect(elevation: padded(heights), window: grid.window, grid: grid)
        // Heights near 5,000 m are rounded to 0.0005 m over 50 m: 1e-5, or 0.001 degrees.
        #expect(slope.allSatisfy { abs($0 - 26.565_05) < 2e-3 })
        #expect(aspect.allSatisfy { abs($0 - 36.869_9) < 3e-3 })
    }

    @Test("A plane has its own slope on a grid of one row or of one column", arguments: GradientMethod.allCases)
    func single(method: GradientMethod) {
        for grid in [makeGrid(9, 1, width: 25, height: 40), makeGrid(1, 9, width: 40, height: 25)] {
            let heights = (0..<9).map { Float(0.1 * 25 * Double($0)) }
            let width = grid.columns + 2
            var cells = [Float](repeating: .nan, count: width * (grid.rows + 2))
            for (index, height) in heights.enumerated() {
                cells[(index / grid.columns + 1) * width + index % grid.columns + 1] = height
            }
            let slope = slopeDegrees(elevation: cells, window: grid.window, grid: grid, method: method)
            #expect(slope.allSatisfy { abs($0 - 5.710_593) < 1e-4 }, "\(slope)")
        }
    }

    @Test("Level ground has no angle of aspect, and northness and eastness of 0")
    func level() {
        let plain = padded([Float](repeating: 7, count: grid.count))
        #expect(Rasters.aspect(elevation: plain, window: grid.window, grid: grid).allSatisfy { $0.isNaN })
        for form in [AspectForm.northness, .eastness] {
            #expect(Rasters.aspect(form, elevation: plain, window: grid.window, grid: grid).allSatisfy { $0 == 0 })
        }
    }

    // Angles run once round in steps of 5 degrees; heights to 0.005 m over 50 m leave 3e-4 degrees.
    @Test(
        "Aspect runs clockwise from north, and northness and eastness are its cosine and sine",
        arguments: GradientMethod.allCases)
    func bearings(method: GradientMethod) {
        for bearing in stride(from: 0.0, to: 360, by: 5) {
            let (east, north) = (sin(bearing * .pi / 180), cos(bearing * .pi / 180))
            let heights = (0..<grid.count).map { cell -> Float in
                Float(-0.5 * east * 25 * Double(cell % 15) + 0.5 * north * 40 * Double(cell / 15))
            }
            func found(_ form: AspectForm) -> [Float] {
                Rasters.aspect(form, elevation: padded(heights), window: grid.window, grid: grid, method: method)
            }
            #expect(
                found(.angle).allSatisfy { angle in
                    let off = abs(Double(angle) - bearing)
                    return angle >= 0 && angle < 360 && min(off, 360 - off) < 3e-4
                })
            #expect(found(.northness).allSatisfy { abs(Double($0) - north) < 1e-5 })
            #expect(found(.eastness).allSatisfy { abs(Double($0) - east) < 1e-5 })
        }
    }

    // SAGA works in double precision from heights in eighths of a metre; ours ends in single: 1e-5 of 42 degrees, 1e-4 of 360.
    @Test(
        "Slope and aspect of Evans and of Zevenbergen and Thorne equal SAGA's",
        arguments: [("evans", GradientMethod.evans), ("zevenbergenThorne", .zevenbergenThorne)])
    func saga(name: String, method: GradientMethod) {
        let hills = makeGrid(24, 20, width: 30, height: 30)
        let heights = ReferenceTables.floats("hills")
        let slope = mapped(heights, hills, halo: 1, side: 9) {
            slopeDegrees(elevation: $0, window: $1, grid: hills, method: method)
        }
        let aspect = mapped(heights, hills, halo: 1, side: 9) {
            Rasters.aspect(elevation: $0, window: $1, grid: hills, method: method)
        }
        #expect(largestKnownDifference(slope, ReferenceTables.values(name + "Slope")) < 2e-5)
        #expect(largestKnownDifference(aspect, ReferenceTables.values(name + "Aspect")) < 1e-4)
    }

    func padded(_ values: [Float]) -> [Float] {
        grid.window.expanded(by: 1).rows.flatMap { row in
            grid.window.expanded(by: 1).columns.map { column in
                (0..<grid.columns).contains(column) && (0..<grid.rows).contains(row)
                    ? values[row * grid.columns + column] : .nan
            }
        }
    }
}
