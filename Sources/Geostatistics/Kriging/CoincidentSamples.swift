import Foundations

/// What to do with several samples in one place.
public enum CoincidentSamplePolicy: String, Sendable, Hashable, Codable {
    /// One sample at the first one's place takes the mean of their values.
    case average
    /// The samples are refused.
    case refuse
}

/// Groups of samples that lie within a tolerance of their first member, in order of first member.
///
/// - Parameters:
///   - locations: In metres.
///   - toleranceMetres: Samples up to this far apart count as one place.
/// - Returns: Indices in ascending order, only of groups of two or more.
public func coincidentSamples(_ locations: [Point], toleranceMetres: Double = 0) -> [[Int]] {
    let tree = KDTree(locations)
    // The search compares rounded squares, so a radius of nothing still needs one that is positive.
    let radius = max(toleranceMetres, 1e-9)
    var list = NeighbourList(SearchNeighbourhood(maximumRadiusMetres: radius), over: locations.count)
    var taken = [Bool](repeating: false, count: locations.count)
    var groups: [[Int]] = []
    for index in locations.indices where !taken[index] {
        tree.search(locations[index], into: &list)
        guard list.count > 1 else { continue }
        let members = (0..<list.count).map { list.sample($0) }.filter { other in
            !taken[other] && locations[index].distance(to: locations[other]) <= toleranceMetres
        }.sorted()
        guard members.count > 1 else { continue }
        for member in members { taken[member] = true }
        groups.append(members)
    }
    return groups
}

extension PointSamples {
    /// The samples with at most one in each place.
    ///
    /// - Parameters:
    ///   - policy: What to do with several samples in one place.
    ///   - toleranceMetres: Samples up to this far apart count as one place.
    ///   - warnings: Receives how many places held several samples.
    /// - Throws: `GossanError(.badData)` when there are some and the policy refuses them.
    public func resolvingCoincident(
        _ policy: CoincidentSamplePolicy, toleranceMetres: Double = 0, warnings: inout [Warning]
    ) throws(GossanError) -> PointSamples {
        let groups = coincidentSamples(locations, toleranceMetres: toleranceMetres)
        guard !groups.isEmpty else { return self }
        let involved = groups.reduce(0) { $0 + $1.count }
        guard policy == .average else {
            throw GossanError(
                .badData, subject: "samples",
                problem: "\(involved) of \(count) samples share \(groups.count) places within \(toleranceMetres) m",
                remedy: "remove the duplicates, or let samples of one place be averaged")
        }
        warnings.append(
            Warning(
                code: "coincident_samples_averaged", subject: "samples",
                message: "\(involved) of \(count) samples share \(groups.count) places within \(toleranceMetres) m; "
                    + "each place took the mean of its samples"))
        var columns = (0..<variableCount).map { values(of: $0) }
        var dropped = [Bool](repeating: false, count: count)
        for group in groups {
            for variable in 0..<variableCount {
                let mean = sum(group.map { columns[variable][$0] }) / Double(group.count)
                columns[variable][group[0]] = mean
            }
            for member in group.dropFirst() { dropped[member] = true }
        }
        let kept = locations.indices.filter { !dropped[$0] }
        return try PointSamples(
            locations: kept.map { locations[$0] }, variables: columns.map { column in kept.map { column[$0] } })
    }
}
