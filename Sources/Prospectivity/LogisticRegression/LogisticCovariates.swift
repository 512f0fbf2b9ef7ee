import Foundations

/// How a layer enters a logistic regression.
public enum CovariateTreatment: Sendable, Hashable, Codable {
    /// By its value, standardized to mean 0 and deviation 1.
    case continuous
    /// By one 0/1 covariate for each listed class; all other classes are the reference.
    case classes([Int])
    /// By its weight of evidence; missing is weight 0. The "modified weights of evidence" of Agterberg, which needs no
    /// conditional independence.
    case weight(LayerWeights)
}

/// What a logistic regression does with a cell where a layer is missing.
public enum MissingCovariate: String, Sendable, Hashable, Codable, CaseIterable {
    /// The cell is left out of the fit and gets no score.
    case completeCases = "complete_cases"
    /// The layer takes its mean there, so that it adds nothing.
    case mean
    /// As `mean`, and a 0/1 covariate tells that the layer is missing.
    case meanWithIndicator = "mean_with_indicator"
}

/// A column of the regression.
public struct Covariate: Sendable, Hashable, Codable {
    /// What makes a number of a layer's value.
    public enum Kind: Sendable, Hashable, Codable {
        /// (value - mean) / deviation.
        case standardized(mean: Double, deviation: Double)
        /// 1 where the value, rounded, is this class.
        case presence(ofClass: Int)
        /// The layer's weight of evidence.
        case weight(LayerWeights)
        /// 1 where the layer is missing.
        case missing
    }

    /// Name for tables: the layer, with the class where there is one.
    public var name: String
    /// Position of the layer in the window.
    public var layer: Int
    /// What makes a number of the value.
    public var kind: Kind

    /// The number for a value; 0 where it is missing (the mean, no class, no weight).
    func encode(_ value: Float) -> Double {
        switch kind {
        case .standardized(let mean, let deviation): value.isNaN ? 0 : (Double(value) - mean) / deviation
        case .presence(let code): Classification.categories.code(of: value) == code ? 1 : 0
        case .weight(let weights): weights.classIndex(of: value).map { weights.classes[$0].weight } ?? 0
        case .missing: value.isNaN ? 1 : 0
        }
    }
}

extension Covariate {
    /// Whether it is the value itself, on another scale.
    var isStandardized: Bool { if case .standardized = kind { true } else { false } }

    /// Adds a multiple of the numbers for the values of a layer to one sum per cell.
    ///
    /// - Parameter spreadingMissing: Whether a missing value of a standardized layer makes the sum missing; otherwise it
    ///   adds nothing.
    func add(
        _ coefficient: Double, times values: ArraySlice<Float>, to sums: inout [Double], spreadingMissing: Bool
    ) {
        guard case .standardized(let mean, let deviation) = kind else {
            for (cell, number) in encode(values).enumerated() { sums[cell] += coefficient * number }
            return
        }
        let slope = coefficient / deviation
        values.withUnsafeBufferPointer { values in
            sums.withUnsafeMutableBufferPointer { sums in
                for cell in 0..<values.count {
                    let value = values[cell]
                    sums[cell] += value == value || spreadingMissing ? slope * (Double(value) - mean) : 0
                }
            }
        }
    }

    /// The numbers for the values of a layer.
    func encode(_ values: ArraySlice<Float>) -> [Double] {
        switch kind {
        case .standardized(let mean, let deviation):
            return values.map { $0.isNaN ? 0 : (Double($0) - mean) / deviation }
        case .weight(let weights):
            let classes = weights.classIndices(of: values)
            return classes.map { $0 < 0 ? 0 : weights.classes[Int($0)].weight }
        case .presence, .missing: return values.map { encode($0) }
        }
    }
}

/// The columns of a regression, made of the layers' treatments and statistics.
struct CovariateBuilder {
    let layers: [(name: String, treatment: CovariateTreatment)]
    let missing: MissingCovariate

    /// - Parameter statistics: Statistics per layer over the study area.
    func covariates(_ statistics: [LayerStatistics], warnings: inout [Warning]) -> [Covariate] {
        var covariates: [Covariate] = []
        for (index, (name, treatment)) in layers.enumerated() {
            let statistics = statistics[index]
            let columns = columns(index, name, treatment, statistics)
            if columns.isEmpty {
                warnings.append(
                    Warning(
                        code: "uninformative_layer", subject: name,
                        message: "the layer is constant, missing everywhere or without weights; it is left out"))
            }
            covariates += columns
            if missing == .meanWithIndicator, statistics.missing > 0, !columns.isEmpty {
                covariates.append(Covariate(name: "\(name) missing", layer: index, kind: .missing))
            }
        }
        return covariates
    }

    private func columns(
        _ index: Int, _ name: String, _ treatment: CovariateTreatment, _ statistics: LayerStatistics
    ) -> [Covariate] {
        switch treatment {
        case .continuous:
            guard !statistics.isConstant else { return [] }
            let kind = Covariate.Kind.standardized(mean: statistics.mean, deviation: statistics.standardDeviation)
            return [Covariate(name: name, layer: index, kind: kind)]
        case .classes(let codes):
            return statistics.isConstant
                ? [] : codes.map { Covariate(name: "\(name) = \($0)", layer: index, kind: .presence(ofClass: $0)) }
        case .weight(let weights):
            return weights.isInformative ? [Covariate(name: name, layer: index, kind: .weight(weights))] : []
        }
    }
}
