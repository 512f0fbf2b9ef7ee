import Foundations

/// A smooth random surface: normal deviates on a square lattice with quintic interpolation between them.
///
/// Used for relief and for the thickness of barren beds, never for ore. Source: Perlin (2002), "Improving noise",
/// doi:10.1145/566654.566636, for the fade polynomial.
struct ValueNoise: Sendable {
    private let extent: Extent
    private let spacing: Double
    private let columns: Int
    private let rows: Int
    private let values: [Double]

    /// - Parameters:
    ///   - extent: The box that must be covered, in metres.
    ///   - spacing: Lattice spacing in metres.
    ///   - random: Where the deviates come from; one for each node, row by row.
    init(covering extent: Extent, spacing: Double, from random: inout RandomStream) {
        self.extent = extent
        self.spacing = spacing
        columns = Int(extent.width / spacing) + 3
        rows = Int(extent.height / spacing) + 3
        var values: [Double] = []
        values.reserveCapacity(columns * rows)
        for _ in 0..<(columns * rows) { values.append(random.normal()) }
        self.values = values
    }

    /// The surface at a point: mean 0, standard deviation of about 0.7.
    func value(at point: Point) -> Double {
        let u = ((point.x - extent.minX) / spacing).clamped(to: 0...Double(columns - 2) - 1e-9)
        let v = ((point.y - extent.minY) / spacing).clamped(to: 0...Double(rows - 2) - 1e-9)
        let column = Int(u)
        let row = Int(v)
        let s = fade(u - Double(column))
        let t = fade(v - Double(row))
        let corner = row * columns + column
        let south = values[corner] + s * (values[corner + 1] - values[corner])
        let north = values[corner + columns] + s * (values[corner + columns + 1] - values[corner + columns])
        return south + t * (north - south)
    }

    private func fade(_ x: Double) -> Double { x * x * x * (x * (x * 6 - 15) + 10) }
}
