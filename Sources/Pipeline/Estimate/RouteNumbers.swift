import Foundations

/// Numbers of a processing route that a config gives in place of those of the commodity file.
struct RouteNumbers {
    private var values: [String: Double] = [:]

    /// - Throws: `configuration` for a number that the route has not, that is given twice, or that cannot be.
    init(_ processing: ProcessingSection, of route: CommodityRoute) throws {
        let known = route.recovery.parameters + route.aliases.map(\.name)
        for (name, number) in processing.parameters {
            func refuse(_ problem: String, _ remedy: String) -> GossanError {
                GossanError(
                    .configuration, subject: "estimate.processing.\(name)", problem: problem, remedy: remedy)
            }
            guard known.contains(name) else {
                throw refuse("is no number of the route '\(processing.route)'", suggestion(for: name, among: known))
            }
            let meant = route.aliases[name: name] ?? name
            guard values[meant] == nil else {
                throw refuse("stands for '\(meant)', which is given too", "keep one of them")
            }
            if meant == "tails_ratio" {
                guard !number.isShare, number.value >= 0 else {
                    throw refuse(
                        "is a ratio of grades, from 0 upwards and without a unit", "write it as '\(name): 1.2'")
                }
            } else {
                guard (0...1).contains(number.value) else {
                    throw refuse(
                        "is \(percentText(number.value)), but no share is outside 0 to 100 %",
                        "write it as '\(name): 90 %'")
                }
            }
            values[meant] = number.value
        }
    }

    /// The number by the route's own name; nil where the config gives none.
    subscript(name: String) -> Double? { values[name] }
}
