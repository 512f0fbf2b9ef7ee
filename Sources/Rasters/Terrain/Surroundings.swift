/// The heights of the eight neighbours of a cell above the cell, so that single precision loses nothing on high ground.
struct Surroundings {
    var northWest, north, northEast, west, east, southWest, south, southEast: Float
    /// 0, or missing where the cell itself is missing.
    let level: Float
    /// Whether no cell is missing; a constant of the loop, which then leaves out what missing cells need.
    let isComplete: Bool

    // A number that differs from itself is missing; `isNaN` looks at bits, which takes four times the instructions.

    /// The same with missing neighbours as high as the cell: the rule of `gdaldem -compute_edges`.
    @inline(__always)
    func levelled() -> Surroundings {
        if isComplete { return self }
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
        if isComplete { return self }
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

    /// The sum of something of every known neighbour.
    @inline(__always)
    func sum(_ term: (Float) -> Float) -> Float {
        func known(_ rise: Float) -> Float { isComplete || rise == rise ? term(rise) : 0 }
        let corners = known(northWest) + known(northEast) + (known(southWest) + known(southEast))
        return corners + (known(north) + known(south) + (known(west) + known(east)))
    }

    /// How many neighbours are known; none of a missing cell.
    @inline(__always)
    var count: Float { sum { _ in 1 } }
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
            var completeRows = 0
            for row in 0..<2 {
                completeRows = isComplete(elevation + row * padded, padded) ? completeRows + 1 : 0
            }
            for row in 0..<height {
                let north = elevation + row * padded
                completeRows = isComplete(north + 2 * padded, padded) ? completeRows + 1 : 0
                if completeRows >= 3 {
                    mapRow(north, padded, into: result + row * width, width, kernel, isComplete: true)
                } else {
                    mapRow(north, padded, into: result + row * width, width, kernel, isComplete: false)
                }
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
///   - isComplete: Whether no cell of the three rows is missing.
@inline(__always)
private func mapRow<Kernel: SurroundingsKernel>(
    _ north: UnsafePointer<Float>, _ padded: Int, into target: UnsafeMutablePointer<Float>, _ width: Int,
    _ kernel: Kernel, isComplete: Bool
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
                level: centre - centre, isComplete: isComplete))
    }
}

/// Whether a row has no missing cell.
private func isComplete(_ row: UnsafePointer<Float>, _ count: Int) -> Bool {
    var missing: Int32 = 0
    for column in 0..<count { missing |= row[column] == row[column] ? 0 : 1 }
    return missing == 0
}
