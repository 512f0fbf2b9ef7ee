import Foundations

extension VariogramLags {
    /// Fifteen classes as wide as the samples are apart: the median distance from a sample to its nearest neighbour,
    /// in which twins count once.
    ///
    /// Samples that lie in several clusters far apart, such as holes in several deposits, need this: classes laid over the
    /// whole extent would lump all pairs within a cluster into one class. Classes never reach beyond a third of the
    /// diagonal of the extent. nil where all samples lie in one place.
    ///
    /// Source: the lag of about the sample spacing is the rule of Journel and Huijbregts (1978), Mining Geostatistics,
    /// section III.B. Cost: O(n log n).
    public init?(spacedAs samples: PointSamples) {
        guard let covering = VariogramLags(covering: samples) else { return nil }
        let spacing = medianSpacingMetres(samples.locations)
        guard spacing > 0, spacing * 15 < covering.cutoffMetres else {
            self = covering
            return
        }
        self.init(widthMetres: spacing, cutoffMetres: spacing * 15)
    }
}
