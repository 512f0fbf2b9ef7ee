import Foundations
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

    /// - Parameters:
    ///   - holes: Where the conclusive holes cross the seam.
    ///   - spacing: What categories ask for.
    ///   - study: The study grid.
    /// - Throws: `badData` when no hole lies on the grid.
    init(holes: [Point], spacing: CategorySpacing, study: Grid) throws {
        let widest =
            [spacing.measuredMetres, spacing.indicatedMetres, spacing.inferredMetres].compactMap(\.self).max() ?? 0
        let reach = max(spacing.extrapolationMetres, widest * 1.5)
        guard let box = Extent(around: holes), let window = study.window(touching: box.expanded(by: reach)) else {
            throw GossanError(
                .badData, subject: "drill holes", problem: "none of them lies on the study grid",
                remedy: "check the coordinate reference system of the holes and the extent of the grid")
        }
        let corner = study.extent(of: window)
        grid = Grid(
            origin: Point(x: corner.minX, y: corner.maxY), cellWidth: study.cellWidth, cellHeight: study.cellHeight,
            columns: window.width, rows: window.height, crs: study.crs)
        let classifier = SpacingClassifier(holes: holes, spacing: spacing)
        var cells: [Int] = []
        var categories: [ResourceCategory] = []
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                guard let category = classifier.category(at: grid.center(column: column, row: row)) else { continue }
                cells.append(row * grid.columns + column)
                categories.append(category)
            }
        }
        self.cells = cells
        self.categories = categories
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
