import Prospectivity

/// The model that ranks the ground, as far as a prospect is explained by it.
struct RankingModel: Sendable {
    /// The models whose contributions explain a score: one, or the members of an ensemble.
    var models: [(name: ProspectivityModelName, model: ProspectivityModel)]

    /// The layers that are looked at.
    var layerNames: [String] {
        models.flatMap(\.model.layerNames).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// What each layer adds to the score at a cell; of an ensemble what it adds to each member, named with it.
    ///
    /// - Parameter values: The value of each layer by name.
    func contributions(_ values: [String: Float]) -> [LayerContribution] {
        models.flatMap { name, model in
            model.contributions(model.layerNames.map { values[$0] ?? .nan }).map { contribution in
                var contribution = contribution
                if models.count > 1 { contribution.layer = "\(name.rawValue): \(contribution.layer)" }
                return contribution
            }
        }
    }
}
