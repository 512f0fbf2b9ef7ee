import Foundations

extension LoadedConfig {
    /// Checks the variables and the route that the config names against the commodity.
    ///
    /// - Parameter cutoff: The cut-off limits in force: those of the config, or of the profile that it names.
    /// - Throws: `GossanError(.configuration)` with every problem as a cause.
    package func check(against commodity: CommodityFile, cutoff: CutoffLimits?) throws(GossanError) {
        var problems: [GossanError] = []
        let grades = commodity.grades.map(\.name)
        let variables = grades + commodity.ratios.map(\.name)
        func refuse(_ name: String, _ path: String, _ what: String, _ known: [String]) {
            guard !known.contains(name) else { return }
            problems.append(
                GossanError(
                    .configuration, subject: path, problem: "\(commodity.title) has no \(what) '\(name)'",
                    remedy: suggestion(for: name, among: known), location: places.nearest(to: path)))
        }
        for criterion in (cutoff?.cutoff ?? []) + (cutoff?.industrial ?? []) {
            refuse(criterion.variable, "estimate.cutoff", "grade or ratio", variables)
        }
        for grade in config.estimate?.mining?.waste ?? [] {
            refuse(grade.name, "estimate.mining.waste.\(grade.name)", "grade", grades)
        }
        problems += excessiveWaste(commodity).map { [$0] } ?? []
        if let route = config.estimate?.processing?.route {
            refuse(route, "estimate.processing.route", "processing route", commodity.routes.map(\.name))
        }
        if !problems.isEmpty { throw summary(of: problems, file: file) }
    }

    /// Grades of the waste that are parts of one whole and sum to more than it, by the measure of assays.
    private func excessiveWaste(_ commodity: CommodityFile) -> GossanError? {
        let parts = (config.estimate?.mining?.waste ?? []).filter { commodity.analyticalTotal.contains($0.name) }
        let total = parts.reduce(0) { $0 + $1.value.value }
        guard total > largestAnalyticalTotal + 1e-9 else { return nil }
        return GossanError(
            .configuration, subject: "estimate.mining.waste",
            problem: "is above 100 %: \(parts.map(\.name).joined(separator: " + ")) is \(percentText(total))",
            remedy: "check the grades of the waste, which are parts of its dry mass",
            location: places.nearest(to: "estimate.mining.waste"))
    }
}
