import Delivery
import Foundations
import Geodata

/// Lays the study grid.
struct StudyGridLayout {
    let crs: CoordinateReference
    let extent: GridExtent
    let cellMetres: Double
    private let marginMetres: Double

    /// The grid of a config with drill holes alone: 25 m cells in the system of the holes, with room around them for
    /// what they may be extrapolated to.
    ///
    /// - Throws: `configuration` when there are no holes, or their system is not told.
    init(around holes: [(name: String, about: InputProvenance)]) throws {
        guard let (name, about) = holes.first else {
            throw GossanError(
                .configuration, subject: "grid", problem: "is missing",
                remedy: "add 'grid: { crs: EPSG:<code>, cell: 100 m, extent: <input> }'")
        }
        guard let system = about.crs ?? about.assumedCRS else {
            throw GossanError(
                .configuration, subject: "inputs.\(name)", problem: "has no coordinate reference system",
                remedy: "add 'crs: EPSG:<code>', or 'assume_crs: EPSG:<code>' to state an assumption")
        }
        crs = try Self.system(system)
        extent = .input(name)
        (cellMetres, marginMetres) = (25, 500)
    }

    /// - Throws: `configuration` when the system is geographic or not in metres.
    init(_ section: GridSection) throws {
        crs = try Self.system(section.crs)
        extent = section.extent
        (cellMetres, marginMetres) = (section.cell.metres, section.margin.metres)
    }

    private static func system(_ text: String) throws -> CoordinateReference {
        do {
            let crs = try CoordinateReference(text)
            try crs.requireStudyGrid()
            return crs
        } catch let error as GossanError where error.kind == .badData {
            throw GossanError(
                .configuration, subject: "grid.crs", problem: "is \(error.subject): \(error.problem)",
                remedy: error.remedy)
        }
    }

    /// The grid over a box in its own system: corners on whole multiples of the cell, or on those of the raster that gives the
    /// extent where it has such cells in this system, so that it is not resampled.
    func grid(over extent: Extent, of raster: RasterInfo?) throws -> Grid {
        let box = area(around: extent)
        let columns = (box.width / cellMetres).rounded(.up)
        let rows = (box.height / cellMetres).rounded(.up)
        guard columns * rows < 4e10, max(columns, rows) < 2e9 else {
            throw GossanError(
                .configuration, subject: "grid",
                problem: "would have \(formatNumber(columns) ?? "?") x \(formatNumber(rows) ?? "?") cells",
                remedy: "choose a larger cell, or a smaller extent")
        }
        return Grid(
            covering: box, cell: cellMetres, anchor: raster.flatMap(corner), crs: crs.identifier)
    }

    /// The north-western corner of a raster with cells of the grid's size and system; nil for others.
    private func corner(of raster: RasterInfo) -> Point? {
        guard let own = raster.grid, let system = raster.crs,
            (try? Transformation(from: system, to: crs))?.isIdentity == true
        else { return nil }
        let drift = max(abs(own.cellWidth - cellMetres), abs(own.cellHeight - cellMetres))
        return drift * Double(max(raster.width, raster.height)) < 1e-3 * cellMetres ? own.origin : nil
    }

    /// The study area: a box with the margin around it.
    func area(around extent: Extent) -> Extent { extent.expanded(by: marginMetres) }
}

/// The box of a raster in another system: its border carried over point by point.
func extent(of raster: RasterInfo, in target: CoordinateReference, by transformation: Transformation) throws -> Extent {
    let steps = 64
    let border = (0...steps).flatMap { step -> [Point] in
        let share = Double(step) / Double(steps)
        let x = Double(raster.width) * share
        let y = Double(raster.height) * share
        return [
            raster.position(pixel: x, line: 0), raster.position(pixel: x, line: Double(raster.height)),
            raster.position(pixel: 0, line: y), raster.position(pixel: Double(raster.width), line: y),
        ]
    }
    guard let box = Extent(around: try transformation.transform(border)) else {
        throw GossanError(.badData, subject: raster.path, problem: "has no cells", remedy: "check the file")
    }
    return box
}

extension RasterInfo {
    /// A position in the raster's system, from pixel and line counted from the outer corner.
    func position(pixel: Double, line: Double) -> Point {
        Point(
            x: geoTransform[0] + pixel * geoTransform[1] + line * geoTransform[2],
            y: geoTransform[3] + pixel * geoTransform[4] + line * geoTransform[5])
    }
}
