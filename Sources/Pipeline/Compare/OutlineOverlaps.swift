import Foundation
import Foundations
import Geodata

/// How much ground the prospects of two runs share.
struct OutlineOverlaps {
    /// The areas of the outlines of each run, in the unit of `overlaps`.
    let areas: (before: [Double], after: [Double])
    /// What they share, pairs with nothing in common left out.
    let overlaps: [ProspectMatches.Overlap]

    /// Outlines are laid out by longitude and the sine of latitude, in which equal ground has equal area (Lambert's cylindrical
    /// projection), so that runs on different coordinate systems can be compared.
    ///
    /// - Parameters:
    ///   - before: Outlines in longitude and latitude.
    ///   - after: The same of the other run.
    /// - Throws: `badData` when GEOS refuses an outline.
    ///
    /// Cost: boxes are compared with those that begin near enough in the west to reach them, outlines where boxes touch.
    init(_ before: [[Polygon]], _ after: [[Polygon]]) throws {
        let (own, other) = (try before.map(Self.laidOut), try after.map(Self.laidOut))
        areas = (own.map(Self.area), other.map(Self.area))
        let boxes = (own.map { Geometry.polygons($0).extent }, other.map { Geometry.polygons($0).extent })
        // From west to east, so that an outline is looked for among those alone that begin within the widest one's reach.
        let ordered = zip(other.indices, boxes.1).compactMap { index, box in box.map { (index: index, box: $0) } }
            .sorted { ($0.box.minX, $0.index) < ($1.box.minX, $1.index) }
        let widest = ordered.map { $0.box.width }.max() ?? 0
        let starts = ordered.map(\.box.minX)
        var found: [ProspectMatches.Overlap] = []
        for a in own.indices {
            guard let one = boxes.0[a] else { continue }
            for (b, two) in ordered[Self.place(of: one.minX - widest, in: starts)...] {
                guard two.minX <= one.maxX else { break }
                guard one.intersection(two) != nil else { continue }
                let area = Self.area(try intersection(own[a], other[b]))
                if area > 0 { found.append(.init(before: a, after: b, area: area)) }
            }
        }
        overlaps = found
    }

    /// The first place of a sorted list whose number is not below a value.
    private static func place(of value: Double, in sorted: [Double]) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func laidOut(_ polygons: [Polygon]) throws -> [Polygon] {
        func ring(_ points: [Point]) -> [Point] {
            points.map { Point(x: $0.x, y: sin($0.y * .pi / 180) * 180 / .pi) }
        }
        return try makeValid(polygons.map { Polygon(exterior: ring($0.exterior), holes: $0.holes.map(ring)) })
    }

    private static func area(_ polygons: [Polygon]) -> Double { polygons.reduce(0) { $0 + $1.area } }
}
