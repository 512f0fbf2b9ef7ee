import Foundations

/// The criteria that a ranking may name.
struct RankCriteria {
    /// The commodity whose grades and ratios may be named; nil where there is none.
    let commodity: CommodityFile?
    /// What the config estimates; nil where it estimates nothing.
    let estimate: EstimateSection?

    private var isMined: Bool { estimate?.mining != nil }

    /// - Parameters:
    ///   - name: The criterion.
    ///   - location: Where the config names it.
    /// - Throws: `configuration` when there is no such criterion, or the run does not estimate it.
    func requireKnown(_ name: String, at location: SourceLocation? = nil) throws {
        guard names.contains(name) else {
            throw GossanError(
                .configuration, subject: "rank.\(name)", problem: "is no criterion of this run",
                remedy: suggestion(for: name, among: names), location: location)
        }
        if estimate == nil, !Self.ofTheMap.contains(name) {
            throw GossanError(
                .configuration, subject: "rank.\(name)",
                problem: "is not estimated: the config has no section 'estimate'",
                remedy: "rank by \(Self.ofTheMap.joined(separator: " and ")), or add the section 'estimate'",
                location: location)
        }
        if !isMined, let inPlace = Self.inPlace(name) {
            throw GossanError(
                .configuration, subject: "rank.\(name)",
                problem: "is not estimated: the config says nothing of mining",
                remedy: "add 'mining: { recovery: 93 % }' to 'estimate', or rank by '\(inPlace)'", location: location)
        }
    }

    /// The commodity's criteria where the config gives none; where it says nothing of mining, what is contained stands
    /// for what is recoverable, and a warning says so.
    func defaults(_ warnings: inout [Warning]) -> [(name: String, weight: Double)] {
        let given = (commodity?.ranking ?? []).map { (name: $0.name, weight: $0.value.value) }
        guard !isMined, given.contains(where: { Self.inPlace($0.name) != nil }) else { return given }
        warnings.append(
            Warning(
                code: "ranked_in_place", subject: "rank",
                message: "the config says nothing of mining, so that ore in place ranks prospects, not recoverable ore")
        )
        return given.map { (Self.inPlace($0.name) ?? $0.name, $0.weight) }
    }

    /// Criteria that need no estimate.
    private static let ofTheMap = ["prospectivity", "area"]

    /// What stands for a recoverable figure in place; nil for other criteria.
    private static func inPlace(_ name: String) -> String? {
        name == "recoverable_tonnes" ? "tonnes" : name.removing(prefix: "recoverable_").map { "contained_\($0)" }
    }

    private var names: [String] {
        let grades = commodity?.grades.map(\.name) ?? []
        let ratios = commodity?.ratios.map(\.name) ?? []
        return ["recoverable_tonnes", "tonnes"] + Self.ofTheMap + grades + ratios
            + grades.flatMap { ["recoverable_\($0)", "contained_\($0)"] }
    }
}
