import Foundations
import Geodata

extension ElevationInput {
    /// A warning where the grid is much finer than the raster of the heights and they are interpolated bilinearly: the ground
    /// is then made of facets, flat inside and bent at the centres of the source cells, which curvatures show and nothing else.
    func facets(_ context: EvidenceContext) -> Warning? {
        guard case .raster(let raster) = context.config.inputs[name: input], let info = context.survey.rasters[input],
            raster.resampling == nil || raster.resampling == .bilinear || raster.resampling == .nearest,
            let source = sourceCell(of: info, on: context.grid)
        else { return nil }
        let cell = max(context.grid.cellWidth, context.grid.cellHeight)
        guard source > 2 * cell else { return nil }
        let width = Int(source.rounded())
        return Warning(
            code: "curvature_of_facets", subject: input,
            message:
                "its cells are about \(width) m wide, more than twice those of the grid: the curvature shows where they"
                + " meet. Write 'resampling: cubic' there, or take a coarser grid")
    }

    /// How wide the cells of a raster are on the grid, in metres; nil where that cannot be told.
    private func sourceCell(of info: RasterInfo, on grid: Grid) -> Double? {
        guard let stated = info.crs, let target = try? CoordinateReference(grid.crs),
            let transformation = try? Transformation(from: stated, to: target, allowBallpark: true)
        else { return nil }
        let box = info.extent
        let middle = Point(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2)
        let (east, south) = (info.geoTransform[1], info.geoTransform[5])
        let beside = [middle, Point(x: middle.x + east, y: middle.y), Point(x: middle.x, y: middle.y + south)]
        guard let places = try? transformation.transform(beside) else { return nil }
        return min(distance(places[0], places[1]), distance(places[0], places[2]))
    }

    private func distance(_ a: Point, _ b: Point) -> Double {
        ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }
}
