import Geodata
import Prospectivity

extension PipelineConfig {
    /// What every raster of a run says about itself: the run's name, and whether the ground is made up.
    var mapMetadata: [String: String] {
        var metadata = ["GOSSAN_RUN": name]
        if let syntheticLabel = syntheticWords { metadata["SYNTHETIC"] = syntheticLabel }
        return metadata
    }

    /// What tells that the ground is made up: the label of the config, or the inputs that are; nil for real ground.
    var syntheticWords: String? {
        if let syntheticLabel { return syntheticLabel }
        let made = inputs.filter(\.value.about.isSynthetic).map(\.name)
        return made.isEmpty ? nil : "made-up inputs: \(made.joined(separator: ", "))"
    }

    /// What the raster of an evidence layer says about itself.
    func mapMetadata(of layer: EvidenceRecord) -> [String: String] {
        guard layer.classNames != nil else { return mapMetadata }
        return mapMetadata.merging(["MEANING": "codes of classes; classes.csv names them"]) { $1 }
    }
}

extension LayerStatistics {
    /// The figures as a raster keeps them; nil where no cell is known.
    var ofRaster: RasterStatistics? {
        guard count > 0 else { return nil }
        return RasterStatistics(
            minimum: minimum, maximum: maximum, mean: mean, standardDeviation: standardDeviation)
    }
}
