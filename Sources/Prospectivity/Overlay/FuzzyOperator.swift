#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How degrees of membership of several layers become one.
///
/// Source: An, Moon and Rencz (1991), Canadian Journal of Exploration Geophysics 27, 1-11; Bonham-Carter (1994),
/// Geographic Information Systems for Geoscientists, chapter 9.
public enum FuzzyOperator: Sendable, Hashable, Codable {
    /// The least degree.
    case and
    /// The greatest degree.
    case or
    /// The product of all degrees; falls with every layer added.
    case product
    /// One minus the product of the complements; rises with every layer added.
    case sum
    /// sum^gamma * product^(1 - gamma), gamma from 0 (product) to 1 (sum).
    case gamma(Double)

    /// The combined degree; NaN when there is none.
    public func combine(_ degrees: some Sequence<Double>) -> Double {
        var state = FuzzyState()
        for degree in degrees { state.add(degree) }
        return state.value(self)
    }
}

/// The running least, greatest, product and complement product of some degrees of membership.
struct FuzzyState {
    private var least = 1.0
    private var greatest = 0.0
    private var product = 1.0
    private var complement = 1.0
    private(set) var count = 0

    mutating func add(_ degree: Double) {
        least = min(least, degree)
        greatest = max(greatest, degree)
        product *= degree
        complement *= 1 - degree
        count += 1
    }

    func value(_ combination: FuzzyOperator) -> Double {
        guard count > 0 else { return .nan }
        switch combination {
        case .and: return least
        case .or: return greatest
        case .product: return product
        case .sum: return 1 - complement
        case .gamma(let gamma):
            // A product of 0 with gamma 1 would be 0^0; the definition gives the sum there.
            return gamma == 1 ? 1 - complement : pow(1 - complement, gamma) * pow(product, 1 - gamma)
        }
    }
}
