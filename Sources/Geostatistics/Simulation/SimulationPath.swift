import Foundations

/// The random order in which targets are simulated: coarse virtual grids first, then finer ones, then the rest.
///
/// On each level every cell of a virtual grid gives at most one of its targets, chosen at random, so that the large
/// structure is laid down before the detail, also where the targets are not a regular grid.
///
/// - Parameters:
///   - targets: Where values are simulated, in metres.
///   - random: Belongs to one realization.
/// - Returns: Every index of `targets` once.
///
/// Source: Tran (1994), Computers & Geosciences 20, 1161-1168 (multigrid search). Cost: O(n log n).
func simulationPath(_ targets: [Point], random: inout RandomStream) -> [Int32] {
    var order = Array(0..<Int32(targets.count))
    order.shuffle(using: &random)
    guard targets.count > 16, let extent = Extent(around: targets) else { return order }
    let spacing = max((extent.width * extent.height / Double(targets.count)).squareRoot(), extent.width / 1e6)
    var cell = spacing
    while cell < max(extent.width, extent.height) / 4 { cell *= 2 }
    var path: [Int32] = []
    path.reserveCapacity(order.count)
    while cell > spacing * 1.5 {
        let columns = Int(extent.width / cell) + 1
        var taken = [Bool](repeating: false, count: columns * (Int(extent.height / cell) + 1))
        var rest: [Int32] = []
        rest.reserveCapacity(order.count)
        for index in order {
            let point = targets[Int(index)]
            let slot =
                Int((point.y - extent.minY) / cell) * columns + Int((point.x - extent.minX) / cell)
            if taken[slot] {
                rest.append(index)
            } else {
                taken[slot] = true
                path.append(index)
            }
        }
        order = rest
        cell /= 2
    }
    return path + order
}
