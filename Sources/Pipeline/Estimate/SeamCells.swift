import Foundations
import Geostatistics
import Rasters
import Resources

/// The cells of a seam: those that holes reach, on a part of the study grid.
struct SeamCells: Sendable {
    /// The part of the study grid around the holes.
    let grid: Grid
    /// Cells within reach, as `row * columns + column` of `grid`, ascending.
    let cells: [Int]
    /// The category of each.
    let categories: [ResourceCategory]
    /// Cells that holes say something of: those within reach, and those beyond a barren hole that ends the ore.
    private(set) var tested: [Int]

    /// Ground among the holes counts as their spacing says. Beyond them it counts up to the extrapolation limit where the
    /// nearest hole has ore; a barren hole at the edge ends the ore, and nothing is extrapolated across it.
    ///
    /// - Parameters:
    ///   - holes: Where the conclusive holes cross the seam, and whether there is ore.
    ///   - spacing: What categories ask for.
    ///   - study: The study grid.
    /// - Throws: `badData` when no hole lies on the grid.
    init(holes: [(position: Point, hasOre: Bool)], spacing: CategorySpacing, study: Grid) throws {
        let positions = holes.map(\.position)
        let widest =
            [spacing.measuredMetres, spacing.indicatedMetres, spacing.inferredMetres].compactMap(\.self).max() ?? 0
        let reach = max(spacing.extrapolationMetres, widest * 1.5)
        guard let box = Extent(around: positions), let window = study.window(touching: box.expanded(by: reach)) else {
            throw GossanError(
                .badData, subject: "drill holes", problem: "none of them lies on the study grid",
                remedy: "check the coordinate reference system of the holes and the extent of the grid")
        }
        let corner = study.extent(of: window)
        grid = Grid(
            origin: Point(x: corner.minX, y: corner.maxY), cellWidth: study.cellWidth, cellHeight: study.cellHeight,
            columns: window.width, rows: window.height, crs: study.crs)
        let everywhere = SpacingClassifier(holes: positions, spacing: spacing)
        var among = spacing
        among.extrapolationMetres = 0
        // Without declared spacings the extrapolation limit says how far apart holes may be.
        if widest == 0 { among.inferredMetres = spacing.extrapolationMetres }
        let interpolated = SpacingClassifier(holes: positions, spacing: among)
        let nearest = try InverseDistanceEstimator.nearest(
            samples: try PointSamples(locations: positions, values: holes.map { $0.hasOre ? 1 : 0 }))
        var cells: [Int] = []
        var categories: [ResourceCategory] = []
        var tested: [Int] = []
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                let center = grid.center(column: column, row: row)
                guard let category = everywhere.category(at: center) else { continue }
                tested.append(row * grid.columns + column)
                guard interpolated.category(at: center) != nil || nearest.estimate(at: center)[0] > 0 else { continue }
                cells.append(row * grid.columns + column)
                categories.append(category)
            }
        }
        self.tested = tested
        self.cells = cells
        self.categories = categories
    }

    /// Takes from the tested ground what the estimate leaves open.
    ///
    /// - Parameter isMissing: For each of `cells` whether it has no estimate.
    mutating func leaveUntested(_ isMissing: [Bool]) {
        let open = Set(zip(cells, isMissing).filter(\.1).map(\.0))
        if !open.isEmpty { tested.removeAll(where: open.contains) }
    }

    /// The centre of each cell.
    var centres: [Point] { cells.map { grid.center(column: $0 % grid.columns, row: $0 / grid.columns) } }

    /// A value per cell spread over the whole part of the grid, missing elsewhere.
    func spread(_ values: [Float]) -> [Float] {
        var all = [Float](repeating: .nan, count: grid.count)
        for (index, cell) in cells.enumerated() { all[cell] = values[index] }
        return all
    }
}

/// Ore outlines on the cells of a seam, and to which of them each cell counts.
struct OreOutlines: Sendable {
    /// Groups of ore cells.
    let components: Components
    /// Their outlines.
    let polygons: [[Polygon]]
    /// For each cell of the seam the outline nearest to it; -1 where there is none at all.
    ///
    /// Cells between and around the outlines count too, with the tonnes of those realizations that have ore there:
    /// leaving them out would lose tonnage at every border.
    let outlineOfCell: [Int32]

    /// - Parameters:
    ///   - isOre: For each cell of the seam whether the kriged seam is ore there.
    ///   - thickness: Its kriged thickness, whose greatest value marks the best cell.
    ///   - areasKm2: Its true area.
    ///   - seam: The cells.
    init(isOre: [Bool], thickness: [Float], areasKm2: [Double], seam: SeamCells) {
        var mask = [UInt8](repeating: 0, count: seam.grid.count)
        var areas = [Double](repeating: 0, count: seam.grid.count)
        for (index, cell) in seam.cells.enumerated() {
            mask[cell] = isOre[index] ? 1 : 0
            areas[cell] = areasKm2[index]
        }
        var labeler = ComponentLabeler(columns: seam.grid.columns, connectivity: .sidesAndCorners)
        labeler.add(mask, values: seam.spread(thickness), weights: areas)
        components = labeler.finish()
        polygons = polygonize(components, on: seam.grid)
        outlineOfCell = Self.nearest(components, mask, seam)
    }

    private static func nearest(_ components: Components, _ mask: [UInt8], _ seam: SeamCells) -> [Int32] {
        var outline = [Int32](repeating: -1, count: seam.grid.count)
        for run in components.runs {
            for column in run.start..<run.end {
                outline[Int(run.row) * seam.grid.columns + Int(column)] = run.component
            }
        }
        let strip = seam.grid.window
        let carry = FeatureCarry([StripFeatures(of: mask, in: strip)])
        let field = distanceToCells(mask, strip: strip, index: 0, carry: carry, grid: seam.grid, wantsNearest: true)
        return seam.cells.map { field.nearest[$0] < 0 ? -1 : outline[field.nearest[$0]] }
    }
}
