import Delivery
import Foundations
import Geodata

/// What keeps ore of a prospect in the ground.
struct MiningLimits {
    /// Waste to ore above which nothing is mined, in m3/m3; nil where that limits nothing of it.
    let stripping: Double?
    /// The input with ground that may not be mined; nil where the prospect lies beside it.
    let exclusion: String?
    /// The share of it on such ground.
    let excludedShare: Double

    /// - Parameters:
    ///   - stripping: The stripping limit of drilled ore.
    ///   - exclusion: The input with ground that may not be mined.
    ///   - excludedShare: The share of the prospect on it.
    init(stripping: Double?, exclusion: String?, excludedShare: Double) {
        // Shares of areas are right to rounding alone.
        let isAll = excludedShare > 1 - 1e-9
        self.stripping = isAll ? nil : stripping
        self.exclusion = excludedShare > 1e-9 || stripping == nil ? exclusion : nil
        self.excludedShare = isAll ? 1 : excludedShare
    }

    /// As an explanation tells them.
    init(read told: [String: Any]) {
        stripping = told.number("stripping_m3_per_m3")
        exclusion = told.text("exclude")
        excludedShare = told.number("excluded_share") ?? 0
    }

    /// To follow `all of its ore is`.
    var words: String {
        [
            stripping.map { "over the stripping limit (waste to ore at most \(formatNumber($0) ?? "?") m3/m3)" },
            exclusion.map { "on ground that may not be mined (\($0))" },
        ].compactMap(\.self).joined(separator: " or ")
    }

    /// - Parameter left: The share of the ore that they leave to be mined.
    func json(left: Double) -> JSONValue {
        .object([
            ("share_left", .number(left)), ("stripping_m3_per_m3", stripping.map(JSONValue.number) ?? .null),
            ("exclude", exclusion.map(JSONValue.text) ?? .null), ("excluded_share", .number(excludedShare)),
        ])
    }
}

/// The shares of drilled prospects on ground that may not be mined, by their ids; those of the map are measured where they are outlined.
///
/// - Throws: `badData` when GEOS refuses a polygon.
func excludedShares(ofDrilled result: RunResult) throws -> [String: Double] {
    let drilled = result.prospects.prospects.filter { $0.origin == .drilled }
    guard !drilled.isEmpty else { return [:] }
    let excluded = try result.survey.ground(of: result.config.estimate?.mining?.exclusion)
    let boxes = excluded.map { Extent(around: $0.exterior) }
    var shares: [String: Double] = [:]
    for prospect in drilled {
        guard let box = Extent(around: prospect.polygons.flatMap(\.exterior)) else { continue }
        let near = zip(excluded, boxes).filter { $0.1?.intersection(box) != nil }.map(\.0)
        let area = prospect.polygons.reduce(0) { $0 + $1.area }
        let common = try intersection(prospect.polygons, near).reduce(0) { $0 + $1.area }
        shares[prospect.id] = area > 0 ? (common / area).clamped(to: 0...1) : 0
    }
    return shares
}
