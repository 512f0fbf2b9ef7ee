import Foundations

/// The median distance from a place to its nearest neighbour, in metres; 0 for fewer than two places.
///
/// Where most places are twins they count once: where the median to the nearest is less than a tenth of that to the second nearest, places
/// nearer to each other than that tenth are one. Otherwise the distance between twins would stand for that between holes.
///
/// Cost: O(n log n).
public func medianSpacingMetres(_ places: [Point]) -> Double {
    let near = nearestTwo(places)
    let twins = near.second / 10
    return near.first < twins ? nearestTwo(withoutTwins(places, nearerThan: twins)).first : near.first
}

/// The median distances from a place to its nearest and to its second nearest neighbour; 0 for too few places.
private func nearestTwo(_ places: [Point]) -> (first: Double, second: Double) {
    let tree = KDTree(places)
    var list = NeighbourList(SearchNeighbourhood(maximumSamples: 2), over: places.count)
    var distances: [[Double]] = [[], []]
    for place in places.indices {
        tree.search(places[place], into: &list, excluding: Int32(place))
        for rank in 0..<list.count { distances[rank].append(list.squaredDistance(rank).squareRoot()) }
    }
    func median(_ values: [Double]) -> Double { values.isEmpty ? 0 : values.sorted()[values.count / 2] }
    return (median(distances[0]), median(distances[1]))
}
