import Foundations
import Rasters

/// How the values of an evidence layer are made from inputs; one type for each operation.
///
/// An operation states by itself what it needs, so that `check`, `plan` and `run` ask every one in the same way and know none by
/// name.
protocol EvidenceOperation: ConfigSection {
    /// The key that names the operation.
    static var verb: String { get }
    /// Evidence layers or rasters that it reads; layers among them are made first.
    var reads: [String] { get }
    /// What each worker opens: every layer and raster, and every band of one, by itself.
    var opens: [Operand] { get }
    /// The bands of rasters that it names.
    var bands: [Operand] { get }
    /// The features that it selects with a condition of its own; nil where it takes an input whole.
    var selection: FeatureSelection? { get }
    /// The field that the features of an input must have; nil where none is needed.
    var neededField: NeededField? { get }
    /// How far around a cell it looks, in metres, and the key that says so; nil where it has no such option.
    var lookout: (key: String, metres: Double)? { get }
    /// Whether its values are codes of classes.
    var classes: ClassContent { get }
    /// The layers or rasters whose values it calculates with, so that they must be quantities.
    var calculatesWith: [String] { get }
    /// The layer or raster whose classes it takes, so that it must have some; nil where there is none.
    var readsClasses: String? { get }
    /// Those of the classes it takes that it names, and the key that does; nil where it names none.
    var namedClasses: (key: String, names: [String])? { get }
    /// What is known of its own classes before it is made.
    func knownClasses(_ survey: Survey) -> KnownClasses
    /// - Throws: `badData` where the features that it takes have shapes it has no use for.
    func requireShapes(_ survey: Survey) throws
    /// How it goes over the grid and what it holds meanwhile; nothing is computed.
    func footprint(_ survey: Survey) -> LayerFootprint
    /// The layer on the study grid, ready to be read in the windows of its footprint.
    func derive(_ context: EvidenceContext) throws -> DerivedLayer
}

extension EvidenceOperation {
    package var reads: [String] { [] }
    var opens: [Operand] { reads.map { Operand(name: $0) } }
    package var bands: [Operand] { [] }
    var selection: FeatureSelection? { nil }
    var neededField: NeededField? { nil }
    var lookout: (key: String, metres: Double)? { nil }
    package var classes: ClassContent { .none }
    package var calculatesWith: [String] { [] }
    package var readsClasses: String? { nil }
    var namedClasses: (key: String, names: [String])? { nil }
    func knownClasses(_ survey: Survey) -> KnownClasses { .unknown }
    func requireShapes(_ survey: Survey) throws {}
    func footprint(_ survey: Survey) -> LayerFootprint { LayerFootprint(survey.grid.windows()) }
}

/// A field that the features of an input must have.
struct NeededField: Sendable {
    let input: String
    let field: String
    /// Whether its values are measurements, which may lie below a detection limit.
    var isMeasured = false
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
