import Delivery
import Foundations
import Resources

/// Weak facts that numbers tell: of holes, of the model, of evidence and of the spread.
extension WeakFacts {
    var drilling: [WeakFact] {
        guard own?.basis == .drilled, let drilled = result.estimate?.drilled else { return [] }
        var facts: [WeakFact] = []
        let holes = HolesInside(prospect, drilled)
        if holes.ore.count < Self.fewHoles {
            facts.append(
                WeakFact(
                    .fewHoles, "\(counted(holes.ore.count, "hole")) with ore inside its outline",
                    in: "explanations.json, holes"))
        }
        let correlation = drilled.leaveOneOut.correlation
        if correlation < Self.weakKriging {
            facts.append(
                WeakFact(
                    .weakModel,
                    "Holes tell little of the thickness between them: estimated from the others, each is right with a correlation of "
                        + "\(formatNumber(correlation, decimals: 2) ?? "?") only (1 is perfect)",
                    in: "validation.csv, correlation"))
        }
        let categories = own?.categories.filter { $0.tonnes.contains { $0 > 0 } }.map(\.category) ?? []
        if categories == [.inferred] {
            facts.append(
                WeakFact(
                    .onlyInferred, "All of its resource is inferred, the least certain category",
                    in: "prospects.csv, inferred_mt"))
        }
        return facts
    }

    var model: [WeakFact] {
        guard restsOn.usesModel, let model = explained.model else { return [] }
        var facts: [WeakFact] = []
        if let auc = model.validation?.auc {
            let words =
                "The map ranks a deposit that it does not know above other ground with a chance of \(percentText(auc)) only (50 % is chance)"
            if auc < Self.nearChance {
                facts.append(WeakFact(.nearChance, words, in: "validation.csv, auc"))
            } else if auc < Self.weakModel {
                facts.append(WeakFact(.weakModel, words, in: "validation.csv, auc"))
            }
        } else {
            facts.append(
                WeakFact(
                    .weakModel,
                    "How well the map finds deposits is not known: it is not validated on deposits held out",
                    in: "validation.csv"))
        }
        for warning in noted("conditional_dependence") {
            facts.append(
                WeakFact(
                    .dependentEvidence, "Layers say partly the same: \(warning.message)",
                    in: "models.csv, conditional_independence"))
        }
        if model.learns, model.deposits < Self.fewDeposits {
            facts.append(
                WeakFact(
                    .fewDeposits,
                    "The map has learned from \(counted(model.deposits, "known deposit")): one more or less is \(percentText(1 / Double(max(1, model.deposits)))) of them",
                    in: "validation.csv, deposits"))
        }
        return facts
    }

    var evidence: [WeakFact] {
        guard restsOn.usesModel else { return [] }
        let missing = prospect.contributions.filter { $0.value == nil }.map(\.layer)
        guard !missing.isEmpty else { return [] }
        return [
            WeakFact(
                .missingEvidence, "Without a value at the best cell: \(missing.joined(separator: ", "))",
                in: "explanations.json, layers_at_best_cell")
        ]
    }

    var spread: [WeakFact] {
        guard let own, let ore = DistributionSummary(of: own.tonnes) else { return [] }
        if own.basis == .drilled, result.estimate?.drilled?.isSimulated == false {
            return [
                WeakFact(
                    .wideSpread, "The tonnage is kriged once, so that nothing tells how far it may be off",
                    in: "plan.json, estimate.drilled.method")
            ]
        }
        if let few = fewRealizations { return [few] }
        let (low, high) = (formatMegatonnes(ore.q10), formatMegatonnes(ore.q90))
        if ore.q10 <= 0 {
            let presence = "ore is there in \(percentText(own.presence))"
            return [
                WeakFact(
                    .wideSpread,
                    ore.q90 > 0
                        ? "At least one realization in ten holds no ore (\(presence)), one in ten more than \(high) Mt"
                        : "At least nine realizations in ten hold no ore (\(presence))",
                    in: "prospects.csv, presence, ore_mt_q10, ore_mt_q90")
            ]
        }
        guard ore.q90 >= Self.wideSpread * ore.q10 else { return [] }
        return [
            WeakFact(
                .wideSpread,
                "The tonnage in place is spread widely: q10 \(low) Mt, q90 \(high) Mt, \(formatReading((ore.q90 / ore.q10).rounded())) times as much",
                in: "prospects.csv, ore_mt_q10, ore_mt_q90")
        ]
    }

    /// So few realizations that their quantiles mean nothing.
    private var fewRealizations: WeakFact? {
        let estimate = result.config.estimate
        let part = own?.basis == .drilled ? "drilled" : "undrilled"
        let given = own?.basis == .drilled ? estimate?.drilled?.realizations : estimate?.undrilled?.realizations
        guard let count = given, count < fewestRealizations else { return nil }
        let words = count == 1 ? "There is 1 realization" : "There are \(count) realizations"
        return WeakFact(
            .wideSpread,
            "\(words): a tenth of fewer than \(fewestRealizations) is less than one, so that the quantiles mean nothing",
            in: "plan.json, estimate.\(part).realizations")
    }

    private func counted(_ count: Int, _ noun: String) -> String {
        count == 0 ? "No \(noun)" : "\(count == 1 ? "1 \(noun)" : "\(count) \(noun)s")"
    }

    /// Fewer holes with ore make no variogram of their own.
    private static let fewHoles = 10
    /// Fewer known deposits move every share of them by more than 5 %.
    private static let fewDeposits = 20
    /// Areas under the curve: below 0.7 accuracy is low (Swets 1988, doi:10.1126/science.3287615).
    private static let weakModel = 0.7
    private static let nearChance = 0.6
    /// Below it less than a quarter of the variance of thickness is told by the holes around.
    private static let weakKriging = 0.5
    /// The 90 % quantile in units of the 10 % quantile.
    private static let wideSpread = 3.0
}
