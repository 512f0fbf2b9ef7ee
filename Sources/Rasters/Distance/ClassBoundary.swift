import Foundations

/// Which neighbouring classes make a contact.
public enum ClassContact: Sendable, Hashable {
    /// Any two that differ.
    case any
    /// These two, whichever way round.
    case between(Float, Float)

    /// Whether two cells that share a side have a contact on it; missing cells have none.
    @inline(__always)
    func lies(between a: Float, _ b: Float) -> Bool {
        switch self {
        case .any: a != b && a == a && b == b
        case .between(let first, let second): (a == first && b == second) || (a == second && b == first)
        }
    }
}

/// The contacts of a class map, as points of the lattice of its cells' centres, sides and corners.
///
/// A contact is a cell side between two known cells of different classes. From the centre of any cell the nearest point of
/// such a side is its middle or one of its ends, so that the distance to these lattice points is the distance to the sides.
public struct BoundaryLattice: Sendable {
    /// The grid of the class map.
    public let grid: Grid
    /// The lattice: its even columns and rows are those of the cells' centres.
    public let lattice: Grid
    private let contact: ClassContact

    /// - Parameters:
    ///   - grid: The grid of the class map.
    ///   - contact: Which neighbouring classes make a contact.
    public init(of grid: Grid, contact: ClassContact) {
        self.grid = grid
        self.contact = contact
        lattice = Grid(
            origin: Point(x: grid.origin.x + grid.cellWidth / 4, y: grid.origin.y - grid.cellHeight / 4),
            cellWidth: grid.cellWidth / 2, cellHeight: grid.cellHeight / 2, columns: 2 * grid.columns - 1,
            rows: 2 * grid.rows - 1, crs: grid.crs)
    }

    /// The rows of the map that the points of a strip depend on: its own and the next.
    public func rows(for strip: Window) -> Window {
        Window(
            column: 0, row: strip.row, width: grid.columns,
            height: min(grid.rows, strip.rows.upperBound + 1) - strip.row)
    }

    /// The part of the lattice that belongs to a strip of the map: its centres, and the sides south of them.
    public func window(of strip: Window) -> Window {
        Window(
            column: 0, row: 2 * strip.row, width: lattice.columns,
            height: min(lattice.rows, 2 * strip.rows.upperBound) - 2 * strip.row)
    }

    /// The lattice points on contacts.
    ///
    /// - Parameters:
    ///   - classes: The classes of `rows(for: strip)` in row-major order, missing as NaN.
    ///   - strip: A full-width window of the map.
    /// - Returns: One byte per point of `window(of: strip)`, 1 on contacts.
    ///
    /// Cost: O(cells).
    public func points(of classes: [Float], in strip: Window) -> [UInt8] {
        precondition(classes.count == rows(for: strip).count)
        let (width, contact) = (grid.columns, contact)
        let window = window(of: strip)
        var points = [UInt8](repeating: 0, count: window.count)
        points.withUnsafeMutableBufferPointer { points in
            classes.withUnsafeBufferPointer { classes in
                guard let points = points.baseAddress, let classes = classes.baseAddress else { return }
                for row in 0..<window.height {
                    let here = classes + row / 2 * width
                    let target = points + row * window.width
                    if row % 2 == 0 {
                        markUpright(here, width, contact, target)
                    } else {
                        markLevel(here, here + width, width, contact, target)
                    }
                }
            }
        }
        return points
    }

    /// The exact distance from each cell centre of a strip to the nearest contact.
    ///
    /// - Parameters:
    ///   - points: What `points(of:in:)` gave for the strip.
    ///   - classes: The classes of `rows(for: strip)`.
    ///   - strip: A full-width window of the map.
    ///   - index: Its place among the strips that `carry` was made of.
    ///   - carry: Contact rows beyond the strip, from `StripFeatures(of: points, in: window(of: strip))` of all strips.
    ///   - limit: Greatest distance told; nil for no limit.
    /// - Returns: Metres per cell of the strip; missing where the class is, and without a limit everywhere when there is no contact.
    ///
    /// Method: that of `distanceToCells` on the lattice. Cost: four times that for equal cells; 25 bytes per strip cell.
    public func distances(
        _ points: [UInt8], classes: [Float], strip: Window, index: Int, carry: FeatureCarry, limit: DistanceLimit? = nil
    ) -> [Float] {
        let window = window(of: strip)
        var field = DistanceField(metres: [Float](repeating: .nan, count: strip.count), nearest: [])
        guard !carry.isEmpty else { return limited(field.metres, classes, limit) }
        let below = nearestRowsBelow(points, strip: window, from: carry.below(strip: index))
        var above = Array(carry.above(strip: index))
        var line = DistanceField(metres: [Float](repeating: .nan, count: window.width), nearest: [])
        var envelope = LowerEnvelope(
            width: window.width, cellWidth: lattice.cellWidth, cellHeight: lattice.cellHeight)
        for row in 0..<window.height {
            let start = row * window.width
            above.withUnsafeMutableBufferPointer { above in
                below.withUnsafeBufferPointer { below in
                    points.withUnsafeBufferPointer { points in
                        guard let above = above.baseAddress, let below = below.baseAddress,
                            let points = points.baseAddress
                        else { return }
                        envelope.setRows(
                            above: above, below: below + start, points + start, Int32(window.row + row))
                    }
                }
            }
            guard row % 2 == 0 else { continue }
            envelope.fill(into: &line, at: 0)
            let cell = row / 2 * grid.columns
            for column in 0..<grid.columns where !classes[cell + column].isNaN {
                field.metres[cell + column] = line.metres[2 * column]
            }
        }
        return limited(field.metres, classes, limit)
    }

    /// Distances with the limit in the place of those beyond it, where the class is known.
    private func limited(_ metres: [Float], _ classes: [Float], _ limit: DistanceLimit?) -> [Float] {
        guard let limit else { return metres }
        return metres.indices.map { cell in
            if classes[cell].isNaN || Double(metres[cell]) <= limit.metres { return metres[cell] }
            return limit.beyond == .limit ? Float(limit.metres) : .nan
        }
    }
}

/// Marks the middles of the upright sides between the cells of a row.
private func markUpright(
    _ row: UnsafePointer<Float>, _ width: Int, _ contact: ClassContact, _ points: UnsafeMutablePointer<UInt8>
) {
    for column in 0..<(width - 1) where contact.lies(between: row[column], row[column + 1]) {
        points[2 * column + 1] = 1
    }
}

/// Marks the middles of the level sides between two rows, and the corners at which contacts end.
private func markLevel(
    _ north: UnsafePointer<Float>, _ south: UnsafePointer<Float>, _ width: Int, _ contact: ClassContact,
    _ points: UnsafeMutablePointer<UInt8>
) {
    for column in 0..<width {
        if contact.lies(between: north[column], south[column]) {
            points[2 * column] = 1
            if column > 0 { points[2 * column - 1] = 1 }
            if column < width - 1 { points[2 * column + 1] = 1 }
        }
        guard column < width - 1 else { continue }
        if contact.lies(between: north[column], north[column + 1])
            || contact.lies(between: south[column], south[column + 1])
        {
            points[2 * column + 1] = 1
        }
    }
}
