import Foundations
import Rasters
import Testing

struct DepressionTests {
    /// Depths of depressions, worked out in tiles.
    func depths(_ elevation: [Float], _ grid: Grid, side: Int) -> [Float] {
        var tiles: [TileSpills] = []
        _ = mapped(elevation, grid, halo: 1, side: side) {
            tiles.append(TileSpills(elevation: $0, window: $1))
            return [Float](repeating: 0, count: $1.count)
        }
        let levels = SpillLevels(tiles, grid: grid, side: side)
        return mapped(elevation, grid, halo: 1, side: side) { levels.depths(elevation: $0, window: $1) }
    }

    /// Rows of single figures; a dot is missing.
    func ground(_ rows: String...) -> (values: [Float], grid: Grid) {
        let values = rows.joined().map { $0.wholeNumberValue.map(Float.init) ?? .nan }
        return (values, makeGrid(rows[0].count, rows.count))
    }

    // Elevations are halves of a metre, so that all differences are exact.
    @Test(
        "Depths equal scikit-image's with pits in pits, plateaus and gaps, in one tile and in many",
        arguments: [100, 16, 7, 3, 1])
    func reconstruction(side: Int) {
        let grid = makeGrid(45, 37)
        let found = depths(ReferenceTables.floats("basins"), grid, side: side)
        #expect(largestDifference(found, ReferenceTables.values("basinDepths")) == 0)
        #expect(found.filter { $0 > 0 }.count > 200)
    }

    @Test(
        "A basin fills to its lowest pass, also where the pass is a corner or lies some tiles away",
        arguments: [100, 4, 3, 2, 1])
    func pass(side: Int) {
        let (values, grid) = ground(
            "99999999",
            "91119999",
            "91519449",
            "91193999",
            "99999999",
            "99999993")
        // Water of 1 and 3 meet at the corner of 1 and 3; from there over 4, and out over 9 alone.
        let expected = values.map { 9 - $0 }
        #expect(depths(values, grid, side: side).dropLast() == expected.dropLast())
        var open = values
        open[2 * 8 + 7] = 4
        // A gap in the wall at the height of 4: the basin spills there.
        let lower: [Float] = open.map { $0 < 4 ? 4 - $0 : 0 }
        let found = depths(open, grid, side: side)
        #expect(found.dropLast() == lower.dropLast())
        #expect(found.last == 0)
    }

    @Test("Missing cells drain what is beside them and stay missing", arguments: [100, 3, 2])
    func gaps(side: Int) {
        let (values, grid) = ground("77777", "71117", "71.17", "71117", "77777")
        let found = depths(values, grid, side: side)
        #expect(found.enumerated().allSatisfy { $0.offset == 12 ? $0.element.isNaN : $0.element == 0 })
    }

    @Test("Slopes, plateaus and the border hold no water; heights below zero fill like others", arguments: [100, 2])
    func dry(side: Int) {
        let grid = makeGrid(6, 5)
        let slope = (0..<30).map { Float($0 % 6) }
        #expect(depths(slope, grid, side: side).allSatisfy { $0 == 0 })
        #expect(depths([Float](repeating: -3, count: 30), grid, side: side).allSatisfy { $0 == 0 })
        let (pit, small) = ground("555", "515", "555")
        #expect(depths(pit.map { $0 - 3 }, small, side: side) == [0, 0, 0, 0, 4, 0, 0, 0, 0])
    }
}
