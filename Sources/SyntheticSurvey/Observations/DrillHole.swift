import Foundation
import Foundations

/// A drill hole as it stands in the three tables.
struct DrillHole: Sendable {
    /// Name.
    var name: String
    /// Collar in the survey's CRS; elevation in metres as surveyed.
    var collar: Point
    /// Elevation of the collar as surveyed, in metres.
    var collarElevation: Double
    /// Length, in metres.
    var length: Double
    /// Azimuth, degrees clockwise from north.
    var azimuth: Double
    /// Dip, degrees, negative downwards.
    var dip: Double
    /// Samples from the top.
    var samples: [Sample]

    /// A sampled interval and what the laboratory reported; nil where it reported nothing.
    struct Sample: Sendable {
        /// Distance of its top from the collar, in metres.
        var from: Double
        /// Distance of its bottom from the collar, in metres.
        var to: Double
        /// Composition in percent, with assay error; nil for lost core.
        var assay: RockComposition?
    }
}

/// Position along a straight hole.
struct HolePath {
    /// The collar.
    var collar: Point
    /// True elevation of the collar, in metres.
    var elevation: Double
    /// Azimuth, degrees clockwise from north.
    var azimuth: Double
    /// Dip, degrees, negative downwards.
    var dip: Double

    /// Plan position at a distance from the collar.
    func point(at distance: Double) -> Point {
        let across = distance * sineCosine(degrees: dip).cosine
        let (sine, cosine) = sineCosine(degrees: azimuth)
        return Point(x: collar.x + across * sine, y: collar.y + across * cosine)
    }

    /// Elevation at a distance from the collar, in metres.
    func elevation(at distance: Double) -> Double { elevation + distance * sineCosine(degrees: dip).sine }
}
