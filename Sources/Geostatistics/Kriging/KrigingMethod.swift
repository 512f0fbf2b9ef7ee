import Foundations

/// What is taken as known about the mean.
public enum KrigingMethod: Sendable, Hashable {
    /// The mean of each variable is known.
    case simple(means: [Double])
    /// The mean is unknown and constant within the neighbourhood.
    case ordinary
    /// The mean is a plane in x and y with unknown coefficients within the neighbourhood.
    case universalLinear

    /// Drift functions: 1, x, y.
    var driftCount: Int {
        switch self {
        case .simple: 0
        case .ordinary: 1
        case .universalLinear: 3
        }
    }
}

/// What an estimate stands for.
public enum KrigingSupport: Sendable, Hashable {
    /// The value at a point.
    case point
    /// The mean over a rectangle centred on the target, by a regular grid of points in its cells.
    case block(widthMetres: Double, heightMetres: Double, columns: Int, rows: Int)

    /// The discretization points relative to the target; none for a point.
    var offsets: [Point] {
        guard case .block(let width, let height, let columns, let rows) = self else { return [] }
        return (0..<rows).flatMap { row in
            (0..<columns).map { column in
                Point(
                    x: ((Double(column) + 0.5) / Double(columns) - 0.5) * width,
                    y: ((Double(row) + 0.5) / Double(rows) - 0.5) * height)
            }
        }
    }

    /// Refuses blocks without extent or points.
    func validate() throws(GossanError) {
        guard case .block(let width, let height, let columns, let rows) = self else { return }
        guard width > 0, height > 0, columns > 0, rows > 0 else {
            throw GossanError(
                .configuration, subject: "block of \(width) m x \(height) m",
                problem: "is discretized by \(columns) x \(rows) points",
                remedy: "give a block with extent and at least one point each way")
        }
    }
}
