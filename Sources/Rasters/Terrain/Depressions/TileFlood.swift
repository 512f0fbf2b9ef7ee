import Foundations

/// The flood of one tile from its edge inwards: how high water stands in it, were all ground around it dry.
///
/// Cells are labelled by the cell of the tile's edge over which their water leaves. Cells at the border of the grid and beside missing
/// cells let water out for good.
///
/// Source: priority-flood with watershed labels (Barnes 2016, doi:10.1016/j.cageo.2016.07.001; Barnes, Lehman and Mulla 2014,
/// doi:10.1016/j.cageo.2013.04.024). Cost: O(n log n) for n cells, 20 bytes each.
struct TileFlood {
    /// Label of cells whose water leaves for good.
    static let outlet: Int32 = 0

    let width: Int
    let height: Int
    /// Heights of the cells with water in the depressions, over the window grown by one cell.
    private(set) var level: [Float]
    /// Per cell of the same: twice the label, and one more once the flood has passed; or one of the marks below.
    private var state: [Int32]
    /// Labels in use, `outlet` included.
    private(set) var labelCount: Int32 = 1
    /// Lowest ways from label to label, as many as connect all that are connected.
    private(set) var spills: [Spill] = []

    fileprivate static let unseen: Int32 = -1
    private static let closed: Int32 = -2
    fileprivate static let edge: Int32 = -3

    /// - Parameters:
    ///   - elevation: Elevations of `window.expanded(by: 1)`, row-major, missing and off-grid as NaN.
    ///   - window: The tile.
    init(elevation: [Float], window: Window) {
        (width, height) = (window.width, window.height)
        precondition(elevation.count == (width + 2) * (height + 2))
        level = elevation
        state = [Int32](repeating: Self.closed, count: elevation.count)
        var queue = FloodQueue()
        seed(&queue)
        flood(&queue)
    }

    /// The place of a cell of the tile in the window grown by one cell.
    func place(_ row: Int, _ column: Int) -> Int { (row + 1) * (width + 2) + column + 1 }

    /// The label of a cell; nil where it is missing.
    func label(_ place: Int) -> Int32? { state[place] < 0 ? nil : state[place] >> 1 }

    private var neighbours: [Int] {
        let padded = width + 2
        return [-padded - 1, -padded, -padded + 1, -1, 1, padded - 1, padded, padded + 1]
    }

    private mutating func seed(_ queue: inout FloodQueue) {
        let neighbours = neighbours
        for row in 0..<height {
            for column in 0..<width {
                let cell = place(row, column)
                guard !level[cell].isNaN else { continue }
                if neighbours.contains(where: { level[cell + $0].isNaN }) {
                    state[cell] = Self.outlet << 1
                } else {
                    let isEdge = row == 0 || column == 0 || row == height - 1 || column == width - 1
                    state[cell] = isEdge ? Self.edge : Self.unseen
                }
                if state[cell] != Self.unseen { queue.push(cell, height: level[cell]) }
            }
        }
    }

    private mutating func flood(_ queue: inout FloodQueue) {
        let padded = width + 2
        var (labelCount, spills) = (labelCount, spills)
        level.withUnsafeMutableBufferPointer { level in
            state.withUnsafeMutableBufferPointer { state in
                guard let level = level.baseAddress, let state = state.baseAddress else { return }
                pass(over: level, state, padded, &queue, &labelCount, &spills)
            }
        }
        (self.labelCount, self.spills) = (labelCount, spills)
    }
}

/// The flood itself, from the cells that wait until none does.
private func pass(
    over level: UnsafeMutablePointer<Float>, _ state: UnsafeMutablePointer<Int32>, _ padded: Int,
    _ queue: inout FloodQueue, _ labelCount: inout Int32, _ spills: inout [Spill]
) {
    let neighbours: InlineArray<8, Int> = [
        -padded - 1, -padded, -padded + 1, -1, 1, padded - 1, padded, padded + 1,
    ]
    var sets = UnionFind(count: 1)
    // Cells under water, which need no order: all stand as high as the flood itself.
    var pits: [Int] = []
    while let cell = pits.popLast() ?? queue.pop() {
        if state[cell] == TileFlood.edge {
            state[cell] = labelCount << 1
            labelCount += 1
            _ = sets.add()
        }
        let own = state[cell] >> 1
        state[cell] |= 1
        let water = level[cell]
        for index in 0..<8 {
            let other = cell + neighbours[index]
            let met = state[other]
            if met == TileFlood.unseen {
                state[other] = own << 1
                if level[other] <= water {
                    level[other] = water
                    pits.append(other)
                } else {
                    queue.push(other, height: level[other])
                }
            } else if met == TileFlood.edge {
                state[other] = own << 1
            } else if met >= 0, met & 1 == 1, met >> 1 != own, sets.root(of: own) != sets.root(of: met >> 1) {
                // The flood has passed both, and rises: the first way between two sets is the lowest.
                sets.unite(own, met >> 1)
                spills.append(Spill(from: own, to: met >> 1, height: water))
            }
        }
    }
}

/// A way that water takes from one label to another, in either direction, once it stands as high.
struct Spill: Sendable, Equatable {
    var from: Int32
    var to: Int32
    var height: Float
}
