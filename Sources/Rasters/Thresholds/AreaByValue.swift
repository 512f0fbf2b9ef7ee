import Foundations

/// A value that parts a given share of the area from the rest.
public struct AreaThreshold: Sendable, Hashable {
    /// The threshold: cells at or above it are the best share.
    public var value: Float
    /// The area of the cells at or above it.
    public var areaAtOrAbove: Double
    /// The area of all cells with a value.
    public var totalArea: Double
}

/// Area by value, for the exact threshold of the best share of an area in two passes over a layer.
///
/// The first pass sorts area into 65,536 classes by the leading 16 bits of the values (in their numeric order), the
/// second the class that holds the threshold by the other 16: the threshold is exact to the cell. Of cells that equal
/// it all or none could be taken: all are, so that the area reaches the share or is a little above it.
/// Parts are merged in the order of the windows. Cost: O(cells) per pass; 512 kB.
public struct AreaByValue: Sendable {
    private static let classes = 1 << 16
    private var areas = [Double](repeating: 0, count: classes)
    private let prefix: UInt32?
    private let above: Double
    private let wanted: Double
    private let total: Double

    /// An empty tally for the first pass.
    public init() {
        prefix = nil
        above = 0
        wanted = 0
        total = 0
    }

    private init(prefix: UInt32, above: Double, wanted: Double, total: Double) {
        self.prefix = prefix
        self.above = above
        self.wanted = wanted
        self.total = total
    }

    /// An empty tally for the same pass, to be filled by a worker and merged.
    public var emptied: AreaByValue {
        prefix.map { AreaByValue(prefix: $0, above: above, wanted: wanted, total: total) } ?? AreaByValue()
    }

    /// Adds cells.
    ///
    /// - Parameters:
    ///   - values: Their values; missing ones (NaN) are left out.
    ///   - cellAreas: Their areas, in any unit; empty for 1 each.
    public mutating func add(_ values: [Float], areas cellAreas: [Double] = []) {
        precondition(cellAreas.isEmpty || cellAreas.count == values.count)
        for (index, value) in values.enumerated() where !value.isNaN {
            let key = Self.key(value)
            let area = cellAreas.isEmpty ? 1 : cellAreas[index]
            if let prefix {
                if key >> 16 == prefix { areas[Int(key & 0xFFFF)] += area }
            } else {
                areas[Int(key >> 16)] += area
            }
        }
    }

    /// Adds another part of the same pass.
    public mutating func merge(_ other: AreaByValue) {
        for index in areas.indices { areas[index] += other.areas[index] }
    }

    /// After the first pass, the empty tally of the second; nil when no cell has a value.
    ///
    /// - Parameter share: The share of the area to part, above 0 up to 1.
    public func refined(toTopShare share: Double) -> AreaByValue? {
        let total = sum(areas)
        // Shares such as 0.07 of 100 cells round to a hair above 7, which must not take an eighth cell.
        let wanted = share * total * (1 - 1e-12)
        guard let (index, above) = highestClass(reaching: wanted, from: 0) else { return nil }
        return AreaByValue(prefix: UInt32(index), above: above, wanted: wanted, total: total)
    }

    /// After the second pass, the threshold: the greatest value at or above which the area reaches the share.
    public var threshold: AreaThreshold? {
        guard let prefix, let (index, above) = highestClass(reaching: wanted, from: above) else { return nil }
        return AreaThreshold(
            value: Self.value(prefix << 16 | UInt32(index)), areaAtOrAbove: above + areas[index], totalArea: total)
    }

    /// Goes down the classes until their area reaches `wanted`; else the lowest class that has any area.
    private func highestClass(reaching wanted: Double, from start: Double) -> (index: Int, above: Double)? {
        var above = start
        var lowest: (index: Int, above: Double)?
        for index in areas.indices.reversed() where areas[index] > 0 {
            lowest = (index, above)
            if above + areas[index] >= wanted { break }
            above += areas[index]
        }
        return lowest
    }

    /// Bits that order as the numbers do; both zeros are one.
    private static func key(_ value: Float) -> UInt32 {
        let bits = (value + 0).bitPattern
        return bits >> 31 == 1 ? ~bits : bits | 0x8000_0000
    }

    private static func value(_ key: UInt32) -> Float {
        Float(bitPattern: key >> 31 == 1 ? key & 0x7FFF_FFFF : ~key)
    }
}
