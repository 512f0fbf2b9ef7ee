import Foundations
import Geodata

/// Features with the codes of their classes.
struct ClassedShapes: Sendable {
    /// The geometries, in the order of the file.
    let shapes: [Geometry]
    /// The code of the class of each.
    let codes: [Float]
    /// The names of the codes 1, 2, ...
    let names: [String]

    /// The classes of a field, numbered in the alphabetical order of their names, so that codes do not depend on the order of
    /// features. Features without a value in it are left out.
    init(_ layer: FeatureLayer, by field: String) {
        let named = layer.features.compactMap { feature -> (Geometry, String)? in
            guard let geometry = feature.geometry, let value = feature.fields[field] else { return nil }
            return (geometry, value.description)
        }
        shapes = named.map(\.0)
        names = Set(named.map(\.1)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Float($0 + 1)) })
        codes = named.map { numbers[$0.1] ?? .nan }
    }

    /// Every feature a class of its own, numbered in the order of the file and named by its number there.
    init(each layer: FeatureLayer) {
        let features = layer.features.compactMap { feature in feature.geometry.map { (feature.id, $0) } }
        shapes = features.map(\.1)
        names = features.map { String($0.0) }
        codes = features.indices.map { Float($0 + 1) }
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
