import Foundations
import Geodata
import Prospectivity
import Rasters

/// The ground that is studied: true areas of its cells, and to which belt they belong.
///
/// Ground of no belt takes no part. Where belts overlap, a cell belongs to the smallest of them.
struct StudyArea: Sendable {
    /// The study grid.
    let grid: Grid
    /// The belts, in the order of the survey.
    let belts: [Belt]
    private let trueArea: TrueArea
    private let shapes: FeatureRasterizer?
    private let numbers: [Float]

    /// - Throws: `badData` when the grid's system has no areas.
    init(_ survey: Survey) throws {
        grid = survey.grid
        belts = survey.belts
        trueArea = try TrueArea(grid: survey.grid)
        guard belts.contains(where: { !$0.polygons.isEmpty }) else {
            (shapes, numbers) = (nil, [])
            return
        }
        let areas = survey.belts.map { belt in belt.polygons.reduce(0) { $0 + $1.area } }
        let order = areas.indices.sorted { (areas[$0], $0) < (areas[$1], $1) }
        shapes = FeatureRasterizer(order.map { .polygons(survey.belts[$0].polygons) }, grid: survey.grid)
        numbers = order.map { Float($0) }
    }

    /// The belt of each cell of a window, by its place among `belts`; -1 for none.
    func beltIndices(in window: Window) -> [Int32] {
        guard let shapes else { return [Int32](repeating: 0, count: window.count) }
        return shapes.classes(numbers, in: window, rule: .first(.centre)).map { $0.isNaN ? -1 : Int32($0) }
    }

    /// The belt that a point lies in, by its place among `belts`: the smallest that holds it.
    func beltIndex(at point: Point) -> Int? {
        guard shapes != nil else { return 0 }
        return numbers.map { Int($0) }.first { belt in belts[belt].polygons.contains { $0.contains(point) } }
    }

    /// True areas of a window's cells in km2, 0 outside all belts.
    func areas(in window: Window) -> [Double] {
        var areas = trueAreas(in: window)
        guard shapes != nil else { return areas }
        for (cell, belt) in beltIndices(in: window).enumerated() where belt < 0 { areas[cell] = 0 }
        return areas
    }

    /// True areas of a window's cells in km2.
    func trueAreas(in window: Window) -> [Double] {
        [Double](unsafeUninitializedCapacity: window.count) { areas, count in
            var row: [Double] = []
            for number in window.rows {
                trueArea.row(number, columns: window.columns, into: &row)
                let start = (number - window.row) * window.width
                for column in 0..<window.width { areas[start &+ column] = row[column] / 1e6 }
            }
            count = window.count
        }
    }
}
