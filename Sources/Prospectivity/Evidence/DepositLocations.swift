import Foundations

/// The cells of the study grid in which known deposits lie.
///
/// Several deposits may share a cell; each is counted.
public struct DepositLocations: Sendable, Hashable, Codable {
    /// A deposit and its cell.
    public struct Location: Sendable, Hashable, Codable {
        /// Position of the deposit among the points given.
        public var deposit: Int
        /// Column of its cell.
        public var column: Int
        /// Row of its cell.
        public var row: Int
    }

    /// Deposits inside the grid, in the order given.
    public let locations: [Location]
    /// Positions of the deposits that lie outside the grid and take no part.
    public let outside: [Int]

    /// - Parameters:
    ///   - points: Deposits in the CRS of the grid.
    ///   - grid: The study grid.
    public init(_ points: [Point], on grid: Grid) {
        var inside: [Location] = []
        var outside: [Int] = []
        for (deposit, point) in points.enumerated() {
            if let cell = grid.cell(containing: point) {
                inside.append(Location(deposit: deposit, column: cell.column, row: cell.row))
            } else {
                outside.append(deposit)
            }
        }
        locations = inside
        self.outside = outside
    }

    /// Deposits inside the grid.
    public var count: Int { locations.count }

    /// Which deposits lie in a window, and at which cell of it; cost is one comparison per deposit.
    public func inside(_ window: Window) -> [(deposit: Int, offset: Int)] {
        locations.compactMap { location in
            guard window.columns.contains(location.column), window.rows.contains(location.row) else { return nil }
            let offset = (location.row - window.row) * window.width + location.column - window.column
            return (location.deposit, offset)
        }
    }

    /// What to tell of the deposits outside the grid; nil when there are none.
    public var warning: Warning? {
        guard !outside.isEmpty else { return nil }
        return Warning(
            code: "deposits_outside_grid", subject: "known deposits",
            message: "\(outside.count) of \(outside.count + count) lie outside the study grid and take no part")
    }
}
