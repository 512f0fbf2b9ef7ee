import Foundations

/// The outlines of components as polygons that are valid under OGC Simple Features (06-103r4, 6.1.11).
///
/// - Parameters:
///   - components: The components with their runs.
///   - grid: Their grid.
/// - Returns: Per component its polygons, in the order of their first cells: one for each group of cells that hangs
///   together by sides, so that every interior is connected. Exteriors run counter-clockwise and holes clockwise;
///   no ring touches itself; corners only where the outline turns.
///
/// Method: corners of the outline linked row by row (after the two-arm chains of Teng, Wang and Liu 2008,
/// doi:10.1080/10824000809480639), each walk then split wherever it comes back to a corner it has passed. Of a group
/// connected by sides exactly one simple walk is counter-clockwise, its exterior. Cost: O(runs); about 100 bytes per run.
public func polygonize(_ components: Components, on grid: Grid) -> [[Polygon]] {
    let (pieceOfRun, pieces) = piecesConnectedBySides(components.runs)
    let graph = BoundaryGraph(components.runs, columns: grid.columns)
    var exteriors = [[Point]](repeating: [], count: pieces)
    var holes = [[[Point]]](repeating: [], count: pieces)
    forEachSimpleWalk(graph.corners) { walk in
        let ring = walk.map { corner in
            Point(
                x: grid.origin.x + Double(graph.corners[Int(corner)].column) * grid.cellWidth,
                y: grid.origin.y - Double(graph.corners[Int(corner)].row) * grid.cellHeight)
        }
        let piece = Int(pieceOfRun[Int(graph.corners[Int(walk[walk.startIndex])].run)])
        if signedArea(of: ring) > 0 { exteriors[piece] = ring } else { holes[piece].append(ring) }
    }
    var polygons = [[Polygon]](repeating: [], count: components.all.count)
    var isDone = [Bool](repeating: false, count: pieces)
    for (index, run) in components.runs.enumerated() {
        let piece = Int(pieceOfRun[index])
        guard !isDone[piece] else { continue }
        isDone[piece] = true
        polygons[Int(run.component)].append(Polygon(exterior: exteriors[piece], holes: holes[piece]))
    }
    return polygons
}

/// Numbers the groups of runs that hang together by sides, by their first runs.
private func piecesConnectedBySides(_ runs: [ComponentRun]) -> (number: [Int32], count: Int) {
    var sets = UnionFind(count: runs.count)
    var above = 0
    for index in runs.indices {
        let run = runs[index]
        while runs[above].row < run.row - 1 || (runs[above].row == run.row - 1 && runs[above].end <= run.start) {
            above += 1
        }
        var other = above
        while runs[other].row == run.row - 1, runs[other].start < run.end {
            sets.unite(Int32(other), Int32(index))
            other += 1
        }
    }
    return sets.numbered()
}

/// Calls `body` with each walk of the graph, split so that none passes a place twice.
private func forEachSimpleWalk(_ corners: [BoundaryGraph.Corner], _ body: (ArraySlice<Int32>) -> Void) {
    var isPassed = [Bool](repeating: false, count: corners.count)
    var placeOnPath = [Int32](repeating: -1, count: corners.count)
    // One path for all: a kept walk that shared its memory would take the room of the longest walk before it.
    var path: [Int32] = []
    for first in corners.indices where !isPassed[first] {
        var corner = Int32(first)
        while !isPassed[Int(corner)] {
            isPassed[Int(corner)] = true
            let twin = corners[Int(corner)].twin
            if twin >= 0, placeOnPath[Int(twin)] >= 0 {
                // Back at a place on the path: what lies between is a walk of its own, the rest goes on from there.
                let start = Int(placeOnPath[Int(twin)])
                body(path[start...])
                for passed in path[(start + 1)...] { placeOnPath[Int(passed)] = -1 }
                path.removeSubrange((start + 1)...)
            } else {
                placeOnPath[Int(corner)] = Int32(path.count)
                path.append(corner)
            }
            corner = corners[Int(corner)].next
        }
        body(path[...])
        for passed in path { placeOnPath[Int(passed)] = -1 }
        path.removeAll(keepingCapacity: true)
    }
}
