import Foundations

/// Checks that concern several sections of a config at once. No file is opened.
///
/// The config must have been read without problems; references by name are checked apart, while reading.
func check(_ config: PipelineConfig, places: ConfigPlaces, notes: inout ReadingNotes) {
    var checker = ConfigChecker(config: config, places: places, notes: notes)
    checker.checkNames()
    checker.checkEvidence()
    checker.checkProspectivity()
    checker.checkProspects()
    checker.checkEstimate()
    checker.checkRankAndGrowth()
    notes = checker.notes
    checkClasses(config, notes: &notes)
    checkBandNames(config, notes: &notes)
}

private struct ConfigChecker {
    let config: PipelineConfig
    let places: ConfigPlaces
    var notes: ReadingNotes

    /// Names of the maps that prospectivity makes; a layer's map would overwrite them.
    private static let reservedNames =
        ["prospectivity", "uncertainty"] + ProspectivityModelName.allCases.map { "prospectivity_\($0.rawValue)" }

    mutating func checkNames() {
        for layer in config.evidence where Self.reservedNames.contains(layer.name) {
            notes.refuse(
                "evidence.\(layer.name)", "has the name of a result", remedy: "give the layer another name",
                at: layer.location)
        }
        for layer in config.evidence where config.inputs.contains(where: { $0.name == layer.name }) {
            notes.refuse(
                "evidence.\(layer.name)", "has the name of an input",
                remedy: "give the layer another name, such as '\(layer.name)_map'", at: layer.location)
        }
        for belts in config.beltInputs.dropFirst() {
            notes.refuse(
                "inputs.\(belts.name)", "gives belts, as '\(config.beltInputs[0].name)' does already",
                remedy: "keep 'deposit_model' in one input", at: belts.location)
        }
    }

    mutating func checkEvidence() {
        if !config.evidence.isEmpty { require(config.grid != nil, "grid", for: "evidence") }
        for layer in config.evidence {
            guard let cycle = formulaCycle(from: layer.name, in: config.evidence) else { continue }
            let isFirst = cycle.min() == layer.name
            guard isFirst else { continue }
            notes.refuse(
                "evidence.\(layer.name)", "is made from itself: \((cycle + [cycle[0]]).joined(separator: " -> "))",
                remedy: "take one of these layers out of the formulas", at: layer.location)
        }
    }

    mutating func checkProspectivity() {
        guard let section = config.prospectivity else { return }
        require(!config.evidence.isEmpty, "evidence", for: "prospectivity")
        let learning = ([section.model] + section.comparisons).first(where: \.learns)
        if let learning, section.train == nil {
            refuse(
                "prospectivity", "lacks 'train', from which \(learning.rawValue) learns",
                remedy: "add 'train: <input of known deposits>', or use fuzzy_gamma")
        }
        let fuzzy = ([section.model] + section.comparisons).contains(.fuzzyGamma)
        if !section.memberships.isEmpty, !fuzzy {
            refuse(
                "prospectivity.memberships", "belong to fuzzy_gamma, which is not run",
                remedy: "add fuzzy_gamma to 'models', or leave them out")
        }
        if section.comparisons.contains(section.model) {
            refuse(
                "prospectivity.models", "repeats the model '\(section.model.rawValue)'", remedy: "name the others only")
        }
        for entry in section.memberships where config.evidence[name: entry.name] == nil {
            refuse(
                "prospectivity.memberships", "names the layer '\(entry.name)', which is not under 'evidence'",
                remedy: suggestion(for: entry.name, among: config.evidence.map(\.name)))
        }
        if section.validation != nil, section.train == nil {
            refuse("prospectivity.validate", "needs 'train'", remedy: "name the input of known deposits")
        }
    }

    mutating func checkProspects() {
        if config.prospects != nil { require(config.prospectivity != nil, "prospectivity", for: "prospects") }
        if case .named(let names) = config.outputs.maps {
            let known = config.mapNames
            for name in names where !known.contains(name) {
                refuse(
                    "outputs.maps", "names the map '\(name)', which there is not",
                    remedy: suggestion(for: name, among: known))
            }
        }
    }

    mutating func checkEstimate() {
        guard let estimate = config.estimate else { return }
        if estimate.drilled == nil, estimate.undrilled == nil {
            refuse("estimate", "has neither 'drilled' nor 'undrilled'", remedy: "say which ground is estimated")
        }
        if estimate.drilled != nil {
            require(estimate.cutoff != nil, "estimate.cutoff", for: "estimate.drilled")
            require(estimate.categories != nil, "estimate.categories", for: "estimate.drilled")
            let hasDensity = estimate.density != nil || config.commodity != nil
            require(hasDensity, "estimate.density", for: "estimate.drilled")
        }
        if let undrilled = estimate.undrilled { check(undrilled) }
        if estimate.processing != nil { require(config.commodity != nil, "commodity", for: "estimate.processing") }
        if estimate.study.makesReserves {
            require(estimate.mining != nil, "estimate.mining", for: "estimate.study: \(estimate.study.rawValue)")
            require(
                estimate.processing != nil, "estimate.processing", for: "estimate.study: \(estimate.study.rawValue)")
        }
    }

    private mutating func check(_ undrilled: UndrilledSection) {
        require(config.prospectivity != nil, "prospectivity", for: "estimate.undrilled")
        let hasBelts = !config.beltInputs.isEmpty
        if undrilled.gradeTonnage == .byBelt, !hasBelts {
            refuse(
                "estimate.undrilled", "takes each belt's deposit model, but no input gives belts",
                remedy: "add 'deposit_model: <field>' to the input of belts, or name one model in 'grade_tonnage'")
        }
        if case .byBelt = undrilled.numbers, !hasBelts {
            refuse(
                "estimate.undrilled.deposits_by_belt", "needs belts, but no input gives them",
                remedy: "add 'deposit_model: <field>' to the input of belts, or use 'deposits_per_belt'")
        }
    }

    mutating func checkRankAndGrowth() {
        if let rank = config.rank, rank.criteria.contains(where: { $0.name == "prospectivity" }) {
            checkScore(rank)
        }
        if let growth = config.growth, growth.counted == .reserve, config.estimate?.study.makesReserves != true {
            refuse(
                "growth.counts", "is 'reserve', but no study makes reserves",
                remedy: "write 'counts: resource', or give the level of the study in 'estimate.study'")
        }
    }

    /// A ranking by the score of the map.
    private mutating func checkScore(_ rank: RankSection) {
        if config.prospectivity == nil {
            refuse(
                "rank.prospectivity", "is not computed: the config has no section 'prospectivity'",
                remedy: "rank by another criterion, or add the section 'prospectivity'")
        } else if rank.isRisked, config.estimate != nil {
            refuse(
                "rank.prospectivity", "counts the risk twice: risked tonnages carry the probability already",
                remedy: "take the criterion out, or write 'risked: false'")
        }
    }

    private mutating func require(_ condition: Bool, _ needed: String, for section: String) {
        guard !condition else { return }
        refuse(section, "needs '\(needed)'", remedy: "add the section '\(needed)'")
    }

    private mutating func refuse(_ path: String, _ problem: String, remedy: String) {
        let key = path.split(separator: ":").first.map(String.init) ?? path
        notes.refuse(path, problem, remedy: remedy, at: places.nearest(to: key))
    }
}

extension PipelineConfig {
    /// The inputs that hold belts: those with a field of deposit models, and vector layers called `belts`.
    package var beltInputs: [NamedValue<InputSource>] {
        inputs.filter { input in
            switch input.value {
            case .vector(let layer): layer.fields.depositModel != nil || input.name == "belts"
            case .table(let table): table.fields.depositModel != nil
            case .raster, .drillholes: false
            }
        }
    }

    /// The inputs of drill holes; around the first the grid is laid where the config has none.
    var drillHoleInputs: [(name: String, about: InputProvenance)] {
        inputs.compactMap { input in
            guard case .drillholes(let holes) = input.value else { return nil }
            return (input.name, holes.about)
        }
    }
}

/// The layers of a cycle of formulas that a layer is part of; nil where it is part of none.
private func formulaCycle(from start: String, in evidence: [NamedValue<EvidenceLayer>]) -> [String]? {
    func operands(_ name: String) -> [String] {
        evidence[name: name]?.operation.reads ?? []
    }
    var seen: Set<String> = []
    func path(from name: String) -> [String]? {
        for operand in operands(name) {
            if operand == start { return [name] }
            if seen.insert(operand).inserted, let rest = path(from: operand) { return [name] + rest }
        }
        return nil
    }
    return path(from: start)
}
