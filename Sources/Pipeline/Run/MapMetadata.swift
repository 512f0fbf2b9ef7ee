extension PipelineConfig {
    /// What every raster of a run says about itself: the run's name, and whether the ground is made up.
    var mapMetadata: [String: String] {
        var metadata = ["GOSSAN_RUN": name]
        if let syntheticLabel { metadata["SYNTHETIC"] = syntheticLabel }
        return metadata
    }
}
