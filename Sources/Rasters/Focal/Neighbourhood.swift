/// The cells around a cell that a focal statistic looks at, itself included.
public struct Neighbourhood: Sendable, Hashable {
    /// Cells from the centre to the farthest row or column.
    public let radius: Int
    /// Per row from `-radius` to `radius`: cells from the centre column to the last one within.
    let reach: [Int]

    /// A square of (2 radius + 1) x (2 radius + 1) cells.
    public static func square(radius: Int) -> Neighbourhood {
        Neighbourhood(radius: radius, reach: [Int](repeating: radius, count: 2 * radius + 1))
    }

    /// The cells whose centres lie within `radius` cells of the centre, on the border included.
    public static func circle(radius: Double) -> Neighbourhood {
        // A quotient of two lengths may fall short by its rounding.
        let wide = radius * (1 + 1e-12)
        let rows = Int(wide.rounded(.down))
        let reach = (-rows...rows).map { row in
            Int((wide * wide - Double(row * row)).squareRoot().rounded(.down))
        }
        return Neighbourhood(radius: rows, reach: reach)
    }
}
