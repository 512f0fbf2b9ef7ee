import Foundations

/// A piece of ground that is ranked.
struct Prospect: Sendable, Codable {
    /// Belt and grid position of the best cell: the same however many other prospects there are.
    var id: String
    /// The belt, by its place in the survey.
    var belt: Int
    /// What outlines it.
    var origin: Origin
    /// Its ground, in the grid's coordinate reference system.
    var polygons: [Polygon]
    /// True area in km2.
    var areaKm2: Double
    /// The centre of its best cell.
    var best: Point
    /// Greatest prospectivity; nil where it is not mapped.
    var greatestScore: Double?
    /// Mean prospectivity; nil where it is not mapped.
    var meanScore: Double?
    /// Sum of prospectivity x true area in km2 of what is not known ground: its share of what the belt may hold.
    var scoreMass: Double
    /// The share of its area that is known ground; nil where it is drilled.
    var knownShare: Double?
    /// The share of its score mass on ground that the opening books.
    var bookedShare = 0.0
    /// The share of its score mass on ground that may not be mined.
    var excludedShare = 0.0
    /// Mean of each evidence layer, in the order of the layers; NaN where missing.
    var evidence: [Double]
    /// What each layer adds to the score at the best cell, in the order of the model's layers.
    var contributions: [Contribution] = []
    /// The nearest known deposit.
    var nearestKnown: NearestDeposit?

    /// What outlines a prospect.
    enum Origin: String, Sendable, Codable {
        /// The prospectivity map.
        case map
        /// Drill holes: an ore outline.
        case drilled
    }

    /// What a layer adds to the score.
    struct Contribution: Sendable, Codable {
        var layer: String
        var value: Double?
        var weight: Double
    }
}

/// The known deposit nearest to a prospect.
struct NearestDeposit: Sendable, Codable {
    /// Its name; empty where it has none.
    var name: String
    /// Distance from the outline in km, 0 inside.
    var distanceKm: Double
}

/// All prospects of a run and what was left over.
struct ProspectSet: Sendable, Codable {
    /// The prospects in the order of their first cells; drilled ones first.
    var prospects: [Prospect]
    /// The prospectivity at or above which ground is a prospect; nil with holes alone.
    var threshold: Double?
    /// The undrilled ground of each belt.
    var ground: [BeltGround]
    /// What the user should know.
    var warnings: [Warning]
}

/// The undrilled ground of a belt: where what is undiscovered may lie.
struct BeltGround: Sendable, Codable {
    /// Sum of prospectivity x true area in km2, known ground included.
    var wholeMass = 0.0
    /// The same without known ground: what undiscovered deposits are shared out by.
    var mass = 0.0
    /// True area in km2 with a score, known ground included.
    var areaKm2 = 0.0
    /// The part of `mass` that the opening books.
    var bookedMass = 0.0
    /// True area in km2 without a score.
    var unscoredKm2 = 0.0

    /// Whether there is any, with a score or without.
    var isUndrilled: Bool { areaKm2 + unscoredKm2 > 0 }
}

/// The id of a prospect: the belt's id and the position of a cell counted in whole cells from the origin of the
/// coordinate reference system, so that it does not depend on the extent of the grid.
func prospectID(belt: Belt, best: Point, grid: Grid) -> String {
    let east = Int((best.x / grid.cellWidth).rounded(.down))
    let north = Int((best.y / grid.cellHeight).rounded(.down))
    return "\(belt.id)-E\(east)N\(north)"
}
