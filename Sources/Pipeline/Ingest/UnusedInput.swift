import Foundations

/// The warning about an input that nothing uses and that could not be used either: the run goes on without it.
///
/// - Parameters:
///   - name: The input's name.
///   - failure: What would stop the run if the input were in use.
func unusableInput(_ name: String, _ failure: GossanError) -> Warning {
    let help = failure.remedy.isEmpty ? "" : " (help: \(failure.remedy))"
    let texts =
        ["\(failure.subject): \(failure.problem)\(help)"] + failure.causes.map { "\($0.subject): \($0.problem)" }
    return Warning(
        code: "unusable_input", subject: "inputs.\(name)",
        message: "is not used, and the run goes on without it; it cannot be used: " + texts.joined(separator: "; "))
}
