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
    /// Cost: boxes are compared pair by pair up to the one that begins east of an outline, outlines where boxes touch.
    init(_ before: [[Polygon]], _ after: [[Polygon]]) throws {
        let (own, other) = (try before.map(Self.laidOut), try after.map(Self.laidOut))
        areas = (own.map(Self.area), other.map(Self.area))
        let boxes = (own.map { Geometry.polygons($0).extent }, other.map { Geometry.polygons($0).extent })
        // From west to east, so that the search of an outline ends with the first box that begins east of it.
        let order = other.indices.filter { boxes.1[$0] != nil }.sorted {
            (boxes.1[$0]?.minX ?? 0, $0) < (boxes.1[$1]?.minX ?? 0, $1)
        }
        var found: [ProspectMatches.Overlap] = []
        for a in own.indices {
            guard let one = boxes.0[a] else { continue }
            for b in order {
                guard let two = boxes.1[b], two.minX <= one.maxX else { break }
                guard one.intersection(two) != nil else { continue }
                let area = Self.area(try intersection(own[a], other[b]))
                if area > 0 { found.append(.init(before: a, after: b, area: area)) }
            }
        }
        overlaps = found
    }

    private static func laidOut(_ polygons: [Polygon]) throws -> [Polygon] {
        func ring(_ points: [Point]) -> [Point] {
            points.map { Point(x: $0.x, y: sin($0.y * .pi / 180) * 180 / .pi) }
        }
        return try makeValid(polygons.map { Polygon(exterior: ring($0.exterior), holes: $0.holes.map(ring)) })
    }

    private static func area(_ polygons: [Polygon]) -> Double { polygons.reduce(0) { $0 + $1.area } }
}
