#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where the curve of captured deposits crosses that of the area left out, as the threshold falls.
///
/// At the crossing prediction rate + occupied area = 1. Area is that of cells with a score only. With few distinct
/// scores the crossing lies on a straight line between two of them.
///
/// Source: Yousefi and Carranza (2015), doi:10.1016/j.cageo.2015.03.007: Nd = Pr / Oa, We = ln Nd.
public struct PredictionAreaPlot: Sendable, Hashable, Codable {
    /// Fraction of deposits captured at the crossing, Pr.
    public var predictionRate: Double
    /// Fraction of the area taken at the crossing, Oa.
    public var occupiedArea: Double
    /// Score at the crossing; nil where scores come from several models.
    public var threshold: Float?

    /// Deposits per area against the mean, Pr / Oa.
    public var normalizedDensity: Double { predictionRate / occupiedArea }
    /// Weight of the layer or map, ln(Pr / Oa).
    public var weight: Double { log(normalizedDensity) }

    /// - Parameter curve: A success-rate or prediction-rate curve.
    public init(_ curve: CaptureCurve) {
        let vertices = curve.vertices
        // Deposits + area - 1 grows from -1 to 1 along the curve, so that there is one crossing.
        let upper = vertices.firstIndex { $0.deposits + $0.area >= 1 } ?? vertices.count - 1
        let (a, b) = (vertices[max(0, upper - 1)], vertices[upper])
        let before = a.deposits + a.area - 1
        let after = b.deposits + b.area - 1
        let share = after > before ? -before / (after - before) : 1
        occupiedArea = a.area + share * (b.area - a.area)
        predictionRate = 1 - occupiedArea
        threshold = (a.threshold ?? b.threshold).map { low in
            let high = b.threshold ?? low
            return low + Float(share) * (high - low)
        }
    }
}
