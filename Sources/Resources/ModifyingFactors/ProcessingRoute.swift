import Foundations

/// How much of a valuable component a plant recovers from its feed.
public enum ProcessingRoute: Sendable, Hashable, Codable {
    /// Losses follow an impurity: every tonne of `impurity` carries `tailsRatio` tonnes of `component` into the tails,
    /// so recovery = relative digestion x plant factor x (1 - tailsRatio / ratio of the feed), not below 0.
    ///
    /// For bauxite in the Bayer process the ratio is A/S and the tails are red mud. With a tails ratio of 1 and
    /// digestion and plant factor 1 this is the theoretical recovery (A - S)/A.
    case ratioLoss(
        component: String, impurity: String, tailsRatio: Double, relativeDigestion: Double, plantFactor: Double)
    /// The same share from any feed.
    case fixed(component: String, recovery: Double)

    /// The component that is recovered.
    public var component: String {
        switch self {
        case .ratioLoss(let component, _, _, _, _), .fixed(let component, _): component
        }
    }

    /// The grades that recovery rests on: the component, then the impurity where there is one.
    public var grades: [String] {
        switch self {
        case .ratioLoss(let component, let impurity, _, _, _): [component, impurity]
        case .fixed(let component, _): [component]
        }
    }

    /// Recovered share of the component, 0...1, of a feed with the given contents (any common unit).
    ///
    /// Source: mass balance of the tails; for bauxite as in common Chinese practice, recovery = (A/S - A/S of red mud)
    /// / (A/S).
    public func recovery(component: Double, impurity: Double) -> Double {
        switch self {
        case .fixed(_, let recovery): recovery
        case .ratioLoss(_, _, let tailsRatio, let digestion, let plantFactor):
            component > 0
                ? (digestion * plantFactor * (1 - tailsRatio * impurity / component)).clamped(to: 0...1) : 0
        }
    }
}
