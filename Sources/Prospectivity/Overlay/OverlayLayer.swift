/// An evidence layer of a fuzzy overlay or weighted sum: a name, the way to a degree from 0 to 1, and a weight.
public struct OverlayLayer: Sendable, Hashable, Codable {
    /// Name of the evidence layer.
    public var name: String
    /// Turns a value into a degree from 0 to 1; results outside are clamped.
    public var transform: LayerTransform
    /// Importance in a weighted sum, positive; a fuzzy overlay does not use it.
    public var weight: Double

    /// - Parameters:
    ///   - name: Name of the evidence layer.
    ///   - transform: Turns a value into a degree from 0 to 1.
    ///   - weight: Importance in a weighted sum.
    public init(name: String, transform: LayerTransform, weight: Double = 1) {
        self.name = name
        self.transform = transform
        self.weight = weight
    }

    /// The degrees of the values of a layer, 0 to 1; NaN where missing.
    func degrees(of values: ArraySlice<Float>) -> [Float] {
        transform.apply(to: values).map { $0 < 0 ? 0 : $0 > 1 ? 1 : $0 }
    }

    /// The degree of a value, 0 to 1; NaN where it is missing.
    func degree(of value: Float) -> Double {
        let degree = Double(transform.apply(to: value))
        return degree.isNaN ? degree : min(max(degree, 0), 1)
    }
}
