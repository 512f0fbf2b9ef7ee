import Prospectivity

/// The model that ranks the ground, as far as a prospect is explained by it.
struct RankingModel: Sendable, Codable {
    /// The models whose contributions explain a score: one, or the members of an ensemble.
    var models: [OfModel<ProspectivityModel>]

    /// The layers that are looked at.
    var layerNames: [String] {
        models.flatMap(\.value.layerNames).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// What each layer adds to the score at a cell; of an ensemble what it adds to each member, named with it.
    ///
    /// - Parameter values: The value of each layer by name.
    func contributions(_ values: [String: Float]) -> [LayerContribution] {
        models.flatMap { member in
            let model = member.value
            return model.contributions(model.layerNames.map { values[$0] ?? .nan }).map { contribution in
                var contribution = contribution
                if models.count > 1 { contribution.layer = "\(member.model.rawValue): \(contribution.layer)" }
                return contribution
            }
        }
    }
}
