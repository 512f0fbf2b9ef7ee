import Foundations

/// Checks that evidence names bands of raster inputs alone: an evidence layer has one band.
func checkBandNames(_ config: PipelineConfig, notes: inout ReadingNotes) {
    for layer in config.evidence {
        for operand in layer.value.operation.bands {
            guard let band = operand.band, config.evidence[name: operand.name] != nil else { continue }
            notes.refuse(
                "evidence.\(layer.name)", "names band \(band) of the evidence layer '\(operand.name)', which has one",
                remedy: "write '\(operand.name)'", at: layer.location)
        }
    }
}
