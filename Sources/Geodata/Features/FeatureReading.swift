import CGDAL
import Foundations

/// Reads the features of a layer.
///
/// Curves become lines of short steps, heights and measures are dropped, invalid rings are repaired by GEOS and
/// counted in a warning, and rings are turned as `Polygon` wants them.
///
/// - Parameters:
///   - path: The file, or any name that GDAL opens.
///   - layer: The layer's name; needed where there are several.
///   - condition: A condition on fields in OGR SQL, such as `kind = 'fault'`.
///   - options: What the file does not say itself.
/// - Throws: `GossanError(.inputMissing)` when the file is not there, `.badData` when it cannot be read, the layer or a
///   field of the condition does not exist, or a feature holds several kinds of shapes.
public func readFeatures(
    path: String, layer: String? = nil, where condition: String? = nil, options: VectorReadOptions = .init()
) throws -> (layer: FeatureLayer, warnings: [Warning]) {
    if isTextTable(path) || options.namesColumns {
        let source = try TableSource(path: path, layer: layer, options: options)
        var inMemory = options
        inMemory.encoding = nil
        let (result, warnings) = try withExtendedLifetime(source) {
            try readFeatures(source.layer, path: path, where: condition, options: inMemory)
        }
        return (result, source.warnings + warnings)
    }
    let source = try VectorSource(path: path, options: options)
    return try withExtendedLifetime(source) {
        try readFeatures(try source.layer(layer), path: path, where: condition, options: options)
    }
}

private func readFeatures(
    _ handle: OGRLayerH, path: String, where condition: String?, options: VectorReadOptions
) throws -> (layer: FeatureLayer, warnings: [Warning]) {
    let schema = try LayerSchema(handle, subject: path, options: options)
    try filter(handle, schema, condition, options, path)
    var reader = FeatureDecoder(schema: schema, subject: path, options: options)
    let task = GDALTask(
        .badData, subject: path, problem: "reading features failed", remedy: "check the file with 'ogrinfo -al'")
    var warnings: [Warning] = []
    let features = try task.run(warnings: &warnings) {
        try readAll(handle, &reader)
    }
    let result = FeatureLayer(
        name: schema.name, crs: schema.crs, geometryKind: schema.kind(of: features), fields: schema.fields,
        features: features)
    return (result, warnings + reader.warnings)
}

private func readAll(_ layer: OGRLayerH, _ reader: inout FeatureDecoder) throws -> [Feature] {
    var features: [Feature] = []
    OGR_L_ResetReading(layer)
    while let handle = OGR_L_GetNextFeature(layer) {
        defer { OGR_F_Destroy(handle) }
        features.append(try reader.feature(handle))
    }
    return features
}

private func filter(
    _ layer: OGRLayerH, _ schema: LayerSchema, _ condition: String?, _ options: VectorReadOptions, _ path: String
) throws {
    if let box = options.within { OGR_L_SetSpatialFilterRect(layer, box.minX, box.minY, box.maxX, box.maxY) }
    guard let condition else { return }
    let (status, messages) = collectingMessages { OGR_L_SetAttributeFilter(layer, quotingNames(in: condition)) }
    guard status != OGRERR_NONE || messages.contains(where: \.isFailure) else { return }
    // OGR names the field it does not know in quotes at the start of its message.
    let names = schema.fields.map(\.name)
    let unknown = messages.lazy.compactMap { quotedWord(in: $0.text) }.first
    throw GossanError(
        .badData, subject: path, problem: "the condition \"\(condition)\" cannot be used on layer '\(schema.name)'",
        remedy: suggestion(for: unknown ?? "", among: names, called: "fields"),
        causes: messages.map { GossanError(.badData, subject: "GDAL", problem: $0.text, remedy: "") })
}

private func quotedWord(in text: String) -> String? {
    let pieces = text.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    return pieces.count == 3 ? String(pieces[1]) : nil
}

/// The condition with names of fields in other scripts in double quotes, as OGR SQL wants them: `品位 > 40`.
private func quotingNames(in condition: String) -> String {
    var result = ""
    var name = ""
    var quote: Character?
    func finished() -> String { name.contains { !$0.isASCII } ? "\"\(name)\"" : name }
    for character in condition {
        if quote == nil, character.isLetter || character.isNumber || character == "_" {
            name.append(character)
            continue
        }
        result += finished()
        name = ""
        if character == quote {
            quote = nil
        } else if quote == nil, character == "'" || character == "\"" {
            quote = character
        }
        result.append(character)
    }
    return result + finished()
}
