import Foundations
import Resources

/// What undrilled ground may still hold, belt by belt, shared out among prospects by the map.
struct UndrilledStage {
    let section: UndrilledSection
    let estimate: EstimateSection
    let folders: DataFolders
    let survey: Survey
    let area: StudyArea
    let prospects: ProspectSet
    let known: KnownDeposits
    /// Ground that holes have tested; deposits in it are not among those that undrilled ground may hold.
    let tested: [Polygon]
    let seed: UInt64

    /// One belt's potential.
    struct BeltPotential: Sendable {
        /// The belt, by its place in the survey.
        var belt: Int
        /// Its deposits, each placed in a prospect or elsewhere.
        var shared: SharedPotential
        /// How many deposits are expected on the mean.
        var counts: DepositCountDistribution
        /// Known deposits in the belt.
        var knownDeposits: Int
        /// The deposit model.
        var model: String
    }

    /// The potential of each belt; a belt whose number of deposits is not told, or without a score, has none, which is not zero.
    ///
    /// - Throws: `configuration` when a belt has no deposit model.
    func run(warnings: inout [Warning]) throws -> [BeltPotential] {
        let common = CommonError(name: "grade-tonnage model", standardDeviationLog: section.modelError.value)
        let factors = common.factors(seed: seed, realizations: section.realizations)
        warnings += section.numbers.sources.compactMap(\.warning)
        var result: [BeltPotential] = []
        for belt in survey.belts.indices where prospects.ground[belt].isUndrilled {
            guard prospects.ground[belt].wholeMass > 0 else {
                warnings.append(
                    Warning(
                        code: "belt_without_score", subject: "belt \(survey.belts[belt].id)",
                        message:
                            "none of its undrilled ground has a score above 0: its potential is unknown and left empty, "
                            + "which is not zero"))
                continue
            }
            guard section.numbers.speakOf(survey.belts[belt].id) else {
                warnings.append(
                    Warning(
                        code: "deposits_not_estimated", subject: "belt \(survey.belts[belt].id)",
                        message:
                            "is not listed in 'deposits_by_belt': its potential is unknown and left empty, which is "
                            + "not zero; list it with numbers of its own"))
                continue
            }
            if prospects.ground[belt].mass == 0 {
                warnings.append(
                    Warning(
                        code: "all_ground_known", subject: "belt \(survey.belts[belt].id)",
                        message: "all of its ground with a score is known ground, so that no prospect holds an "
                            + "undiscovered deposit; a smaller 'known_radius' leaves ground to look in"))
            }
            result.append(try potential(of: belt, factors: factors, warnings: &warnings))
        }
        return result
    }

    private func potential(of belt: Int, factors: [Double], warnings: inout [Warning]) throws -> BeltPotential {
        let file = try model(of: survey.belts[belt])
        if let warning = file.provenance.warning(about: "deposit model \(file.id)"), !warnings.contains(warning) {
            warnings.append(warning)
        }
        let found = known.places.count { place in
            area.beltIndex(at: place) == belt && !tested.contains { $0.contains(place) }
        }
        let counts = try self.counts(belt, file, known: found)
        let id = survey.belts[belt].id
        let deposits = try UndiscoveredDepositModel(
            counts: counts, tonnage: try tonnage(file), grades: try grades(file)
        ).drawDeposits(beltID: id, seed: seed, realizations: section.realizations, tonnageFactors: factors)
        let own = prospects.prospects.filter { $0.belt == belt && $0.origin == .map }
        let shares = try ProspectivityShares(
            beltID: id, prospects: own.map { ($0.id, $0.scoreMass) }, permissiveMass: prospects.ground[belt].mass)
        return BeltPotential(
            belt: belt, shared: SharedPotential(deposits, among: shares, seed: seed), counts: counts,
            knownDeposits: found, model: file.id)
    }

    private func model(of belt: Belt) throws -> DepositModelFile {
        switch section.gradeTonnage {
        case .model(let name):
            return try folders.depositModel(name, namedAt: "estimate.undrilled.grade_tonnage").content
        case .byBelt:
            guard let name = belt.depositModel else {
                throw GossanError(
                    .configuration, subject: "estimate.undrilled.grade_tonnage",
                    problem: "is by_belt, but the belt '\(belt.id)' names no deposit model",
                    remedy: "name one model, or give the belts a field with 'deposit_model: <field>'")
            }
            return try folders.depositModel(name, namedAt: nil).content
        }
    }

    /// Experts say how many deposits are still hidden; a density counts all, so that known ones are taken off.
    private func counts(_ belt: Int, _ file: DepositModelFile, known: Int) throws -> DepositCountDistribution {
        switch section.numbers {
        case .perBelt(let numbers): return .mark3(try ElicitedDepositCounts(numbers))
        case .byBelt(let numbers):
            let id = survey.belts[belt].id
            guard let own = numbers[name: id] else {
                throw GossanError(
                    .internalFault, subject: "belt \(id)", problem: "has no number of deposits to draw from", remedy: ""
                )
            }
            return .mark3(try ElicitedDepositCounts(own))
        case .density(let stated):
            let model = DepositDensityModel(
                depositsPerKm2: stated.density.depositsPerSquareKilometre, source: stated.source ?? "config",
                confidence: "as stated there")
            let permissive = prospects.ground[belt].areaKm2
            guard permissive > 0 else { return try DepositCountDistribution(probabilities: [1]) }
            return try model.counts(
                permissiveAreaKm2: permissive, medianTonnes: file.tonnage.p50.tonnes
            ).undiscovered(known: known)
        }
    }

    private func tonnage(_ file: DepositModelFile) throws -> TonnageModel {
        let limits = file.tonnage.limits.map { $0.lowerBound.tonnes...$0.upperBound.tonnes }
        return try TonnageModel(
            exceededBy90: file.tonnage.p90.tonnes, exceededBy50: file.tonnage.p50.tonnes,
            exceededBy10: file.tonnage.p10.tonnes, limitsTonnes: limits)
    }

    private func grades(_ file: DepositModelFile) throws -> GradeModel {
        guard !file.grades.isEmpty else { return .none }
        let percentiles = file.grades.map {
            GradePercentiles(
                variable: $0.name, exceededBy90: $0.value.p90.value, exceededBy50: $0.value.p50.value,
                exceededBy10: $0.value.p10.value)
        }
        return .logRatioNormal(
            try LogRatioNormalGrades(
                percentiles: percentiles,
                correlationWithTonnage: percentiles.map { _ in file.tonnageGradeCorrelation }))
    }
}

extension ElicitedDepositCounts {
    /// The numbers of a config.
    init(_ numbers: ElicitedNumbers) throws {
        try self.init(n90: numbers.n90, n50: numbers.n50, n10: numbers.n10, n05: numbers.n05, n01: numbers.n01)
    }
}
