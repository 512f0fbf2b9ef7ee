/// The heights of the eight neighbours of a cell above the cell, so that single precision loses nothing on high ground.
struct Surroundings {
    var northWest, north, northEast, west, east, southWest, south, southEast: Float
    /// 0, or missing where the cell itself is missing.
    let level: Float

    // A number that differs from itself is missing; `isNaN` looks at bits, which takes four times the instructions.

    /// The same with missing neighbours as high as the cell: the rule of `gdaldem -compute_edges`.
    @inline(__always)
    func levelled() -> Surroundings {
        var cells = self
        cells.northWest = northWest == northWest ? northWest : level
        cells.north = north == north ? north : level
        cells.northEast = northEast == northEast ? northEast : level
        cells.west = west == west ? west : level
        cells.east = east == east ? east : level
        cells.southWest = southWest == southWest ? southWest : level
        cells.south = south == south ? south : level
        cells.southEast = southEast == southEast ? southEast : level
        return cells
    }

    /// The same with a missing neighbour on the straight line through its opposite and the cell, and as high as the cell
    /// where both are missing: a gap bends no plane.
    @inline(__always)
    func straightened() -> Surroundings {
        var cells = self
        cells.northWest = northWest == northWest ? northWest : -southEast
        cells.north = north == north ? north : -south
        cells.northEast = northEast == northEast ? northEast : -southWest
        cells.west = west == west ? west : -east
        cells.east = east == east ? east : -west
        cells.southWest = southWest == southWest ? southWest : -northEast
        cells.south = south == south ? south : -north
        cells.southEast = southEast == southEast ? southEast : -northWest
        return cells.levelled()
    }
}

/// What a terrain kernel makes of the cells around a cell.
protocol SurroundingsKernel {
    /// The value of a cell; missing neighbours are still missing.
    func value(_ cells: Surroundings) -> Float
}

/// Works out one value per cell from the cells around it.
///
/// - Parameters:
///   - elevation: (width + 2) x (height + 2) values, row-major, missing as NaN.
///   - width: Columns of the result.
///   - height: Rows of the result.
///   - kernel: A type of its own for each algorithm, so that its code lies in the loop, which then vectorises.
/// - Returns: `width * height` values.
func mapSurroundings<Kernel: SurroundingsKernel>(
    _ elevation: [Float], width: Int, height: Int, _ kernel: Kernel
) -> [Float] {
    let padded = width + 2
    precondition(elevation.count == padded * (height + 2))
    return [Float](unsafeUninitializedCapacity: width * height) { result, count in
        elevation.withUnsafeBufferPointer { elevation in
            guard let elevation = elevation.baseAddress, let result = result.baseAddress else { return }
            for row in 0..<height {
                mapRow(elevation + row * padded, padded, into: result + row * width, width, kernel)
            }
        }
        count = width * height
    }
}

/// - Parameters:
///   - north: The row north of the wanted one, from the column west of the first wanted one.
///   - padded: Cells from one row to the next.
///   - target: Gets the row.
///   - width: Cells wanted.
///   - kernel: As above.
@inline(__always)
private func mapRow<Kernel: SurroundingsKernel>(
    _ north: UnsafePointer<Float>, _ padded: Int, into target: UnsafeMutablePointer<Float>, _ width: Int,
    _ kernel: Kernel
) {
    let middle = north + padded
    let south = middle + padded
    for column in 0..<width {
        let centre = middle[column &+ 1]
        target[column] = kernel.value(
            Surroundings(
                northWest: north[column] - centre, north: north[column &+ 1] - centre,
                northEast: north[column &+ 2] - centre, west: middle[column] - centre,
                east: middle[column &+ 2] - centre, southWest: south[column] - centre,
                south: south[column &+ 1] - centre, southEast: south[column &+ 2] - centre,
                level: centre - centre))
    }
}
