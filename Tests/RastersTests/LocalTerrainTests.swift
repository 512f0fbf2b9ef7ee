import Foundations
import Rasters
import Testing

/// Relief, roughness, ruggedness, position and height above base, on ground in eighths of a metre: differences and sums of a few are
/// exact; what remains is one rounding of the result, and means in single precision (1e-5 of 100 m).
struct LocalTerrainTests {
    let grid = makeGrid(24, 20, width: 30, height: 30)
    let ground = ReferenceTables.floats("holedHills")

    func found(_ side: Int, halo: Int = 1, _ kernel: ([Float], Window) -> [Float]) -> [Float] {
        mapped(ground, grid, halo: halo, side: side, kernel)
    }

    @Test("Ruggedness, position and roughness equal gdaldem's where it has values", arguments: [100, 7, 1])
    func gdaldem(side: Int) {
        let values = [
            "triRiley": found(side) { ruggedness(.riley, elevation: $0, window: $1) },
            "triWilson": found(side) { ruggedness(.wilson, elevation: $0, window: $1) },
            "roughness": found(side) { roughness(elevation: $0, window: $1) },
            "tpi": found(side) {
                topographicPosition(elevation: $0, window: $1, neighbourhood: .square(radius: 1))
            },
        ]
        for (name, values) in values {
            #expect(largestKnownDifference(values, ReferenceTables.values(name)) < 1e-5, "\(name)")
        }
    }

    @Test("Beside gaps and at the border the known neighbours count", arguments: [100, 7])
    func gaps(side: Int) {
        let values = [
            "gapsRiley": found(side) { ruggedness(.riley, elevation: $0, window: $1) },
            "gapsWilson": found(side) { ruggedness(.wilson, elevation: $0, window: $1) },
            "gapsRoughness": found(side) { roughness(elevation: $0, window: $1) },
        ]
        for (name, values) in values {
            #expect(largestDifference(values, ReferenceTables.values(name)) < 1e-5, "\(name)")
        }
    }

    @Test("Relief, position and height above base within three cells equal scipy's", arguments: [100, 7])
    func radius(side: Int) {
        let neighbourhoods: [(String, Neighbourhood)] = [
            ("square", .square(radius: 3)), ("circle", .circle(radius: 3)),
        ]
        for (shape, around) in neighbourhoods {
            func check(_ name: String, reach: Int = 1, _ kernel: ([Float], Window) -> [Float]) {
                let values = found(side, halo: 3 * reach, kernel)
                #expect(largestDifference(values, ReferenceTables.values(shape + name)) < 2e-5, "\(shape)\(name)")
            }
            check("Relief") { focalRange($0, window: $1, neighbourhood: around) }
            check("Tpi") { topographicPosition(elevation: $0, window: $1, neighbourhood: around) }
            check("AboveLowest") { heightAboveBase(elevation: $0, window: $1, neighbourhood: around, surface: .lowest) }
            check("AboveBase", reach: 2) {
                heightAboveBase(elevation: $0, window: $1, neighbourhood: around, surface: .smoothed)
            }
        }
    }

    @Test(
        "A cell alone among missing ones has no ruggedness and no position, a roughness and relief of 0, and lies on its base"
    )
    func alone() {
        let small = makeGrid(5, 5)
        var values = [Float](repeating: .nan, count: 25)
        values[12] = 40
        func centre(_ halo: Int, _ kernel: ([Float], Window) -> [Float]) -> Float {
            let result = mapped(values, small, halo: halo, side: 5, kernel)
            #expect(result.filter(\.isNaN).count >= 24)
            return result[12]
        }
        #expect(centre(1) { ruggedness(.riley, elevation: $0, window: $1) }.isNaN)
        #expect(centre(1) { ruggedness(.wilson, elevation: $0, window: $1) }.isNaN)
        #expect(centre(1) { roughness(elevation: $0, window: $1) } == 0)
        for around in [Neighbourhood.square(radius: 1), .circle(radius: 2)] {
            let radius = around.radius
            #expect(centre(radius) { topographicPosition(elevation: $0, window: $1, neighbourhood: around) }.isNaN)
            #expect(centre(radius) { focalRange($0, window: $1, neighbourhood: around) } == 0)
            #expect(
                centre(2 * radius) {
                    heightAboveBase(elevation: $0, window: $1, neighbourhood: around, surface: .smoothed)
                } == 0)
        }
    }

    @Test("No ground lies below its base, and floors wider than the neighbourhood lie on it")
    func base() {
        // A floor of 12 columns at 3,000 m between walls of 1 in 2.
        let heights = (0..<grid.count).map { Float(3000 + 15 * max(0, $0 % 24 - 11)) }
        let around = Neighbourhood.circle(radius: 2)
        let above = mapped(heights, grid, halo: 4, side: 9) {
            heightAboveBase(elevation: $0, window: $1, neighbourhood: around, surface: .smoothed)
        }
        #expect(above.allSatisfy { $0 >= 0 })
        for (cell, height) in above.enumerated() where cell % 24 <= 11 { #expect(height == 0) }
        // On an even wall the base of a circle of 2 cells lies 2 cells of 15 m below; its mean as well.
        for (cell, height) in above.enumerated() where (16...19).contains(cell % 24) {
            #expect(abs(height - 30) < 1e-4)
        }
    }
}
