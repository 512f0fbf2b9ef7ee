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
        if let route = config.estimate?.processing?.route {
            refuse(route, "estimate.processing.route", "processing route", commodity.routes.map(\.name))
        }
        if !problems.isEmpty { throw summary(of: problems, file: file) }
    }
}
