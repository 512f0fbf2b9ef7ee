import Foundations

/// Checks that formulas name bands of raster inputs alone: an evidence layer has one band.
func checkBandNames(_ config: PipelineConfig, notes: inout ReadingNotes) {
    for layer in config.evidence {
        guard let operation = layer.value.operation as? ExpressionEvidence else { continue }
        for operand in operation.formula.layers {
            guard let band = operand.band, config.evidence[name: operand.name] != nil else { continue }
            notes.refuse(
                "evidence.\(layer.name)", "names band \(band) of the evidence layer '\(operand.name)', which has one",
                remedy: "write '\(operand.name)'", at: layer.location)
        }
    }
}
