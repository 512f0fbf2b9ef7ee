import Foundations

/// The samples that a search neighbourhood gives a target: indices, nearest first where their number is limited.
///
/// Convenient for one target; kriging and the other estimators keep their tree.
///
/// - Parameters:
///   - target: A position in metres.
///   - locations: The samples, in metres of the same CRS.
///   - neighbourhood: Limits of the search.
public func nearestSamples(to target: Point, among locations: [Point], _ neighbourhood: SearchNeighbourhood) -> [Int] {
    var list = NeighbourList(neighbourhood, over: locations.count)
    KDTree(locations, ellipse: neighbourhood.ellipse).search(target, into: &list)
    return (0..<list.count).map { list.sample($0) }
}
