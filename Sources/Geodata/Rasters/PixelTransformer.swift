import CGDAL
import Foundations

/// Carries cell positions of a target grid to cell positions of a source raster and back, each point exactly.
final class PixelTransformer {
    /// From the grid's coordinate reference system to the raster's.
    let transformation: Transformation
    private let grid: Grid
    private let toCoordinates: Affine
    private let toCells: Affine
    /// Columns once round the globe; nil where the raster's columns do not count longitudes.
    let columnsRound: Double?
    /// The longitude that positions lie within 180 degrees of; nil where the raster is in other coordinates.
    private var meridian: Double?
    /// The middle of the raster, likewise.
    private let ownMeridian: Double?
    /// Where the part of the source in hand starts, in its columns and rows.
    var sourceOrigin = (column: 0.0, row: 0.0)

    /// Nil when the raster's coefficients cannot be inverted.
    init?(from grid: Grid, to info: RasterInfo, transformation: Transformation) {
        let affine = Affine(info.geoTransform)
        guard let inverse = affine.inverse else { return nil }
        self.grid = grid
        self.transformation = transformation
        toCoordinates = affine
        toCells = inverse
        let isGeographic = transformation.target.isGeographic
        let isUpright = info.geoTransform[2] == 0 && info.geoTransform[4] == 0
        columnsRound = isGeographic && isUpright ? 360 / abs(info.geoTransform[1]) : nil
        ownMeridian = isGeographic ? (info.extent.minX + info.extent.maxX) / 2 : nil
        meridian = ownMeridian
    }

    /// From here on gives positions without a jump around the middle of a window of the grid: beyond the raster's own edges where
    /// the window reaches over them.
    func turn(towards window: Window) {
        guard columnsRound != nil else { return }
        meridian = ownMeridian
        let middle = Point(
            x: Double(window.column) + Double(window.width) / 2, y: Double(window.row) + Double(window.height) / 2)
        guard let image = sourcePositions(of: [middle])[0] else { return }
        meridian = toCoordinates.apply(image.x + sourceOrigin.column, image.y + sourceOrigin.row).0
    }

    /// A step between two positions of the raster, the short way round the globe.
    func shortest(_ columns: Double) -> Double {
        columnsRound.map { columns.remainder(dividingBy: $0) } ?? columns
    }

    /// Positions of the raster for positions of the grid, in place; those without an image become infinite.
    func toSource(x: UnsafeMutablePointer<Double>, y: UnsafeMutablePointer<Double>, count: Int) {
        for index in 0..<count {
            x[index] = grid.origin.x + x[index] * grid.cellWidth
            y[index] = grid.origin.y - y[index] * grid.cellHeight
        }
        transformation.transformInPlace(x: x, y: y, count: count, inverse: false)
        if let meridian {
            for index in 0..<count where abs(x[index] - meridian) > 180 {
                x[index] -= 360 * ((x[index] - meridian) / 360).rounded()
            }
        }
        for index in 0..<count {
            (x[index], y[index]) = toCells.apply(x[index], y[index])
            x[index] -= sourceOrigin.column
            y[index] -= sourceOrigin.row
        }
    }

    /// Positions of the grid for positions of the raster, in place.
    func toGrid(x: UnsafeMutablePointer<Double>, y: UnsafeMutablePointer<Double>, count: Int) {
        for index in 0..<count {
            (x[index], y[index]) = toCoordinates.apply(x[index] + sourceOrigin.column, y[index] + sourceOrigin.row)
        }
        transformation.transformInPlace(x: x, y: y, count: count, inverse: true)
        for index in 0..<count {
            x[index] = (x[index] - grid.origin.x) / grid.cellWidth
            y[index] = (grid.origin.y - y[index]) / grid.cellHeight
        }
    }

    /// Positions of the raster for some positions of the grid; nil where there is no image.
    func sourcePositions(of positions: [Point]) -> [Point?] {
        var x = positions.map(\.x)
        var y = positions.map(\.y)
        toSource(x: &x, y: &y, count: positions.count)
        return zip(x, y).map { $0.isFinite && $1.isFinite ? Point(x: $0, y: $1) : nil }
    }

    /// Steps of a lattice over a window, on each side.
    static let latticeSteps = 32

    /// Positions of the raster for a lattice over a window of the grid, its edges among them, row by row.
    func sourceLattice(of window: Window) -> [Point?] {
        let steps = Self.latticeSteps
        return sourcePositions(
            of: (0...steps).flatMap { v in
                (0...steps).map { u in
                    Point(
                        x: Double(window.column) + Double(window.width * u) / Double(steps),
                        y: Double(window.row) + Double(window.height * v) / Double(steps))
                }
            })
    }

    /// What GDAL's warper calls; its argument is this object.
    static let callback: GDALTransformerFunc = { argument, isToSource, count, x, y, _, success in
        guard let argument, let x, let y, let success else { return 0 }
        let transformer = Unmanaged<PixelTransformer>.fromOpaque(argument).takeUnretainedValue()
        if isToSource != 0 {
            transformer.toSource(x: x, y: y, count: Int(count))
        } else {
            transformer.toGrid(x: x, y: y, count: Int(count))
        }
        for index in 0..<Int(count) { success[index] = x[index].isFinite && y[index].isFinite ? 1 : 0 }
        return 1
    }
}

/// GDAL's six coefficients: x = c0 + column c1 + row c2, y = c3 + column c4 + row c5.
struct Affine {
    private let c: [Double]

    init(_ coefficients: [Double]) { c = coefficients }

    func apply(_ u: Double, _ v: Double) -> (Double, Double) {
        (c[0] + u * c[1] + v * c[2], c[3] + u * c[4] + v * c[5])
    }

    /// The way back; nil when both axes fall together.
    var inverse: Affine? {
        let determinant = c[1] * c[5] - c[2] * c[4]
        guard determinant != 0, determinant.isFinite else { return nil }
        let (a, b) = (c[5] / determinant, -c[2] / determinant)
        let (d, e) = (-c[4] / determinant, c[1] / determinant)
        return Affine([-(a * c[0] + b * c[3]), a, b, -(d * c[0] + e * c[3]), d, e])
    }
}
