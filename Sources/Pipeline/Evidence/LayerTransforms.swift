import Foundations
import Prospectivity

/// The values of a window after several changes.
func apply(_ transforms: [LayerTransform], to values: [Float]) -> [Float] {
    transforms.reduce(values) { $1.apply(to: $0) }
}

extension LayerTransform {
    /// The transform of a config.
    ///
    /// - Parameters:
    ///   - transform: What the config says.
    ///   - layer: The name of the layer, for messages.
    ///   - summary: What the values are before it; needed where the transform needs values.
    ///   - classNames: Names of the classes with codes 1, 2, ...; nil where codes have no names.
    /// - Throws: `configuration` for numbers that make no sense, and for a class that the layer does not have.
    init(_ transform: EvidenceTransform, layer: String, summary: LayerSummary?, classNames: [String]?) throws {
        switch transform {
        case .log: self = .logarithm(base: .natural, offset: 0)
        case .linear(let from, let to): self = .linear(low: from, high: to)
        case .sigmoid(let midpoint, let slope): self = .membership(.sigmoid(midpoint: midpoint, slope: slope))
        case .fuzzyLinear(let low, let high): self = .membership(.linear(low: low, high: high))
        case .fuzzy(let shape, let midpoint, let spread):
            self = .membership(.init(shape, midpoint: midpoint, spread: spread))
        case .fuzzyCategorical(let degrees, let otherwise):
            let known = try degrees.map {
                FuzzyMembership.CategoryDegree(
                    value: Double(try classCode(of: $0.name, layer: layer, at: "evidence.\(layer)", names: classNames)),
                    degree: $0.degree)
            }
            self = .membership(.categories(known, otherwise: otherwise))
        case .quantile, .zscore, .minMax, .winsorize:
            guard let summary else {
                throw GossanError(.internalFault, subject: layer, problem: "is changed before it is known", remedy: "")
            }
            self = .init(transform, of: summary)
        }
        if case .membership(let membership) = self { try membership.validate(for: layer) }
    }

    /// A transform whose numbers come from the values of the layer.
    private init(_ transform: EvidenceTransform, of summary: LayerSummary) {
        switch transform {
        case .quantile: self = .quantile(EmpiricalDistribution(of: summary.sample))
        case .zscore: self = .zScore(of: summary.statistics)
        case .minMax: self = .linear(over: summary.statistics)
        case .winsorize(let lower, let upper):
            let values = summary.sample.sortedValues().map(Double.init)
            self =
                values.isEmpty
                ? .identity
                : .clamped(
                    low: Foundations.quantile(ofSorted: values, lower),
                    high: Foundations.quantile(ofSorted: values, upper))
        default: self = .identity
        }
    }
}

extension FuzzyMembership {
    fileprivate init(_ shape: FuzzyShape, midpoint: Double, spread: Double) {
        switch shape {
        case .large: self = .large(midpoint: midpoint, spread: spread)
        case .small: self = .small(midpoint: midpoint, spread: spread)
        case .near: self = .near(midpoint: midpoint, spread: spread)
        case .gaussian: self = .gaussian(midpoint: midpoint, spread: spread)
        }
    }
}

/// The code of a class that is told by its name, or by its code.
///
/// - Throws: `configuration` when there is no such class.
func classCode(
    of name: String, layer: String, at subject: String, _ location: SourceLocation? = nil, names: [String]?
) throws -> Int {
    if let place = names?.firstIndex(of: name) { return place + 1 }
    // Where names are numbers themselves, a number that is none of them would be taken for something else.
    if let code = Int(name),
        names.map({ (1...max(1, $0.count)).contains(code) && $0.allSatisfy { Double($0) == nil } }) ?? true
    {
        return code
    }
    throw GossanError(
        .configuration, subject: subject, problem: "'\(layer)' has no class '\(name)'",
        remedy: names.map { suggestion(for: name, among: $0) } ?? "its classes are told by their codes, such as '3'",
        location: location)
}
