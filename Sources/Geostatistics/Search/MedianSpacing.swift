import Foundations

/// The median distance from a place to its nearest neighbour, in metres; 0 for fewer than two places.
///
/// Cost: O(n log n).
public func medianSpacingMetres(_ places: [Point]) -> Double {
    let tree = KDTree(places)
    var list = NeighbourList(SearchNeighbourhood(maximumSamples: 1), over: places.count)
    let distances = places.indices.compactMap { place -> Double? in
        tree.search(places[place], into: &list, excluding: Int32(place))
        return list.count > 0 ? list.squaredDistance(0).squareRoot() : nil
    }.sorted()
    return distances.isEmpty ? 0 : distances[distances.count / 2]
}
