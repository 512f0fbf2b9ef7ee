/// Which prospects of two runs are the same, by where they lie.
///
/// Ids are made in each run and alone prove nothing. Two outlines belong together when they share at least a tenth of the smaller
/// one. Of those that do:
/// 1. prospects with the same id are the same one;
/// 2. of the others, those that share the most ground, the largest first; ties go to the first in the order of ranks.
/// What is left over and shares ground with a prospect that has found its like is a part that it lost (split) or took in (merged);
/// the rest is new or gone.
package struct ProspectMatches: Sendable {
    /// Ground that a prospect of each run shares.
    package struct Overlap: Sendable {
        /// The prospect before, by its place in the ranking.
        package var before: Int
        /// The prospect after, by its place in the ranking.
        package var after: Int
        /// The area shared, in any unit.
        package var area: Double

        /// - Parameters:
        ///   - before: The prospect before, by its place in the ranking.
        ///   - after: The prospect after, by its place in the ranking.
        ///   - area: The area shared, in the unit of the outlines' areas.
        package init(before: Int, after: Int, area: Double) {
            self.before = before
            self.after = after
            self.area = area
        }
    }

    /// A prospect in both runs.
    package struct Pair: Sendable, Hashable {
        package var before: Int
        package var after: Int
        /// Prospects before that went into it beside its own.
        package var mergedFrom: [Int] = []
        /// Prospects after that it lost ground to and that are not there before.
        package var splitInto: [Int] = []
    }

    /// Prospects that are in both runs, in the order of the ranks after.
    package private(set) var pairs: [Pair] = []
    /// Prospects that are there before only, with those after that hold their ground.
    package private(set) var gone: [(before: Int, into: [Int])] = []
    /// Prospects that are there after only, with those before that held their ground.
    package private(set) var new: [(after: Int, from: [Int])] = []

    /// The least share of the smaller outline that two prospects must have in common.
    package static let leastShare = 0.1

    /// - Parameters:
    ///   - before: Ids and areas of the prospects before, the best first.
    ///   - after: The same after.
    ///   - overlaps: What they share, pairs with nothing in common left out.
    package init(
        before: [(id: String, area: Double)], after: [(id: String, area: Double)], overlaps: [Overlap]
    ) {
        let links = overlaps.filter {
            $0.area >= Self.leastShare * min(before[$0.before].area, after[$0.after].area)
        }
        let ordered = links.sorted {
            let same = (before[$0.before].id == after[$0.after].id, before[$1.before].id == after[$1.after].id)
            if same.0 != same.1 { return same.0 }
            return ($1.area, $0.before, $0.after) < ($0.area, $1.before, $1.after)
        }
        var likeBefore: [Int: Int] = [:]
        var likeAfter: [Int: Int] = [:]
        for link in ordered where likeBefore[link.before] == nil && likeAfter[link.after] == nil {
            likeBefore[link.before] = link.after
            likeAfter[link.after] = link.before
        }
        let byAfter = Dictionary(grouping: links, by: \.after).mapValues { $0.map(\.before).sorted() }
        let byBefore = Dictionary(grouping: links, by: \.before).mapValues { $0.map(\.after).sorted() }
        for place in after.indices {
            let under = byAfter[place] ?? []
            guard let own = likeAfter[place] else {
                new.append((place, under))
                continue
            }
            let over = byBefore[own] ?? []
            pairs.append(
                Pair(
                    before: own, after: place, mergedFrom: under.filter { likeBefore[$0] == nil },
                    splitInto: over.filter { likeAfter[$0] == nil }))
        }
        for place in before.indices where likeBefore[place] == nil {
            gone.append((place, byBefore[place] ?? []))
        }
    }
}
