import Resources

extension ProspectEstimate {
    /// What its recoverable tonnage may be called; nil where that is not estimated.
    ///
    /// A reserve only where the ground is measured or indicated and the study suffices; otherwise an estimate.
    func recoverableStanding(study: StudyLevel) -> String? {
        guard recoverableTonnes != nil else { return nil }
        guard basis == .drilled else { return "recoverable estimate from exploration potential" }
        let parts = categories.filter { ($0.recoverableTonnes ?? []).contains { $0 > 0 } }.map { part in
            switch RecoverableStanding(category: part.category, study: study) {
            case .reserve(let category): "\(category.rawValue) reserve"
            case .recoverableEstimate(let category): "recoverable estimate on \(category.rawValue) resource"
            }
        }
        guard parts.isEmpty else { return parts.joined(separator: "; ") }
        return tonnes.contains { $0 > 0 }
            ? "nothing recoverable within the stripping limit and exclusions" : "nothing recoverable: no ore in place"
    }
}
