#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The probability that belongs to a logit, 1 / (1 + exp(-logit)).
func logistic(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }

/// The logit of a probability, ln(p / (1 - p)).
func logit(_ probability: Double) -> Double { log(probability / (1 - probability)) }

/// Posterior probability and standard deviation of one unique combination of classes.
///
/// Source: logit = prior logit + sum of weights, s²(logit) = 1/n + sum s²(W), Bonham-Carter (1994), chapter 9; variance
/// of missing evidence: Spiegelhalter (1986), doi:10.1002/sim.4780050506, as Bonham-Carter, Agterberg and Wright (1989):
/// s² += sum over missing layers, sum over classes k of (P with W_k - P)² A_k / A_known.
struct PosteriorRule: Sendable {
    let priorLogit: Double
    let priorVariance: Double
    let layers: [LayerWeights]
    let deviation: PosteriorDeviation
    var includesMissingEvidence: Bool

    /// The logit and its variance for a class index per layer, negative where missing.
    func logit(_ classes: some Sequence<Int32>) -> (logit: Double, variance: Double) {
        var logit = priorLogit
        var variance = priorVariance
        for (layer, index) in zip(layers, classes) where index >= 0 {
            let entry = layer.classes[Int(index)]
            logit += entry.weight
            variance += entry.deviation * entry.deviation
        }
        return (logit, variance)
    }

    /// The posterior probability and its deviation for a class index per layer, negative where missing.
    func posterior(_ classes: some Sequence<Int32>) -> (probability: Double, deviation: Double) {
        let (logit, variance) = logit(classes)
        let probability = logistic(logit)
        let fromWeights = deviation.deviation(probability: probability, logitVariance: variance)
        guard includesMissingEvidence else { return (probability, fromWeights) }
        var total = fromWeights * fromWeights
        for (layer, index) in zip(layers, classes) where index < 0 && layer.isInformative {
            total += missingVariance(of: layer, logit: logit, probability: probability)
        }
        return (probability, total.squareRoot())
    }

    private func missingVariance(of layer: LayerWeights, logit: Double, probability: Double) -> Double {
        layer.classes.reduce(0) { total, entry in
            let difference = logistic(logit + entry.weight) - probability
            return total + difference * difference * entry.areaKm2 / layer.knownAreaKm2
        }
    }
}
