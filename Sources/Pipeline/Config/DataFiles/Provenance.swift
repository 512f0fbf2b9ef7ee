import Foundations

/// Where the numbers of a data file come from and how far they can be trusted.
package struct Provenance: Sendable, Hashable {
    package let source: String
    package let confidence: Confidence
    package let isVerified: Bool

    init(_ section: inout SectionReader) {
        source = section.required("source", .text, "Where the numbers come from.", example: "Bulletin 1693")
        confidence = section.value(
            "confidence", .choice(Confidence.self), default: "low", "How far they can be trusted.")
        isVerified = section.value(
            "verified", .boolean, default: "false",
            "Whether they were checked against the original; a run that rests on unverified ones says so.")
    }

    /// The warning that a run must give that rests on these numbers; nil where they are verified.
    package func warning(about subject: String) -> Warning? {
        guard !isVerified else { return nil }
        return Warning(
            code: "unverified_data", subject: subject,
            message: "has not been checked against its source (\(source)); confidence \(confidence.rawValue)")
    }
}

/// How far a number can be trusted.
package enum Confidence: String, ConfigChoice {
    case low, medium, high
}
