#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The course of a drill hole in space by the minimum-curvature method.
///
/// Between two stations the hole is a circular arc tangent to both measured directions, and depth runs evenly along it;
/// above the first station and below the last it is straight. Without stations it is vertical.
///
/// Source: Taylor and Mason (1972), SPE 3362, doi:10.2118/3362-PA; Sawaryn and Thorogood (2005),
/// SPE 84246, doi:10.2118/84246-PA. Cost: O(log stations) per position.
public struct HoleCourse: Sendable, Hashable {
    private var depths: [Double] = []
    private var directions: [SIMD3<Double>] = []
    private var positions: [SIMD3<Double>] = []
    private let collar: SIMD3<Double>

    /// - Parameter hole: A hole whose stations increase in depth.
    public init(of hole: DrillHole) {
        self.init(collar: hole.collar, stations: hole.stations)
    }

    /// - Parameters:
    ///   - collar: Easting, northing, elevation in metres.
    ///   - stations: Directions by increasing depth.
    public init(collar: SIMD3<Double>, stations: [SurveyStation]) {
        self.collar = collar
        for station in stations {
            let direction = station.direction
            let position =
                if let above = positions.last, let depth = depths.last, let tangent = directions.last {
                    above + arc(from: tangent, to: direction, length: station.depthMetres - depth).displacement(at: 1)
                } else {
                    collar + station.depthMetres * direction
                }
            depths.append(station.depthMetres)
            directions.append(direction)
            positions.append(position)
        }
    }

    /// Easting, northing and elevation, in metres, at a depth along the hole in metres.
    public func position(atDepth depth: Double) -> SIMD3<Double> {
        guard let last = depths.indices.last else { return collar + depth * straightDown }
        let next = depths.partitioningIndex { $0 > depth }
        if next == 0 { return collar + depth * directions[0] }
        if next > last { return positions[last] + (depth - depths[last]) * directions[last] }
        let length = depths[next] - depths[next - 1]
        return positions[next - 1]
            + arc(from: directions[next - 1], to: directions[next], length: length)
            .displacement(at: (depth - depths[next - 1]) / length)
    }

    /// The unit vector along the hole (east, north, up) at a depth in metres.
    public func direction(atDepth depth: Double) -> SIMD3<Double> {
        guard let last = depths.indices.last else { return straightDown }
        let next = depths.partitioningIndex { $0 > depth }
        if next == 0 { return directions[0] }
        if next > last { return directions[last] }
        let length = depths[next] - depths[next - 1]
        return arc(from: directions[next - 1], to: directions[next], length: length)
            .tangent(at: (depth - depths[next - 1]) / length)
    }

    /// The vertical distance in metres between two depths along the hole.
    public func verticalThickness(fromMetres: Double, toMetres: Double) -> Double {
        // Exact, where elevations of some hundred metres would leave rounding in the difference.
        if depths.isEmpty { return toMetres - fromMetres }
        return abs(position(atDepth: toMetres).z - position(atDepth: fromMetres).z)
    }
}

private let straightDown = SIMD3(0.0, 0.0, -1.0)

extension SurveyStation {
    /// The unit vector along the hole: east, north, up.
    var direction: SIMD3<Double> {
        // Exactly vertical, where cos(90 degrees) would leave 6e-17 of drift.
        if dipDegrees == 90 { return straightDown }
        let dip = dipDegrees * .pi / 180
        let azimuth = azimuthDegrees * .pi / 180
        return SIMD3(cos(dip) * sin(azimuth), cos(dip) * cos(azimuth), -sin(dip))
    }
}

/// A circular arc between two directions.
private struct Arc {
    var start: SIMD3<Double>
    var end: SIMD3<Double>
    var length: Double
    /// The angle between the directions, in radians.
    var dogleg: Double

    /// Where the arc has got to after a share 0...1 of its length, from its start.
    ///
    /// The integral of the spherical-linear tangent, written with half angles so that it stays exact as the dogleg
    /// goes to zero.
    func displacement(at share: Double) -> SIMD3<Double> {
        guard isCurved else { return share * length * start }
        let scale = 2 * length / (dogleg * sin(dogleg))
        let first = sin((2 - share) * dogleg / 2) * sin(share * dogleg / 2)
        let second = sin(share * dogleg / 2) * sin(share * dogleg / 2)
        return scale * (first * start + second * end)
    }

    /// The direction after a share 0...1 of the length.
    func tangent(at share: Double) -> SIMD3<Double> {
        guard isCurved else { return start }
        return (sin((1 - share) * dogleg) * start + sin(share * dogleg) * end) / sin(dogleg)
    }

    /// A reversal (180 degrees) has no plane to bend in, so it is taken as straight.
    private var isCurved: Bool { dogleg > 1e-12 && dogleg < .pi - 1e-9 }
}

private func arc(from start: SIMD3<Double>, to end: SIMD3<Double>, length: Double) -> Arc {
    let chord = end - start
    let sum = end + start
    let dogleg = 2 * atan2((chord * chord).sum().squareRoot(), (sum * sum).sum().squareRoot())
    return Arc(start: start, end: end, length: length, dogleg: dogleg)
}

extension Array {
    /// The first place where the condition holds, when it holds for all later elements too.
    fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
