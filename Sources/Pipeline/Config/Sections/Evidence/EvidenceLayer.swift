import Foundations

/// An evidence layer: an operation, and what is done with its values.
package struct EvidenceLayer: Sendable {
    let operation: any EvidenceOperation
    package let treatment: EvidenceTreatment

    /// All operations. To add one, write its type in a file of its own and name it here.
    static let verbs: [ConfigVerb<EvidenceLayer>] = [
        verb(DistanceEvidence.self), verb(PresenceEvidence.self), verb(ClassEvidence.self),
        verb(DensityEvidence.self), verb(SlopeEvidence.self), verb(InterpolateEvidence.self),
        verb(RasterEvidence.self), verb(ExpressionEvidence.self), verb(FocalEvidence.self),
        verb(AspectEvidence.self), verb(PlanCurvatureEvidence.self), verb(ProfileCurvatureEvidence.self),
        verb(ReliefEvidence.self), verb(RoughnessEvidence.self), verb(TopographicPositionEvidence.self),
        verb(RuggednessEvidence.self), verb(DepressionDepthEvidence.self), verb(HeightAboveBaseEvidence.self),
        verb(ReclassifyEvidence.self),
        verb(AllocationEvidence.self), verb(BoundaryDistanceEvidence.self), verb(ZonalEvidence.self),
    ]

    /// The keys of all operations.
    package static var verbNames: [String] { verbs.map(\.name) }

    private static func verb<Operation: EvidenceOperation>(_ type: Operation.Type) -> ConfigVerb<EvidenceLayer> {
        ConfigVerb(Operation.verb, EvidenceEntry<Operation>.self) {
            EvidenceLayer(operation: $0.operation, treatment: $0.treatment)
        }
    }
}

/// The keys of one entry: those of its operation, then those that all entries have.
private struct EvidenceEntry<Operation: EvidenceOperation>: ConfigSection {
    let operation: Operation
    let treatment: EvidenceTreatment

    static var summary: String { Operation.summary }

    init(_ section: inout SectionReader) {
        operation = Operation(&section)
        treatment = EvidenceTreatment(&section)
    }
}
