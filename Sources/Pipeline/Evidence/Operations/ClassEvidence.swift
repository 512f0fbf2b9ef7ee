import Foundations
import Geodata
import Rasters

/// Classes of a map.
package struct ClassEvidence: EvidenceOperation {
    package static let verb = "class"
    package static let summary = "The class of a map: one code for each distinct value of a field."

    package let input: String
    package let field: String
    package let filter: String?

    package init(_ section: inout SectionReader) {
        input = section.required(Self.verb, .input(["vector"]), "The polygons.", example: "geology")
        field = section.required("field", .field, "Field of the class.", example: "CODE")
        filter = section.optional("where", .text, "Only the features for which this SQL condition holds.")
    }

    package var classes: ClassContent { .own }
}

extension ClassEvidence {
    var selection: FeatureSelection? { FeatureSelection(of: input, where: filter) }
    var neededField: NeededField? { NeededField(input: input, field: field) }

    /// Classes are numbered from 1 in the alphabetical order of their names, so that codes do not depend on the order
    /// of features. Where polygons overlap the last one counts.
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let layer = try context.features(of: input, where: filter)
        guard layer.fieldNames.contains(field) else {
            throw GossanError(
                .badData, subject: "inputs.\(input)", problem: "has no field '\(field)'",
                remedy: suggestion(for: field, among: layer.fieldNames))
        }
        let names = classNames(of: layer)
        let named = layer.features.compactMap { feature -> (Geometry, String)? in
            guard let geometry = feature.geometry, let value = feature.fields[field] else { return nil }
            return (geometry, value.description)
        }
        let codes = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Float($0 + 1)) })
        let shapes = FeatureRasterizer(named.map(\.0), grid: context.grid)
        let values = named.map { codes[$0.1] ?? .nan }
        let source = ComputedLayer(grid: context.grid) {
            { window, buffer in buffer = shapes.classes(values, in: window) }
        }
        return DerivedLayer(source, classNames: names, direction: .categorical)
    }

    func knownClasses(_ survey: Survey) -> KnownClasses {
        guard let features = survey.features(of: input, where: filter), features.fieldNames.contains(field) else {
            return .unknown
        }
        return .named(classNames(of: features))
    }

    /// The names of the classes with codes 1, 2, ...
    func classNames(of layer: FeatureLayer) -> [String] {
        Set(layer.features.filter { $0.geometry != nil }.compactMap { $0.fields[field]?.description }).sorted()
    }
}
