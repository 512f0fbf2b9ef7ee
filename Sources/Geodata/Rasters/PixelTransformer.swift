import CGDAL
import Foundations

/// Carries cell positions of a target grid to cell positions of a source raster and back, each point exactly.
final class PixelTransformer {
    /// From the grid's coordinate reference system to the raster's.
    let transformation: Transformation
    private let grid: Grid
    private let toCoordinates: Affine
    private let toCells: Affine
    /// Longitudes of the raster where they go round the globe beyond 180 degrees.
    private let longitudes: ClosedRange<Double>?
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
        let box = info.extent
        let isBeyond = box.maxX > 180 || box.minX < -180
        longitudes = transformation.target.isGeographic && isBeyond ? box.minX...box.maxX : nil
    }

    /// Positions of the raster for positions of the grid, in place; those without an image become infinite.
    func toSource(x: UnsafeMutablePointer<Double>, y: UnsafeMutablePointer<Double>, count: Int) {
        for index in 0..<count {
            x[index] = grid.origin.x + x[index] * grid.cellWidth
            y[index] = grid.origin.y - y[index] * grid.cellHeight
        }
        transformation.transformInPlace(x: x, y: y, count: count, inverse: false)
        if let longitudes {
            for index in 0..<count {
                if x[index] < longitudes.lowerBound, x[index] + 360 <= longitudes.upperBound { x[index] += 360 }
                if x[index] > longitudes.upperBound, x[index] - 360 >= longitudes.lowerBound { x[index] -= 360 }
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
