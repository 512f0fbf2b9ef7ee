import Resources

extension ProspectEstimate {
    /// What its recoverable tonnage may be called; nil where that is not estimated.
    ///
    /// A reserve only where the ground is measured or indicated and the study suffices; otherwise an estimate.
    func recoverableStanding(study: StudyLevel) -> String? {
        guard let recoverableTonnes else { return nil }
        guard recoverableTonnes.contains(where: { $0 > 0 }) else { return nothingRecoverable }
        guard basis == .drilled else { return "recoverable estimate from exploration potential" }
        let parts = categories.filter { ($0.recoverableTonnes ?? []).contains { $0 > 0 } }.map { part in
            switch RecoverableStanding(category: part.category, study: study) {
            case .reserve(let category): "\(category.rawValue) reserve"
            case .recoverableEstimate(let category): "recoverable estimate on \(category.rawValue) resource"
            }
        }
        return parts.joined(separator: "; ")
    }

    /// Why there is none; a stripping limit is for drilled ore alone.
    private var nothingRecoverable: String {
        guard tonnes.contains(where: { $0 > 0 }) else { return "nothing recoverable: no ore in place" }
        return "nothing recoverable within the \(basis == .drilled ? "stripping limit and " : "")exclusions"
    }
}
