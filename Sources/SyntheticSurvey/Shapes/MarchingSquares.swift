import Foundations

/// The outlines of the places where a field is positive, as valid polygons with holes.
///
/// Corners lie on the lattice's edges, never on its nodes (a crossing keeps 2 % away from either end), so that rings
/// neither touch nor cross themselves. Of the two ways through a saddle the one that parts the positive corners is
/// taken. Source: Lorensen and Cline (1987) in two dimensions, doi:10.1145/37402.37422. Cost: linear in nodes.
///
/// - Parameters:
///   - field: The sampled field; beyond it the value counts as negative.
///   - minimumArea: Polygons and holes smaller than this are left out, in square metres.
public func outlinesOfPositive(_ field: SampledField, minimumArea: Double = 0) -> [Polygon] {
    let rings = MarchingSquares(field: field).rings()
    let kept = rings.map { (ring: $0, area: signedArea(of: $0)) }.filter { abs($0.area) >= minimumArea }
    var polygons = kept.filter { $0.area > 0 }.map { Polygon(exterior: $0.ring) }
    let boxes = polygons.map { Extent(around: $0.exterior) }
    for hole in kept where hole.area < 0 {
        guard let corner = hole.ring.first else { continue }
        let around = polygons.indices.filter { index in
            boxes[index]?.contains(corner) == true && Polygon(exterior: polygons[index].exterior).contains(corner)
        }
        let smallest = around.min { signedArea(of: polygons[$0].exterior) < signedArea(of: polygons[$1].exterior) }
        if let smallest { polygons[smallest].holes.append(hole.ring) }
    }
    return polygons
}

/// Chains the crossings of lattice edges into rings with the positive side on the left.
private struct MarchingSquares {
    let field: SampledField
    private let width: Int
    private let height: Int

    /// Nodes are counted with one row and column of negative ones on every side.
    init(field: SampledField) {
        self.field = field
        width = field.columns + 2
        height = field.rows + 2
    }

    func rings() -> [[Point]] {
        var next = links()
        var rings: [[Point]] = []
        for start in next.indices where next[start] >= 0 {
            var ring: [Point] = []
            var edge = start
            while next[edge] >= 0 {
                ring.append(crossing(of: edge))
                let following = next[edge]
                next[edge] = -1
                edge = following
            }
            rings.append(ring)
        }
        return rings
    }

    /// For each lattice edge the edge at which the contour goes on; -1 where none crosses it.
    private func links() -> [Int] {
        var next = [Int](repeating: -1, count: 2 * width * height)
        for row in 0..<(height - 1) {
            for column in 0..<(width - 1) { link(column: column, row: row, into: &next) }
        }
        return next
    }

    private func link(column: Int, row: Int, into next: inout [Int]) {
        let south = horizontal(column, row)
        let north = horizontal(column, row + 1)
        let west = vertical(column, row)
        let east = vertical(column + 1, row)
        let corners =
            (isPositive(column, row) ? 1 : 0) | (isPositive(column + 1, row) ? 2 : 0)
            | (isPositive(column + 1, row + 1) ? 4 : 0) | (isPositive(column, row + 1) ? 8 : 0)
        switch corners {
        case 1: next[south] = west
        case 2: next[east] = south
        case 3: next[east] = west
        case 4: next[north] = east
        case 5:
            next[south] = west
            next[north] = east
        case 6: next[north] = south
        case 7: next[north] = west
        case 8: next[west] = north
        case 9: next[south] = north
        case 10:
            next[east] = south
            next[west] = north
        case 11: next[east] = north
        case 12: next[west] = east
        case 13: next[south] = east
        case 14: next[west] = south
        default: break
        }
    }

    private func horizontal(_ column: Int, _ row: Int) -> Int { 2 * (row * width + column) }

    private func vertical(_ column: Int, _ row: Int) -> Int { 2 * (row * width + column) + 1 }

    private func value(_ column: Int, _ row: Int) -> Double { field.value(column: column - 1, row: row - 1) }

    private func isPositive(_ column: Int, _ row: Int) -> Bool { value(column, row) > 0 }

    private func crossing(of edge: Int) -> Point {
        let column = edge / 2 % width
        let row = edge / 2 / width
        let isVertical = edge % 2 == 1
        let a = value(column, row)
        let b = isVertical ? value(column, row + 1) : value(column + 1, row)
        let share = (a / (a - b)).clamped(to: 0.02...0.98)
        return Point(
            x: field.origin.x + field.spacing * (Double(column - 1) + (isVertical ? 0 : share)),
            y: field.origin.y + field.spacing * (Double(row - 1) + (isVertical ? share : 0)))
    }
}
