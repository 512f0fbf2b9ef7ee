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
        let source = try TableSource(path: path, layer: layer, where: condition, options: options)
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
    if let box = options.within { OGR_L_SetSpatialFilterRect(handle, box.minX, box.minY, box.maxX, box.maxY) }
    let condition = condition.map { FeatureCondition($0, subject: path, schema: schema) }
    try condition?.apply(to: handle)
    var reader = FeatureDecoder(schema: schema, subject: path, options: options)
    let task = GDALTask(
        .badData, subject: path, reading: path, problem: "reading features failed",
        remedy: "check the file with 'ogrinfo -al'")
    var warnings: [Warning] = []
    let features: [Feature]
    do {
        features = try task.run(warnings: &warnings) { try readAll(handle, &reader) }
    } catch let failure as GossanError {
        throw condition?.refused(by: failure) ?? failure
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
