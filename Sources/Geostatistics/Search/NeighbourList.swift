import Foundations

/// The nearest samples of one search, in order of (distance, sample index), with limits per sector.
///
/// Where no limit but a radius is set the samples stand in tree order instead: there is nothing to choose.
/// One list belongs to one worker and is used again for every target, so that searching allocates nothing.
struct NeighbourList: ~Copyable {
    private struct Entry {
        var key: Double
        var sample: Int32
        var position: Int32
        var sector: Int32
    }

    private let entries: UnsafeMutablePointer<Entry>
    private let nodes: UnsafeMutablePointer<(node: Int, bound: Double)>
    private let sectorCounts: UnsafeMutablePointer<Int>
    private let capacity: Int
    private let sectors: SearchNeighbourhood.Sectors
    private let perSector: Int
    private let radiusKey: Double
    private let keepsAll: Bool
    private var pending = 0

    /// Neighbours found.
    private(set) var count = 0
    /// Keys above this cannot enter the list any more.
    private(set) var reach: Double

    init(_ neighbourhood: SearchNeighbourhood, over sampleCount: Int) {
        capacity = max(1, neighbourhood.capacity(over: sampleCount))
        entries = .allocate(capacity: capacity + 1)
        nodes = .allocate(capacity: 128)
        sectorCounts = .allocate(capacity: 8)
        sectorCounts.initialize(repeating: 0, count: 8)
        sectors = neighbourhood.sectors
        perSector = neighbourhood.maximumPerSector
        radiusKey = distanceKey(neighbourhood.maximumRadiusMetres * neighbourhood.maximumRadiusMetres)
        reach = radiusKey
        keepsAll = sectors == .whole && capacity >= sampleCount
    }

    deinit {
        entries.deallocate()
        nodes.deallocate()
        sectorCounts.deallocate()
    }

    mutating func reset() {
        count = 0
        pending = 0
        reach = radiusKey
        if sectors != .whole { sectorCounts.update(repeating: 0, count: 8) }
    }

    /// The sample at a rank, nearest first.
    @inline(__always)
    func sample(_ rank: Int) -> Int { Int(entries[rank].sample) }

    /// The tree position at a rank, nearest first.
    @inline(__always)
    func position(_ rank: Int) -> Int32 { entries[rank].position }

    /// The squared ellipse distance at a rank, rounded as `distanceKey` does.
    @inline(__always)
    func squaredDistance(_ rank: Int) -> Double { entries[rank].key }

    @inline(__always)
    mutating func push(node: Int, bound: Double) {
        nodes[pending] = (node, bound)
        pending += 1
    }

    @inline(__always)
    mutating func pop() -> (node: Int, bound: Double)? {
        if pending == 0 { return nil }
        pending -= 1
        return nodes[pending]
    }

    /// Puts a sample in its place if it is nearer than what is there; sectors that are full give up their farthest.
    @inline(__always)
    mutating func offer(key: Double, sample: Int32, position: Int32, dx: Double, dy: Double) {
        var sector: Int32 = 0
        if keepsAll {
            entries[count] = Entry(key: key, sample: sample, position: position, sector: sector)
            count += 1
            return
        }
        if sectors != .whole {
            sector = sectorOf(dx, dy, sectors)
            if sectorCounts[Int(sector)] == perSector {
                guard let farthest = farthestRank(in: sector), precedes(key, sample, entries[farthest]) else { return }
                remove(farthest)
            }
        }
        if count == capacity, !precedes(key, sample, entries[count - 1]) { return }
        insert(Entry(key: key, sample: sample, position: position, sector: sector))
        if count > capacity { remove(count - 1) }
        if count == capacity { reach = min(radiusKey, entries[count - 1].key) }
    }

    @inline(__always)
    private func precedes(_ key: Double, _ sample: Int32, _ other: Entry) -> Bool {
        key < other.key || (key == other.key && sample < other.sample)
    }

    @inline(__always)
    private mutating func insert(_ entry: Entry) {
        var rank = count
        while rank > 0, precedes(entry.key, entry.sample, entries[rank - 1]) {
            entries[rank] = entries[rank - 1]
            rank -= 1
        }
        entries[rank] = entry
        count += 1
        if sectors != .whole { sectorCounts[Int(entry.sector)] += 1 }
    }

    @inline(__always)
    private mutating func remove(_ rank: Int) {
        if sectors != .whole { sectorCounts[Int(entries[rank].sector)] -= 1 }
        for later in rank..<(count - 1) { entries[later] = entries[later + 1] }
        count -= 1
    }

    private func farthestRank(in sector: Int32) -> Int? {
        (0..<count).last { entries[$0].sector == sector }
    }
}

/// The part of the compass in which a vector points: each sector holds its clockwise-first border.
///
/// Quadrants are north-east, south-east, south-west, north-west; octants halve them.
func sectorOf(_ dx: Double, _ dy: Double, _ sectors: SearchNeighbourhood.Sectors) -> Int32 {
    let quadrant: Int32
    let (along, across): (Double, Double)
    if dx >= 0, dy > 0 {
        (quadrant, along, across) = (0, dy, dx)
    } else if dx > 0 {
        (quadrant, along, across) = (1, dx, -dy)
    } else if dy < 0 {
        (quadrant, along, across) = (2, -dy, -dx)
    } else {
        (quadrant, along, across) = (3, -dx, dy)
    }
    switch sectors {
    case .whole: return 0
    case .quadrants: return quadrant
    case .octants: return quadrant * 2 + (across >= along ? 1 : 0)
    }
}
