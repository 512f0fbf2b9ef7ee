import Foundations
import Geodata
import Rasters
import Testing

struct CoverageTests {
    let grid = makeGrid(20, 16, width: 3, height: 2)
    let discs = NearestTables.shapes("discs")

    func gathered<Value>(side: Int, _ kernel: (Window) -> [Value]) -> [Value] {
        var cells: [(Int, Value)] = []
        for window in grid.windows(side: side) {
            for (index, value) in kernel(window).enumerated() {
                let row = window.row + index / window.width
                cells.append((row * grid.columns + window.column + index % window.width, value))
            }
        }
        return cells.sorted { $0.0 < $1.0 }.map(\.1)
    }

    // exactextract keeps coverage in single precision, and the table holds seven decimals.
    @Test("The share of a cell under overlapping polygons, united, equals exactextract's", arguments: [100, 7, 1])
    func coverage(side: Int) throws {
        let polygons = discs.flatMap { disc in if case .polygons(let polygons) = disc { polygons } else { [Polygon]() }
        }
        let ground = try union(polygons).map { Geometry.polygons([$0]) }
        let parts = FeatureRasterizer(ground, grid: grid)
        let found = gathered(side: side) { parts.coverage(in: $0) }
        #expect(largestDifference(found, NearestTables.values("coverage")) < 1e-6)
    }

    @Test("Cells touched and cells whose centre is covered equal rasterio's", arguments: [100, 7])
    func touched(side: Int) {
        let features = FeatureRasterizer(discs, grid: grid)
        let touched = gathered(side: side) { features.presence(in: $0, rule: .touched) }
        #expect(touched.map(Double.init) == NearestTables.values("touchedCells"))
        let centres = gathered(side: side) { features.presence(in: $0, rule: .centre) }
        #expect(centres.map(Double.init) == NearestTables.values("centreCells"))
    }

    @Test("The majority of thousands of cells of few classes equals exactextract's", arguments: [1000, 32])
    func majority(side: Int) {
        let grid = makeGrid(150, 140)
        let classes = NearestTables.values("manyCells").map(Float.init)
        let zones = FeatureRasterizer(NearestTables.shapes("zones"), grid: grid)
        var totals = [ZonalAccumulator](repeating: ZonalAccumulator(keepsValues: true), count: zones.featureCount)
        for window in grid.windows(side: side) {
            let part = window.rows.flatMap { row in window.columns.map { classes[row * grid.columns + $0] } }
            mergeZones(&totals, with: zonalStatistics(of: zones, in: window, values: part, keepsValues: true))
        }
        let found = totals.map { $0.statistics.distribution }
        #expect(found.map { Double($0.majority) } == NearestTables.values("zone_mode"))
        #expect(found.map { Double($0.values.count) } == NearestTables.values("zone_variety"))
        for (distribution, median) in zip(found, NearestTables.values("zone_median")) {
            #expect(abs(distribution.quantile(0.5) - median) < 1e-6)
        }
    }
}
