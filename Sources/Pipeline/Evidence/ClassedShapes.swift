import Foundations
import Geodata

/// Features with the codes of their classes.
struct ClassedShapes: Sendable {
    /// The geometries, in the order of the file.
    let shapes: [Geometry]
    /// The code of the class of each; not a number where it has none.
    let codes: [Float]
    /// The names of the codes 1, 2, ...
    let names: [String]

    /// The classes of a field, numbered in the alphabetical order of their names, so that codes do not depend on the order of
    /// features. Features without a value in it keep their ground, which has no class.
    init(_ layer: FeatureLayer, by field: String) {
        let shown = layer.features.compactMap { feature in
            feature.geometry.map { ($0, feature.fields[field]?.description) }
        }
        shapes = shown.map(\.0)
        names = Set(shown.compactMap(\.1)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Float($0 + 1)) })
        codes = shown.map { $0.1.flatMap { numbers[$0] } ?? .nan }
    }

    /// Every feature a class of its own, numbered in the order of the file and named by its number there.
    init(each layer: FeatureLayer) {
        let features = layer.features.compactMap { feature in feature.geometry.map { (feature.id, $0) } }
        shapes = features.map(\.1)
        names = features.map { String($0.0) }
        codes = features.indices.map { Float($0 + 1) }
    }

    /// A warning where features have no class.
    func unclassed(by field: String?, of input: String) -> [Warning] {
        let count = codes.count(where: \.isNaN)
        guard let field, count > 0 else { return [] }
        return [
            Warning(
                code: "features_without_class", subject: input,
                message:
                    "\(count) of \(codes.count) features have no value in '\(field)'; cells that are theirs are missing"
            )
        ]
    }

    /// Maps hold single-precision numbers, which are whole and exact up to 2^24.
    ///
    /// - Throws: `badData` where there are more classes.
    func requireExactCodes(of input: String) throws {
        guard names.count <= 1 << 24 else {
            throw GossanError(
                .badData, subject: "inputs.\(input)",
                problem: "has \(names.count) classes, more than a map can tell apart",
                remedy: "name a 'field' with fewer values, or select features with 'where'")
        }
    }
}
