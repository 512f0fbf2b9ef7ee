import Foundations

/// The criteria that a ranking may name.
struct RankCriteria {
    /// The commodity whose grades and ratios may be named; nil where there is none.
    let commodity: CommodityFile?

    /// - Throws: `configuration` when there is no such criterion.
    func requireKnown(_ name: String) throws {
        guard !names.contains(name) else { return }
        throw GossanError(
            .configuration, subject: "rank.\(name)", problem: "is no criterion of this run",
            remedy: suggestion(for: name, among: names))
    }

    private var names: [String] {
        let grades = commodity?.grades.map(\.name) ?? []
        let ratios = commodity?.ratios.map(\.name) ?? []
        return ["recoverable_tonnes", "tonnes", "prospectivity", "area"] + grades + ratios
            + grades.flatMap { ["recoverable_\($0)", "contained_\($0)"] }
    }
}
