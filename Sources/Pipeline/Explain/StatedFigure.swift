import Delivery
import Foundations
import Resources

/// Figures that a run does not measure but takes from somewhere: a deposit model, a cut-off profile, a density.
struct StatedFigure: Sendable {
    /// What estimates they stand in.
    enum Use: Sendable, Hashable {
        /// Those of drilled ground.
        case drilled
        /// The potential of a belt.
        case potential(belt: String)
        /// All of them.
        case all
    }

    /// `deposit model bauxite_karst`.
    var subject: String
    var use: Use
    /// The figures in words.
    var words: String
    /// Where they come from; nil where nobody says.
    var source: String?
    /// How far they can be trusted; nil where nobody says.
    var confidence: Confidence?
    /// Whether they were checked against their source; nil for those of the config, which does not say.
    var isVerified: Bool?
    /// The file that holds them.
    var file: String
    /// Whether they are somebody's judgement, which nobody can check.
    var isJudgement = false

    /// Whether nobody vouches for them: not checked against their source, or without one.
    var isUnverified: Bool { isVerified == false || source == nil }

    /// Whether they stand in the estimate of a prospect.
    func isUsed(by prospect: Prospect, in belt: String) -> Bool {
        switch use {
        case .all: true
        case .drilled: prospect.origin == .drilled
        case .potential(let own): prospect.origin == .map && own == belt
        }
    }

    /// `all`, `drilled`, or the belt whose potential it is.
    private var usedBy: String {
        switch use {
        case .all: "all"
        case .drilled: "drilled"
        case .potential(let belt): "belt \(belt)"
        }
    }

    var json: JSONValue {
        .object([
            ("subject", .text(subject)), ("used_by", .text(usedBy)), ("figures", .text(words)),
            ("source", source.map(JSONValue.text) ?? .null),
            ("confidence", confidence.map { .text($0.rawValue) } ?? .null),
            ("verified", isVerified.map(JSONValue.boolean) ?? .null),
            ("file", .text(file)),
        ])
    }
}

extension StatedFigure {
    /// All stated figures of a run.
    ///
    /// - Throws: `configuration` when a data file is gone.
    static func all(_ result: RunResult, _ prepared: PreparedRun) throws -> [StatedFigure] {
        guard let section = prepared.config.estimate, let estimate = result.estimate else { return [] }
        var drilled: [StatedFigure] = []
        if let holes = section.drilled?.holes {
            let hasOwn = result.survey.holes[holes]?.variables.contains("density") == true
            let extent = hasOwn ? " where samples have none of their own" : ""
            drilled = try density(section, estimate, prepared, extent) + cutoff(section, prepared)
        }
        return try drilled + route(section, estimate, prepared)
            + estimate.potential.flatMap { try potential($0, section, result, prepared) }
    }

    private static func density(
        _ section: EstimateSection, _ estimate: EstimateResult, _ prepared: PreparedRun, _ extent: String
    ) throws -> [StatedFigure] {
        if let own = section.density {
            let error = own.uncertainty.value > 0 ? ", relative standard error \(percentText(own.uncertainty))" : ""
            return [
                StatedFigure(
                    subject: "dry bulk density", use: .drilled,
                    words: "\(formatNumber(own.dry.tonnesPerCubicMetre) ?? "?") t/m3\(extent)\(error)",
                    source: own.source,
                    confidence: nil, isVerified: nil, file: "plan.json, estimate.density")
            ]
        }
        let commodity = estimate.binding.commodity
        guard let density = commodity.density, let name = prepared.config.commodity else { return [] }
        return [
            StatedFigure(
                subject: "dry bulk density of \(commodity.id)", use: .drilled,
                words: "\(formatNumber(density.dry.tonnesPerCubicMetre) ?? "?") t/m3\(extent)", density.provenance,
                file: prepared.dataFileName(try prepared.folders.commodity(name, namedAt: nil).path))
        ]
    }

    private static func cutoff(_ section: EstimateSection, _ prepared: PreparedRun) throws -> [StatedFigure] {
        guard let name = section.cutoff?.profile else { return [] }
        let file = try prepared.folders.cutoff(name, namedAt: nil)
        let limits = file.content.limits
        var words = "each sample \(limits.cutoff.map(\.text).joined(separator: ", "))"
        if !limits.industrial.isEmpty {
            words += "; mean of the ore \(limits.industrial.map(\.text).joined(separator: ", "))"
        }
        words += "; at least \(formatNumber(limits.minimumThickness.metres) ?? "?") m thick"
        if let stripping = limits.maximumStripping {
            words += ", waste to ore at most \(formatNumber(stripping) ?? "?") m3/m3"
        }
        return [
            StatedFigure(
                subject: "cut-off profile \(file.content.id)", use: .drilled, words: words, file.content.provenance,
                file: prepared.dataFileName(file.path))
        ]
    }

    private static func route(
        _ section: EstimateSection, _ estimate: EstimateResult, _ prepared: PreparedRun
    ) throws -> [StatedFigure] {
        guard section.mining != nil, let name = section.processing?.route, let route = try estimate.binding.route(),
            let provenance = estimate.binding.commodity.routes[name: name]?.provenance,
            let commodity = prepared.config.commodity
        else { return [] }
        let file = prepared.dataFileName(try prepared.folders.commodity(commodity, namedAt: nil).path)
        let own = section.processing?.parameters.map(\.name) ?? []
        guard own.isEmpty else {
            return [
                StatedFigure(
                    subject: "processing route \(name) with \(own.joined(separator: ", ")) of the config", use: .all,
                    words: route.words, source: nil, confidence: nil, isVerified: nil,
                    file: "plan.json, estimate.processing; \(file)")
            ]
        }
        return [
            StatedFigure(
                subject: "processing route \(name)", use: .all, words: route.words, provenance, file: file)
        ]
    }

    private static func potential(
        _ potential: UndrilledStage.BeltPotential, _ section: EstimateSection, _ result: RunResult,
        _ prepared: PreparedRun
    ) throws -> [StatedFigure] {
        let belt = result.survey.belts[potential.belt]
        guard let undrilled = section.undrilled else { return [] }
        var name = belt.depositModel
        if case .model(let one) = undrilled.gradeTonnage { name = one }
        let file = try prepared.folders.depositModel(name ?? potential.model, namedAt: nil)
        return [
            StatedFigure(
                subject: "deposit model \(file.content.id)", use: .potential(belt: belt.id), words: file.content.words,
                file.content.provenance, file: prepared.dataFileName(file.path)),
            counts(undrilled.numbers, potential, belt.id),
        ]
    }

    private static func counts(
        _ numbers: DepositNumbers, _ potential: UndrilledStage.BeltPotential, _ belt: String
    ) -> StatedFigure {
        let mean =
            "\(formatNumber(potential.counts.mean, decimals: 2) ?? "?") undiscovered deposits on the mean [belts.csv, undiscovered_mean]"
        let elicited: ElicitedNumbers? =
            switch numbers {
            case .perBelt(let own): own
            case .byBelt(let all): all[name: belt]
            case .density: nil
            }
        let path = elicited == nil ? "deposit_density" : numbers.isByBelt ? "deposits_by_belt" : "deposits_per_belt"
        let words =
            elicited.map { "\(mean): at least \($0.n90), \($0.n50) and \($0.n10) with 90, 50 and 10 % probability" }
            ?? "\(mean), by a density of deposits of the config less the known ones"
        var source = elicited?.source
        if case .density(let stated) = numbers { source = stated.source }
        return StatedFigure(
            subject: "number of deposits in belt \(belt)", use: .potential(belt: belt), words: words,
            source: source, confidence: nil, isVerified: nil,
            file: "plan.json, estimate.undrilled.\(path)", isJudgement: elicited != nil)
    }

    private init(subject: String, use: Use, words: String, _ provenance: Provenance, file: String) {
        self.init(
            subject: subject, use: use, words: words, source: provenance.source, confidence: provenance.confidence,
            isVerified: provenance.isVerified, file: file)
    }
}

extension DepositNumbers {
    fileprivate var isByBelt: Bool { if case .byBelt = self { true } else { false } }
}

extension DepositModelFile {
    /// Its figures in words.
    fileprivate var words: String {
        let tonnages = [tonnage.p90, tonnage.p50, tonnage.p10].map { formatMegatonnes($0.tonnes) }
        let grades = grades.map { grade in
            let shares = [grade.value.p90, grade.value.p50, grade.value.p10].map { percentText($0) }
            return "; \(grade.name) at least \(shares.joined(separator: ", "))"
        }
        return
            "\(title): 90, 50 and 10 % of deposits hold at least \(tonnages.joined(separator: ", ")) Mt\(grades.joined())"
    }
}

extension ProcessingRoute {
    /// What it recovers, in words.
    fileprivate var words: String {
        switch self {
        case .fixed(let component, let recovery): "recovers \(percentText(recovery)) of the \(component) that is mined"
        case .ratioLoss(let component, let impurity, let tails, let digestion, let plant):
            "recovers (r - \(formatNumber(tails) ?? "?")) / r of the \(component) that is mined, where r is \(component) to "
                + "\(impurity), times \(formatNumber(digestion * plant, decimals: 3) ?? "?")"
        }
    }
}
