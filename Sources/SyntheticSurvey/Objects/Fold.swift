import Foundation
import Foundations

/// An anticline or syncline: raises or lowers every older surface along its axis.
struct Fold: Sendable {
    /// The trace of the axis.
    var axis: Trace
    /// Height of the crest above (anticline) or of the trough below (syncline, negative) the flanks, in metres.
    var amplitudeMetres: Double
    /// Distance from the axis at which the fold has lost most of its height, in metres.
    var halfWidthMetres: Double

    /// By how much a surface is raised at a point, in metres.
    func uplift(at point: Point) -> Double {
        guard let place = axis.nearestPlace(to: point, within: 3.5 * halfWidthMetres) else { return 0 }
        let scaled = place.distance / halfWidthMetres
        return scaled > 3.5 ? 0 : amplitudeMetres * exp(-scaled * scaled)
    }

    /// Parallel folds, turn by turn up and down, across the survey.
    static func generate(in extent: Extent, from random: inout RandomStream) -> [Fold] {
        let spacing = 7200.0
        let azimuth = random.uniform(in: 300...320)
        let (sine, cosine) = sineCosine(degrees: azimuth)
        let center = Point(x: (extent.minX + extent.maxX) / 2, y: (extent.minY + extent.maxY) / 2)
        let diagonal = (extent.width * extent.width + extent.height * extent.height).squareRoot()
        let count = Int(diagonal / spacing)
        let shift = random.uniform(in: -0.5...0.5)
        return (0..<count).map { index in
            let across = (Double(index) - Double(count - 1) / 2 + shift) * spacing
            let along = random.normal(mean: 0, deviation: 0.12 * diagonal)
            let middle = Point(
                x: center.x + across * cosine + along * sine, y: center.y - across * sine + along * cosine)
            return Fold(
                axis: .wandering(
                    through: middle, azimuthDegrees: azimuth, length: random.uniform(in: 0.5...0.9) * diagonal,
                    wander: 500, from: &random),
                amplitudeMetres: (index.isMultiple(of: 2) ? 1 : -1) * random.uniform(in: 110...220),
                halfWidthMetres: random.uniform(in: 3000...4500))
        }
    }
}
