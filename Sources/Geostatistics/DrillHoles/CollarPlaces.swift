import Foundations

/// Notes collars whose coordinates look mistaken: 0, 0 in place of none, and single holes far from all others.
func noteMistakenPlaces(_ rows: [CollarRow], file: String, _ problems: inout DrillHoleProblems) {
    let isZero = { (row: CollarRow) in row.position.x == 0 && row.position.y == 0 }
    let placed = rows.filter { !isZero($0) }
    // A local grid may have its origin among its holes. Degrees never reach this distance.
    if let nearest = placed.map({ distance($0, SIMD2(0, 0)) }).min(), nearest > 10_000 {
        for row in rows where isZero(row) {
            problems.error(
                "no_collar_place", file: file, line: row.line, hole: row.hole,
                "x and y are 0, as if they were missing, far from all other holes",
                remedy: "fill in the coordinates of the collar, or delete the hole")
        }
    }
    for row in loneRows(rows) {
        problems.warning(
            "far_collar", file: file, line: row.line, hole: row.hole,
            "its collar at \(row.position.x), \(row.position.y) is far from all other holes; check its coordinates")
    }
}

/// Rows without any other within forty times the median distance from the middle of all holes, which is about ten times the
/// extent of evenly spread ones. Deposits far apart are ordinary, and so are scouting holes, which are not few.
private func loneRows(_ rows: [CollarRow]) -> [CollarRow] {
    guard rows.count > 5 else { return [] }
    let middle = SIMD2(median(rows.map(\.position.x)), median(rows.map(\.position.y)))
    let reach = 40 * median(rows.map { distance($0, middle) })
    guard reach > 0 else { return [] }
    let square = { (row: CollarRow) in (SIMD2(row.position.x, row.position.y) / reach).rounded(.down) }
    let counts = rows.reduce(into: [SIMD2<Double>: Int]()) { $0[square($1), default: 0] += 1 }
    let around = [-1.0, 0, 1].flatMap { x in [-1.0, 0, 1].map { SIMD2(x, $0) } }
    let lone = rows.filter { row in
        guard distance(row, middle) > reach else { return false }
        return around.reduce(0) { $0 + (counts[square(row) + $1] ?? 0) } == 1
    }
    return lone.count <= max(1, rows.count / 20) ? lone : []
}

private func distance(_ row: CollarRow, _ place: SIMD2<Double>) -> Double {
    let difference = SIMD2(row.position.x, row.position.y) - place
    return (difference * difference).sum().squareRoot()
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
