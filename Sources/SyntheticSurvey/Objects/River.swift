import Foundation
import Foundations

/// A valley cut into the present relief; where it reaches below the unconformity the ore is gone.
struct River: Sendable {
    /// Its course.
    var course: Trace
    /// Depth of the valley below the hills beside it, in metres.
    var depthMetres: Double
    /// Distance from the river at which the valley ends, in metres.
    var halfWidthMetres: Double

    /// How deep the valley is at a point, in metres.
    func incision(at point: Point) -> Double {
        guard let place = course.nearestPlace(to: point, within: 3 * halfWidthMetres) else { return 0 }
        let scaled = place.distance / halfWidthMetres
        return scaled > 3 ? 0 : depthMetres * exp(-scaled * scaled)
    }

    /// Rivers that cross the survey from north to south and their tributaries.
    static func generate(in extent: Extent, from random: inout RandomStream) -> [River] {
        let count = max(2, Int(extent.width / 9000))
        return (0..<count).map { _ in
            River(
                course: .wandering(
                    through: random.point(in: extent), azimuthDegrees: random.normal(mean: 160, deviation: 35),
                    length: random.uniform(in: 0.3...1.1) * extent.height, wander: 700, from: &random),
                depthMetres: random.uniform(in: 70...170), halfWidthMetres: random.uniform(in: 600...1500))
        }
    }
}
