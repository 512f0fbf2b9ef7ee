/// Minimizes a function without derivatives by the simplex of Nelder and Mead.
///
/// - Parameters:
///   - start: The first corner of the simplex.
///   - step: The length of its edges.
///   - function: What is minimized.
/// - Returns: The lowest point found and its value.
///
/// Source: Nelder and Mead (1965), doi:10.1093/comjnl/7.4.308, with their coefficients 1, 2, 0.5, 0.5. Stops when the
/// simplex is smaller than 1e-10 or after 400 steps per dimension.
func minimizeNelderMead(
    from start: [Double], step: Double, _ function: ([Double]) -> Double
) -> (point: [Double], value: Double) {
    var simplex = (0...start.count).map { corner in
        var point = start
        if corner > 0 { point[corner - 1] += step }
        return (point: point, value: function(point))
    }
    for _ in 0..<(400 * start.count) {
        simplex.sort { $0.value < $1.value }
        if extent(simplex.map(\.point)) < 1e-10 { break }
        let worst = simplex[start.count]
        let centre = start.indices.map { axis in
            simplex.dropLast().reduce(0) { $0 + $1.point[axis] } / Double(start.count)
        }
        func along(_ factor: Double) -> (point: [Double], value: Double) {
            let point = start.indices.map { centre[$0] + factor * (worst.point[$0] - centre[$0]) }
            return (point, function(point))
        }
        let reflected = along(-1)
        if reflected.value < simplex[0].value {
            let expanded = along(-2)
            simplex[start.count] = expanded.value < reflected.value ? expanded : reflected
        } else if reflected.value < simplex[start.count - 1].value {
            simplex[start.count] = reflected
        } else {
            let contracted = along(reflected.value < worst.value ? -0.5 : 0.5)
            if contracted.value < min(reflected.value, worst.value) {
                simplex[start.count] = contracted
            } else {
                for corner in 1...start.count {
                    let point = start.indices.map { 0.5 * (simplex[corner].point[$0] + simplex[0].point[$0]) }
                    simplex[corner] = (point, function(point))
                }
            }
        }
    }
    simplex.sort { $0.value < $1.value }
    return simplex[0]
}

/// The greatest distance of a corner from the first, by axis.
private func extent(_ points: [[Double]]) -> Double {
    points.dropFirst().reduce(0) { greatest, point in
        zip(point, points[0]).reduce(greatest) { max($0, abs($1.0 - $1.1)) }
    }
}
