import Foundations
import Geodata

/// Reads vector layers and point tables.
struct FeatureIngest {
    /// The input's name.
    let name: String
    let path: ConfigPath
    let layer: String?
    let fields: FeatureFields
    let about: InputProvenance
    var coordinateFields: VectorReadOptions.CoordinateFields?
    var wktField: String?
    private let measured: MeasuredFields

    init(_ name: String, _ input: VectorInput, config: PipelineConfig) {
        self.name = name
        measured = MeasuredFields(of: name, input.fields, config: config)
        (path, layer, fields, about) = (input.path, input.layer, input.fields, input.about)
    }

    init(_ name: String, _ input: TableInput, config: PipelineConfig) {
        self.name = name
        measured = MeasuredFields(of: name, input.fields, config: config)
        (path, layer, fields, about) = (input.path, input.layer, input.fields, input.about)
        if let x = input.x, let y = input.y { coordinateFields = .init(x: x, y: y) }
        wktField = input.wkt
    }

    /// The features for which the input's condition and a further one hold, as they are in the file.
    ///
    /// - Throws: `badData` when there are none, so that a condition that fits nothing is never an empty layer.
    func read(also condition: String? = nil, warnings: inout [Warning]) throws -> FeatureLayer {
        let conditions = [fields.filter, condition].compactMap { $0 }
        let filter = conditions.count < 2 ? conditions.first : conditions.map { "(\($0))" }.joined(separator: " AND ")
        let (read, found) = try readFeatures(
            path: path.resolved, layer: layer, where: filter,
            options: VectorReadOptions(
                encoding: fields.encoding, coordinateFields: coordinateFields, wktField: wktField,
                missingTexts: fields.missingValues))
        warnings += found
        try fields.check(in: read, input: name)
        var result = read
        result.features.removeAll { $0.geometry == nil }
        let lost = read.features.count - result.features.count
        if lost > 0 {
            warnings.append(
                Warning(
                    code: "features_without_geometry", subject: name,
                    message: "\(lost) of \(read.features.count) features have no geometry and are left out"))
        }
        guard !read.features.isEmpty || filter != nil else {
            throw GossanError(
                .badData, subject: "inputs.\(name)", problem: "holds no row or feature",
                remedy: "check that \(path.written) is the right file, and that it was written to its end")
        }
        guard !result.features.isEmpty else {
            throw GossanError(
                .badData, subject: "inputs.\(name)",
                problem: filter.map { "no feature with a geometry meets the condition \"\($0)\"" }
                    ?? "has no feature with a geometry",
                remedy: "look at the values with 'ogrinfo -al \(path.written)'")
        }
        try measured.apply(to: &result, warnings: &warnings)
        return result
    }
}
