import Foundations

/// How the values of an evidence layer are made from inputs; one type for each operation.
protocol EvidenceOperation: ConfigSection {
    /// The key that names the operation.
    static var verb: String { get }
    /// Evidence layers or rasters that it reads; layers among them are made first.
    var reads: [String] { get }
    /// The features that it selects with a condition of its own; nil where it takes an input whole.
    var selection: FeatureSelection? { get }
    /// The field that the features of an input must have; nil where none is needed.
    var neededField: (input: String, field: String)? { get }
    /// How far around a cell it looks, in metres, and the key that says so; nil where it has no such option.
    var lookout: (key: String, metres: Double)? { get }
    /// Whether its values are codes of classes.
    var classes: ClassContent { get }
    /// The layer or raster whose values it calculates with, so that they must be quantities; nil where there is none.
    var calculatesWith: String? { get }
    /// The layer or raster whose classes it takes, so that it must have some; nil where there is none.
    var readsClasses: String? { get }
    /// How it goes over the grid; nothing is computed.
    func footprint(on grid: Grid) -> LayerFootprint
    /// The layer on the study grid, ready to be read in the windows of its footprint.
    func derive(_ context: EvidenceContext) throws -> DerivedLayer
}

extension EvidenceOperation {
    package var reads: [String] { [] }
    var selection: FeatureSelection? { nil }
    var neededField: (input: String, field: String)? { nil }
    var lookout: (key: String, metres: Double)? { nil }
    package var classes: ClassContent { .none }
    package var calculatesWith: String? { nil }
    package var readsClasses: String? { nil }
    func footprint(on grid: Grid) -> LayerFootprint { LayerFootprint(grid.windows()) }
}

/// Whether the values of a layer are codes of classes.
package enum ClassContent: Sendable, Hashable {
    /// They are quantities.
    case none
    /// They are codes of classes.
    case own
    /// They are what those of another layer or raster are.
    case of(String)
}

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
