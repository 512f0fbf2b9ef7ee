/// Works out one value per cell from the Horn gradient of a window with a halo of one cell.
///
/// - Parameters:
///   - elevation: (width + 2) x (height + 2) values, row-major, missing as NaN.
///   - width: Columns of the result.
///   - height: Rows of the result.
///   - cellWidth: In the unit of the elevations.
///   - cellHeight: In the unit of the elevations.
///   - value: From the gradient to the east and to the south.
/// - Returns: `width * height` values. A missing centre stays missing; a missing neighbour counts as the centre.
///
/// Source: Horn (1981), doi:10.1109/PROC.1981.11918, with the missing-value rule of `gdaldem -compute_edges`.
@inline(__always)
func mapHornGradient(
    _ elevation: [Float], width: Int, height: Int, cellWidth: Double, cellHeight: Double,
    _ value: (_ east: Float, _ south: Float) -> Float
) -> [Float] {
    let padded = width + 2
    precondition(elevation.count == padded * (height + 2))
    let perColumn = Float(1 / (8 * cellWidth))
    let perRow = Float(1 / (8 * cellHeight))
    var result = [Float](repeating: .nan, count: width * height)
    elevation.withUnsafeBufferPointer { elevation in
        result.withUnsafeMutableBufferPointer { result in
            guard let elevation = elevation.baseAddress, let result = result.baseAddress else { return }
            for row in 0..<height {
                let north = elevation + row * padded
                let middle = north + padded
                let south = middle + padded
                let target = result + row * width
                for column in 0..<width {
                    let centre = middle[column &+ 1]
                    let level = centre - centre
                    // Heights above the centre, so that single precision loses nothing on high ground.
                    func rise(_ neighbour: Float) -> Float { neighbour.isNaN ? level : neighbour - centre }
                    let northWest = rise(north[column])
                    let northEast = rise(north[column &+ 2])
                    let southWest = rise(south[column])
                    let southEast = rise(south[column &+ 2])
                    let east = northEast + 2 * rise(middle[column &+ 2]) + southEast
                    let west = northWest + 2 * rise(middle[column]) + southWest
                    let below = southWest + 2 * rise(south[column &+ 1]) + southEast
                    let above = northWest + 2 * rise(north[column &+ 1]) + northEast
                    target[column] = value((east - west) * perColumn, (below - above) * perRow)
                }
            }
        }
    }
    return result
}
