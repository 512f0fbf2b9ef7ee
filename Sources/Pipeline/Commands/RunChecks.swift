import Delivery
import Foundations
import Geodata
import Geostatistics
import Prospectivity
import Resources

/// What can be found wrong without computing anything once the inputs are read: done by `check` and `plan`, and by `run` before its
/// first long stage.
struct RunChecks {
    let prepared: PreparedRun
    let survey: Survey

    private var config: PipelineConfig { prepared.config }

    /// What was found that does not stop a run.
    struct Findings {
        /// Warnings that follow from data files alone; the stages that use them give them too.
        var ofFiles: [Warning] = []
        /// Warnings about options that do not suit the ground, which no later stage gives.
        var ofGround: [Warning] = []
        /// How much of the study area each input covers, in words.
        var coverage: [String] = []
    }

    /// - Throws: All that would stop the run later.
    func run() throws -> Findings {
        var found = Findings()
        var failures = Failures()
        _ = try failures.collect { try prepared.inputFiles.requireApart(from: prepared.folder) }
        for input in config.inputs { _ = try failures.collect { try checkReading(input.name, input.value) } }
        for layer in config.evidence {
            found.ofGround += try failures.collect { try checkFields(layer.name, layer.value) } ?? []
            _ = try failures.collect { try checkLookout(layer) }
            _ = try failures.collect { try checkClassNames(layer) }
            _ = try failures.collect { try BandChecks(prepared: prepared, survey: survey).run(layer) }
        }
        for entry in config.prospectivity?.memberships ?? [] {
            _ = try failures.collect { try checkClassNames(entry) }
        }
        if let estimate = config.estimate {
            found.ofFiles += try failures.collect { try check(estimate) } ?? []
        }
        for (name, _) in config.rank?.criteria ?? [] { _ = try failures.collect { try checkCriterion(name) } }
        let grounds = [
            ("estimate.mining.exclude", config.estimate?.mining?.exclusion),
            ("growth.booked", config.growth?.booked?.outlines),
        ]
        for (use, input) in grounds { _ = try failures.collect { try requireOutlines(of: input, for: use) } }
        if let growth = config.growth {
            found.ofGround += try failures.collect { try checkOpening(growth, &found.ofFiles) } ?? []
        }
        found.ofFiles +=
            try failures.collect { try BookedOutlines(config.growth?.booked, survey: survey).warnings } ?? []
        let coverage = try failures.collect { try InputCoverage(survey, prepared).report() }
        found.coverage = coverage?.lines ?? []
        // Deposits that lie beside the study area are told once.
        if coverage != nil { _ = try failures.collect { try checkTraining() } }
        found.ofGround += checkUnitCell(config.prospectivity?.unitCell, on: survey.grid).map { [$0] } ?? []
        found.ofGround += doubtfulAssays()
        if let drilled = config.estimate?.drilled, let set = survey.holes[drilled.holes] {
            found.ofGround += try failures.collect { try checkExtrapolation(of: drilled, in: set) } ?? []
            found.ofGround += holesOutside(survey.grid.extent, in: set, input: drilled.holes).map { [$0] } ?? []
        }
        found.ofGround += coverage?.warnings ?? []
        try failures.throwAny(subject: prepared.options.config, problem: "things do not suit the data")
        let costs = StageCosts(prepared, survey)
        try costs.requireBudget()
        found.ofGround += costs.largeBlocks
        return found
    }

    /// - Throws: `badData` when features whose ground counts are lines or points: they would be passed over.
    private func requireOutlines(of input: String?, for use: String) throws {
        guard let input, let layer = survey.layers[input] else { return }
        let others = layer.features.filter { feature in
            if case .polygons = feature.geometry { return false }
            return true
        }
        guard let first = others.first else { return }
        throw GossanError(
            .badData, subject: "inputs.\(input)",
            problem:
                "\(others.count) of \(layer.features.count) features are lines or points, first feature \(first.id), and enclose no "
                + "ground for '\(use)'",
            remedy: "close them to polygons, or select the polygons with 'where'")
    }

    /// Sums and columns of assays that look wrong; what a sum tells is not told of its parts again.
    private func doubtfulAssays() -> [Warning] {
        guard let commodity = prepared.commodity else { return [] }
        return config.inputs.flatMap { input -> [Warning] in
            guard let set = survey.holes[input.name] else { return [] }
            let totals = excessiveTotals(of: set, commodity: commodity, input: input.name)
            let told = totals?.code == fractionsCode ? commodity.analyticalTotal : []
            let columns = fractionalColumns(
                of: set, commodity: commodity, limits: limits(of: input.name), input: input.name, except: told)
            let unwashed = unwashedSamples(of: set, commodity: commodity, input: input.name)
            return [totals, unwashed].compactMap(\.self) + columns
        }
    }

    /// What makes ore by the holes of an input.
    private func limits(of input: String) -> [GradeLimit] {
        guard let estimate = config.estimate, estimate.drilled?.holes == input, let commodity = prepared.commodity,
            let binding = try? CommodityBinding(estimate, commodity: commodity, folders: prepared.folders)
        else { return [] }
        return (binding.limits?.cutoff ?? []) + (binding.limits?.industrial ?? [])
    }

    /// - Throws: `badData` where a raster that is used cannot be brought to the grid as the config says.
    private func checkReading(_ name: String, _ source: InputSource) throws {
        guard case .raster(let input) = source, let info = survey.rasters[name],
            !prepared.loaded.unusedInputs.contains(name)
        else { return }
        do {
            _ = try RasterInputLayer(grid: survey.grid, input: input, band: input.band, declared: info.crs).reader()
        } catch var error as GossanError {
            error.subject = "inputs.\(name), \(error.subject)"
            throw error
        }
    }

    private func checkFields(_ name: String, _ layer: EvidenceLayer) throws -> [Warning] {
        try layer.operation.requireShapes(survey)
        guard let wanted = layer.operation.neededField, let features = survey.layers[wanted.input] else { return [] }
        guard features.fieldNames.contains(wanted.field) else {
            throw GossanError(
                .badData, subject: "evidence.\(name)",
                problem: "'\(wanted.input)' has no field '\(wanted.field)'",
                remedy: suggestion(for: wanted.field, among: features.fieldNames))
        }
        guard wanted.isMeasured else { return [] }
        try requireSamples(in: features, field: wanted.field, input: wanted.input)
        return contentsAboveWhole(
            in: features, field: wanted.field, input: wanted.input, unit: layer.treatment.unit)
    }

    private func check(_ estimate: EstimateSection) throws -> [Warning] {
        guard let commodity = prepared.commodity else {
            throw GossanError(
                .configuration, subject: "commodity", problem: "is missing, but the config estimates tonnages",
                remedy: "add 'commodity: bauxite' or another name under Datasets/commodities")
        }
        let binding = try CommodityBinding(estimate, commodity: commodity, folders: prepared.folders)
        try prepared.loaded.check(against: commodity, cutoff: binding.limits)
        try binding.checkRecovery()
        var warnings = binding.warnings
        if let drilled = estimate.drilled, let set = survey.holes[drilled.holes] {
            try checkGrades(of: set, commodity: commodity, input: drilled.holes)
            _ = try binding.cutoff()
            try requireGrades(of: binding, in: set, input: drilled.holes)
            _ = try binding.density()
            let variables = binding.seamVariables(in: set.variables)
            if !variables.grades.isEmpty { _ = try binding.modifyingFactors(for: variables) }
            warnings += try seamWarnings(of: set, drilled, binding)
        }
        if let undrilled = estimate.undrilled { try check(undrilled) }
        return warnings
    }

    /// What the holes leave out of the seam.
    ///
    /// - Throws: `badData` when they have no ore, with what looks wrong in their assays as causes: wrong units are the likeliest
    ///   reason, and their warning would not be told.
    private func seamWarnings(
        of set: DrillHoleSet, _ drilled: DrilledSection, _ binding: CommodityBinding
    ) throws -> [Warning] {
        do {
            return try SeamHoles(set, section: drilled, binding: binding).warnings
        } catch let error as GossanError {
            var explained = error
            explained.causes += doubtfulAssays().filter { $0.subject == drilled.holes }.map {
                GossanError(.badData, subject: $0.subject, problem: $0.message, remedy: "")
            }
            throw explained
        }
    }

    /// - Throws: `configuration` when the holes lack a grade that decides what is ore.
    private func requireGrades(of binding: CommodityBinding, in set: DrillHoleSet, input: String) throws {
        let limits = (binding.limits?.cutoff ?? []) + (binding.limits?.industrial ?? [])
        for limit in limits where prepared.commodity?.grades[name: limit.variable] != nil {
            guard !set.variables.contains(limit.variable) else { continue }
            throw GossanError(
                .configuration, subject: "estimate.cutoff",
                problem: "asks for '\(limit.variable)', which the drill holes of '\(input)' lack",
                remedy: "name its column in 'inputs.\(input).drillholes.columns'; found there: "
                    + set.variables.joined(separator: ", "))
        }
    }

    private func checkTraining() throws {
        guard let section = config.prospectivity, let train = section.train, let layer = survey.layers[train] else {
            return
        }
        let area = try StudyArea(survey)
        let all = try trainingPoints(of: layer, input: train)
        let deposits = all.filter { area.beltIndex(at: $0) != nil && survey.grid.extent.contains($0) }
        if ([section.model] + section.comparisons).contains(where: \.learns) {
            do {
                try requireDeposits(deposits.count, outside: 0, of: all.count)
            } catch {
                throw GossanError(
                    error.kind, subject: "inputs.\(train)", problem: error.problem, remedy: error.remedy)
            }
        }
        if let validation = section.validation {
            try checkBlocks(of: validation, deposits: deposits, on: survey.grid)
        }
    }

    private func check(_ undrilled: UndrilledSection) throws {
        switch undrilled.gradeTonnage {
        case .model(let name): try checkModel(name, namedAt: "estimate.undrilled.grade_tonnage")
        case .byBelt:
            for name in Set(survey.belts.compactMap(\.depositModel)).sorted() {
                try checkModel(name, namedAt: placeOfModels)
            }
        }
        switch undrilled.numbers {
        case .perBelt(let numbers): _ = try ElicitedDepositCounts(numbers)
        case .byBelt(let numbers):
            for entry in numbers {
                guard survey.belts.contains(where: { $0.id == entry.name }) else {
                    throw GossanError(
                        .configuration, subject: "estimate.undrilled.deposits_by_belt",
                        problem: "names the unknown belt '\(entry.name)'",
                        remedy: suggestion(for: entry.name, among: survey.belts.map(\.id)), location: entry.location)
                }
                _ = try ElicitedDepositCounts(entry.value)
            }
        case .density: break
        }
    }

    /// The option that says which field of the belts names their deposit models.
    private var placeOfModels: String? {
        config.inputs.map { "inputs.\($0.name).deposit_model" }.first { prepared.loaded.places[$0] != nil }
    }

    /// A deposit model is there and of the commodity.
    private func checkModel(_ name: String, namedAt place: String?) throws {
        let model = try prepared.folders.depositModel(name, namedAt: place).content
        guard let commodity = prepared.commodity?.id, let own = model.commodity, own != commodity else { return }
        throw GossanError(
            .configuration, subject: "estimate.undrilled.grade_tonnage",
            problem: "the deposit model '\(name)' is of \(own), but the commodity is \(commodity)",
            remedy: "name a deposit model of \(commodity)",
            location: prepared.loaded.places.nearest(to: "estimate.undrilled.grade_tonnage"))
    }

    private func checkCriterion(_ name: String) throws {
        try RankCriteria(commodity: prepared.commodity, estimate: config.estimate).requireKnown(
            name, at: prepared.loaded.places.nearest(to: "rank.\(name)"))
    }

    /// The opening can be read, and mining does not take more than it holds where nothing can be added to it.
    ///
    /// - Returns: A warning where discoveries would have to make up for what mining takes.
    private func checkOpening(_ growth: GrowthSection, _ warnings: inout [Warning]) throws -> [Warning] {
        guard let path = growth.baseline else { return [] }
        let table = try readTable(path: path.resolved).table
        let belts = survey.belts.map(\.id)
        let openings = try BaselineTable(table, file: path.written, belts: belts).openings(&warnings)
        guard let depletion = try growth.depletion(by: config.estimate?.mining) else { return [] }
        let ledger = try GrowthLedger(belts: belts + openings.map(\.beltID), openings: openings, realizations: 1)
        guard let short = DepletionShortfall(of: depletion, in: growth.counted.series, of: ledger) else { return [] }
        let mayDiscover = config.estimate?.undrilled != nil && growth.scenario.discoveredByHorizon.value > 0
        guard mayDiscover || config.estimate?.drilled != nil else { throw short.refusal }
        return [
            Warning(
                code: "depletion_exceeds_opening", subject: short.subject,
                message:
                    "exceeds the known openings, \(formatMegatonnes(short.leastHeldTonnes)) Mt: discoveries up to the horizon would "
                    + "have to make up for it; check 'growth.depletion' and its unit")
        ]
    }
}
