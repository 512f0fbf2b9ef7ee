import Foundations
import Geostatistics
import Resources

/// The estimate of drilled ground.
struct DrilledResult: Sendable, Codable {
    /// The ore outlines as prospects, without estimates.
    var prospects: [Prospect]
    /// Tonnes by prospect (in their order) and category in every realization.
    var estimate: DrilledEstimate
    /// Whether realizations are simulated; otherwise there is the kriged one alone.
    var isSimulated: Bool
    /// What the grade-tonnage curve is drawn over.
    var curveQuantity: String
    /// The ground that holes have tested, as polygons.
    var testedGround: [Polygon]
    /// The share of each booked outline's area that the holes have tested.
    var bookedDrilledShares: [Double]
    /// Holes by what they say of the seam.
    var holes: [SeamHole]
    /// Leave-one-out errors of the kriged thickness, in metres.
    var leaveOneOut: CrossValidationSummary
    /// The variogram of thickness in words.
    var variogram: String
    /// All variograms that were used.
    var variograms: [SeamVariogram]
    /// What the user should know.
    var warnings: [Warning]
}
