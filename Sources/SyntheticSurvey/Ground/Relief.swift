import Foundations

/// The present land surface: uplands of several scales cut by rivers.
struct Relief: Sendable {
    private let octaves: [(noise: ValueNoise, amplitudeMetres: Double)]
    private let rivers: [River]
    private let meanElevationMetres: Double

    init(in extent: Extent, meanElevationMetres: Double, from random: inout RandomStream) {
        self.meanElevationMetres = meanElevationMetres
        let scales = [(14_000.0, 70.0), (5000, 45), (1800, 24), (600, 9), (200, 3)]
        octaves = scales.map { scale in
            (ValueNoise(covering: extent, spacing: scale.0, from: &random), scale.1)
        }
        rivers = River.generate(in: extent, from: &random)
    }

    /// Elevation of the ground, in metres above sea level. The deepest of several valleys counts.
    func elevation(at point: Point) -> Double {
        let hills = octaves.reduce(0) { $0 + $1.amplitudeMetres * $1.noise.value(at: point) }
        return meanElevationMetres + hills - rivers.reduce(0) { max($0, $1.incision(at: point)) }
    }
}
