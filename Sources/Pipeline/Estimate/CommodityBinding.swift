import Foundations
import Resources

/// What a commodity, a cut-off profile and the config say about ore, in the terms of the estimate.
struct CommodityBinding: Sendable {
    let estimate: EstimateSection
    let commodity: CommodityFile
    /// The limits of ore; nil where the config names none.
    let limits: CutoffLimits?
    /// What the user should know: unverified numbers.
    let warnings: [Warning]

    /// - Throws: `configuration` when a file that the config names is not there.
    init(_ estimate: EstimateSection, commodity: CommodityFile, folders: DataFolders) throws {
        self.estimate = estimate
        self.commodity = commodity
        var warnings = commodity.warnings(
            usingRoute: estimate.processing?.route,
            usingDensity: estimate.drilled != nil && estimate.density == nil)
        if let name = estimate.cutoff?.profile {
            let file = try folders.cutoff(name, namedAt: "estimate.cutoff.profile").content
            limits = file.limits
            warnings += file.provenance.warning(about: "cut-off profile \(file.id)").map { [$0] } ?? []
        } else {
            limits = estimate.cutoff?.limits
        }
        self.warnings = warnings + Self.densityWithoutError(estimate)
    }

    /// Simulated intervals of tonnage that take the density as known look surer than they are. A kriged estimate has none.
    private static func densityWithoutError(_ estimate: EstimateSection) -> [Warning] {
        guard let drilled = estimate.drilled, drilled.method == .simulation,
            (estimate.density?.uncertainty.value ?? 0) == 0
        else { return [] }
        return [
            Warning(
                code: densityWithoutErrorCode, subject: "estimate.density",
                message: "intervals hold no error of density: give its relative standard error, 'uncertainty: 5 %', "
                    + "which all tonnages of a realization share")
        ]
    }

    /// The code of the warning that a density without error brings.
    static let densityWithoutErrorCode = "density_without_error"

    /// The grades that the holes have too.
    func seamVariables(in variables: [String]) -> SeamVariables {
        let grades = commodity.grades.filter { variables.contains($0.name) }.map {
            GradeVariable(name: $0.name, unit: GradeUnit($0.value.unit))
        }
        let names = grades.map(\.name)
        let ratios = commodity.ratios.filter {
            names.contains($0.value.numerator) && names.contains($0.value.denominator)
        }
        return SeamVariables(
            grades: grades,
            ratios: ratios.map {
                RatioDefinition(name: $0.name, numerator: $0.value.numerator, denominator: $0.value.denominator)
            },
            density: variables.contains("density") ? "density" : nil,
            massRecovery: variables.contains("mass_recovery") ? GradeVariable(name: "mass_recovery") : nil)
    }

    /// Dry bulk density in t/m3.
    ///
    /// - Throws: `configuration` when neither the config nor the commodity gives one.
    func density() throws -> Double {
        if let density = estimate.density?.dry ?? commodity.density?.dry { return density.tonnesPerCubicMetre }
        throw GossanError(
            .configuration, subject: "estimate.density", problem: "is missing, and the commodity gives none",
            remedy: "add 'density: { dry: 2.8 t/m3 }'")
    }

    /// What makes ore.
    func cutoff() throws -> Cutoff {
        guard let limits else {
            throw GossanError(
                .configuration, subject: "estimate.cutoff", problem: "is missing",
                remedy: "name a profile, 'cutoff: { profile: ... }', or write the limits")
        }
        return Cutoff(
            cutoff: try limits.cutoff.map { try criterion($0, of: "cutoff") },
            industrial: try limits.industrial.map { try criterion($0, of: "industrial") },
            minimumThicknessMetres: limits.minimumThickness.metres, maximumPartingMetres: limits.maximumParting.metres,
            maximumStrippingRatio: limits.maximumStripping,
            minimumOreContent: limits.minimumOreContent.map { $0.tonnesPerCubicMetre * 1000 })
    }

    private func criterion(_ limit: GradeLimit, of list: String) throws -> Criterion {
        func refuse(_ problem: String, _ remedy: String) -> GossanError {
            GossanError(
                .configuration, subject: "estimate.cutoff.\(list)", problem: "'\(limit.text)' \(problem)",
                remedy: remedy)
        }
        guard let grade = commodity.grades[name: limit.variable] else {
            guard !limit.isShare else {
                throw refuse(
                    "has a unit, but '\(limit.variable)' is no grade",
                    "ratios take no unit: '\(limit.variable) \(limit.comparison.rawValue) 1.8'")
            }
            return Criterion(limit.variable, limit.comparison, limit.limit)
        }
        guard limit.isShare else {
            throw refuse(
                "has no unit, but '\(limit.variable)' is a grade",
                "write the unit: '\(limit.variable) \(limit.comparison.rawValue) 40 %'")
        }
        return Criterion(limit.variable, limit.comparison, limit.limit / grade.unit.fraction)
    }

    /// How the plant recovers its product; nil where the config names no route.
    func route() throws -> ProcessingRoute? {
        guard let processing = estimate.processing else { return nil }
        guard let route = commodity.routes[name: processing.route] else {
            throw GossanError(
                .configuration, subject: "estimate.processing.route",
                problem: "'\(processing.route)' is no route of \(commodity.id)",
                remedy: suggestion(for: processing.route, among: commodity.routes.map(\.name)))
        }
        let own = try RouteNumbers(processing, of: route)
        switch route.recovery {
        case .fixed(let share):
            return .fixed(component: route.product, recovery: own["recovery"] ?? share.value)
        case .ratioLoss(let name, let tails, let plant):
            guard let ratio = commodity.ratios[name: name] else {
                throw GossanError(
                    .configuration, subject: "route \(processing.route)", problem: "uses the unknown ratio '\(name)'",
                    remedy: suggestion(for: name, among: commodity.ratios.map(\.name)))
            }
            return .ratioLoss(
                component: ratio.numerator, impurity: ratio.denominator,
                tailsRatio: own["tails_ratio"] ?? tails,
                relativeDigestion: own["digestion"] ?? 1, plantFactor: own["plant_factor"] ?? plant)
        }
    }

    /// Grades that the cut-off and the route rest on.
    func neededGrades() throws -> Set<String> {
        var names = ((limits?.cutoff ?? []) + (limits?.industrial ?? [])).map(\.variable)
        names += try route()?.grades ?? []
        return Set(
            names.flatMap { name in commodity.ratios[name: name].map { [$0.numerator, $0.denominator] } ?? [name] })
    }

    /// Mining and processing together; nil where the config says nothing of mining.
    func modifyingFactors(for variables: SeamVariables) throws -> ModifyingFactors? {
        guard let mining = try miningFactors(isWashed: variables.massRecovery != nil) else { return nil }
        return try ModifyingFactors(mining: mining, processing: try route(), variables: variables)
    }

    /// The same for potential with some of the commodity's grades; without a grade that the plant's recovery rests on,
    /// mining alone.
    func modifyingFactors(ofPotential variables: [String]) throws -> ModifyingFactors? {
        guard let mining = try miningFactors() else { return nil }
        let grades = variables.map { name in
            GradeVariable(name: name, unit: commodity.grades[name: name].map { GradeUnit($0.unit) } ?? .percent)
        }
        return try ModifyingFactors(
            mining: mining, processing: component(among: variables) == nil ? nil : self.route(),
            variables: SeamVariables(grades: grades))
    }

    /// The component that mining and processing recover of ore with some grades; nil where the config says nothing of
    /// mining or names no route, and where a grade that the plant's recovery rests on is not among them.
    func component(among variables: [String]) throws -> String? {
        guard estimate.mining != nil, let route = try self.route(), route.grades.allSatisfy(variables.contains) else {
            return nil
        }
        return route.component
    }

    /// - Throws: `configuration` when mining or processing makes no sense, on drilled and undrilled ground alike.
    func checkRecovery() throws {
        let (mining, route) = (try miningFactors(), try self.route())
        if let mining, let route { try mining.requireWasteGrades(of: route) }
    }

    /// What mining takes; nil where the config says nothing of it.
    ///
    /// - Parameter isWashed: Whether ore is washed, so that a part of the waste goes with the wash.
    func miningFactors(isWashed: Bool = false) throws -> MiningFactors? {
        guard let mining = estimate.mining else { return nil }
        let waste = mining.waste.map { entry in
            (entry.name, entry.value.value / (commodity.grades[name: entry.name]?.unit.fraction ?? 0.01))
        }
        return try MiningFactors(
            recovery: mining.recovery.value, dilution: mining.dilution.value,
            wasteGrades: Dictionary(waste) { first, _ in first },
            wasteMassRecovery: isWashed ? mining.waste[name: "mass_recovery"]?.value ?? 1 : 1,
            maximumStrippingRatio: limits?.maximumStripping)
    }
}

extension GradeUnit {
    /// The unit of a commodity file.
    init(_ unit: GradeUnitName) {
        switch unit {
        case .percent: self = .percent
        case .gramsPerTonne, .partsPerMillion: self = .ppm
        case .partsPerBillion: self = .ppb
        }
    }
}
