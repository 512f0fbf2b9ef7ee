import Delivery
import Foundations
import Geostatistics

extension SeamVariogram {
    /// The variogram as prospects are explained by it.
    var json: JSONValue {
        .object([
            ("variable", .text(variable)), ("origin", .text(fit == nil ? "config" : "fit")),
            ("pairs", fit.map { .integer($0.pairCount) } ?? .null), ("words", .text(words)),
        ])
    }

    /// `nugget 0 + spherical 3.024 over 590 m`.
    private var words: String {
        let structures = model.structures.map {
            "\($0.shape.rawValue) \(formatReading($0.partialSill)) over \(formatReading($0.rangeMetres.rounded())) m"
        }
        return (["nugget \(formatReading(model.nuggetEffect))"] + structures).joined(separator: " + ")
    }
}
