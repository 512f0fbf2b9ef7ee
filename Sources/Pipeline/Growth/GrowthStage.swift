import Foundations
import Geodata
import Resources

/// Draws up the growth ledger and reviews it against the targets.
struct GrowthStage {
    let section: GrowthSection
    let survey: Survey
    let prospects: ProspectSet
    let estimate: EstimateResult?
    let booked: BookedOutlines
    let mining: MiningSection?
    let study: StudyLevel
    let seed: UInt64

    func run() throws -> GrowthResult {
        var warnings = booked.warnings
        let openings = try baseline(&warnings)
        let belts = survey.belts.map(\.id)
        let counted = section.counted.series
        for series in reviewedSeries(counted, openings) {
            warnings += baselineWarnings(
                openings: openings, belts: belts, series: series, baseYear: section.baseYear)
        }
        warnings += booked.warnings(against: openings, belts: belts)
        warnings += nothingBooked(openings)
        let realizations = estimate?.realizations ?? 1
        let reestimated = try reestimation(realizations)
        let changes = try discoveries(realizations) + reserves(realizations) + reestimated.movements
        let draw = { (movements: [LedgerMovement], conversions: [ClassConversion]) in
            try GrowthLedger(
                belts: belts + openings.map(\.beltID), openings: openings, movements: movements,
                conversions: conversions, shifts: reestimated.shifts, unknownPotential: unknownPotential,
                realizations: realizations)
        }
        // Mining takes from what is there after all other changes, in the same realization.
        let unmined = try draw(changes, [])
        warnings += unmined.classesBelowZero()
        let ledger = try draw(
            changes + depletions(from: unmined, counted: counted, &warnings), try conversions(belts))
        let review = { (belt: String?) in
            ledger.review(
                counted, targets: section.targets.map(\.value), baseYear: section.baseYear,
                horizonYear: section.horizon, in: belt)
        }
        return GrowthResult(
            rows: ledger.rows(), review: review(nil),
            beltReviews: ledger.beltsWithKnownOpening(counted).map { ($0, review($0)) },
            statements: statements(reestimated), warnings: warnings)
    }

    /// In a belt without outlines of booked ground nothing tells which of its drilled ore the opening holds already.
    private func nothingBooked(_ openings: [OpeningBalance]) -> [Warning] {
        guard let drilled = estimate?.drilled else { return [] }
        let holds = Set(openings.filter { ($0.tonnes ?? 0) > 0 }.map(\.beltID))
        let outlined = booked.outlines.compactMap(\.belt)
        // An outline that lies for the most part in another belt books ground of this one too.
        let bookedProspects = Set(drilled.estimate.parts.filter { $0.bookedOutline != nil }.map(\.prospect))
        let covered = drilled.prospects.indices.filter(bookedProspects.contains).map { drilled.prospects[$0].belt }
        let bare = Set(drilled.prospects.map(\.belt)).subtracting(outlined + covered).map { survey.belts[$0].id }
        return bare.filter(holds.contains).sorted().map { belt in
            Warning(
                code: "nothing_booked", subject: "belt \(belt)",
                message:
                    "no outline of growth.booked counts to it, so that all its drilled ore counts as discovery, also what its opening"
                    + " holds already; name the outlines of the ground that the baseline books")
        }
    }

    /// The series whose openings a reader must know: the one that the target counts, those that the baseline states, and
    /// reserves where the study makes some.
    private func reviewedSeries(_ counted: LedgerSeries, _ openings: [OpeningBalance]) -> [LedgerSeries] {
        LedgerSeries.allCases.filter { series in
            series == counted || openings.contains { $0.ledgerClass.series == series }
                || (series == .reserve && study.makesReserves)
        }
    }

    private func baseline(_ warnings: inout [Warning]) throws -> [OpeningBalance] {
        guard let path = section.baseline else { return [] }
        let (table, found) = try readTable(path: path.resolved)
        warnings += found
        return try BaselineTable(table, file: path.written, belts: survey.belts.map(\.id)).openings(&warnings)
    }

    /// Drilled ground that is not booked enters by its category; potential by the scenario alone, as inferred resource.
    private func discoveries(_ realizations: Int) throws -> [LedgerMovement] {
        guard let estimate else { return [] }
        var movements = freeGround(realizations) { category, _ in
            (LedgerClass(category), .discovery, \.inPlaceTonnes)
        }
        let scenario = try DiscoveryScenario(discoveredInProspects: section.scenario.discoveredByHorizon.value)
        for belt in estimate.potential {
            let found = try belt.shared.discoveredTonnes(scenario, booked: bookedPotential(of: belt.belt), seed: seed)
            movements.append(
                LedgerMovement(
                    beltID: survey.belts[belt.belt].id, ledgerClass: .inferred, kind: .discovery,
                    tonnes: stretched(found, to: realizations)))
        }
        return movements
    }

    /// Belts with undrilled ground whose potential the config asks for and nothing tells, where the scenario finds a share of it. On
    /// ground that is booked nothing is found.
    private var unknownPotential: [String] {
        guard let estimate, estimate.binding.estimate.undrilled != nil, section.scenario.discoveredByHorizon.value > 0
        else { return [] }
        let known = Set(estimate.potential.map(\.belt))
        return survey.belts.indices.filter { belt in
            let ground = prospects.ground[belt]
            let isBooked = ground.mass > 0 && ground.unscoredKm2 == 0 && ground.bookedMass >= ground.mass * (1 - 1e-9)
            return !known.contains(belt) && ground.isUndrilled && !isBooked
        }.map { survey.belts[$0].id }
    }

    /// The booked shares of a belt's score mass: in each of its prospects, and elsewhere.
    private func bookedPotential(of belt: Int) -> BookedGround {
        let own = prospects.prospects.filter { $0.belt == belt && $0.origin == .map }
        let ground = prospects.ground[belt]
        let mass = ground.mass - own.reduce(0) { $0 + $1.scoreMass }
        let bookedMass = ground.bookedMass - own.reduce(0) { $0 + $1.scoreMass * $1.bookedShare }
        return BookedGround(
            shareOfProspect: Dictionary(own.map { ($0.id, $0.bookedShare) }) { first, _ in first },
            shareElsewhere: mass > 0 ? (bookedMass / mass).clamped(to: 0...1) : 0)
    }

    /// Run-of-mine tonnes of measured and indicated free ground as reserves, where the study suffices; they enter the reserve
    /// series as a new estimate and leave the resource series as it is.
    private func reserves(_ realizations: Int) -> [LedgerMovement] {
        freeGround(realizations) { category, study in
            guard case .reserve(let reserve) = RecoverableStanding(category: category, study: study) else { return nil }
            return (LedgerClass(reserve), .reestimation, \.runOfMineTonnes)
        }
    }

    /// One movement for each drilled prospect and category that has ore on ground that is not booked.
    private func freeGround(
        _ realizations: Int,
        _ entry: (ResourceCategory, StudyLevel) -> (LedgerClass, LedgerMovement.Kind, KeyPath<SeamTotals, Double>)?
    ) -> [LedgerMovement] {
        guard let drilled = estimate?.drilled else { return [] }
        return drilled.prospects.enumerated().flatMap { index, prospect in
            ResourceCategory.allCases.compactMap { category -> LedgerMovement? in
                guard let (ledgerClass, kind, figure) = entry(category, study) else { return nil }
                let ground = drilled.estimate.series {
                    $0.prospect == index && $0.category == category && $0.bookedOutline == nil
                }
                let tonnes = ground.values { $0[keyPath: figure] }
                guard tonnes.contains(where: { $0 > 0 }) else { return nil }
                return LedgerMovement(
                    beltID: survey.belts[prospect.belt].id, ledgerClass: ledgerClass, kind: kind,
                    tonnes: stretched(tonnes, to: realizations))
            }
        }
    }

    private func reestimation(_ realizations: Int) throws -> BookedReestimation.Entries {
        guard let drilled = estimate?.drilled else { return BookedReestimation.Entries() }
        return try BookedReestimation(booked: booked, drilled: drilled, study: study, realizations: realizations)
            .entries { survey.belts[$0].id }
    }

    /// What mining takes. More than the known belts hold is an error in the series that the target counts; the other series
    /// then loses all it holds, and a warning says so.
    private func depletions(
        from ledger: GrowthLedger, counted: LedgerSeries, _ warnings: inout [Warning]
    ) throws -> [LedgerMovement] {
        guard let depletion = try section.depletion(by: mining) else { return [] }
        return try LedgerSeries.allCases.flatMap { series in
            let used = depletion.usedTonnes(of: series)
            let charge = ledger.depletion(of: series, usedTonnes: used)
            if let short = DepletionShortfall(charge, of: used, in: series) {
                guard series != counted else { throw short.refusal }
                warnings.append(
                    Warning(
                        code: "depletion_exceeds_held", subject: short.subject,
                        message: short.problem + "; it is charged down to nothing and the rest is left out"))
            }
            return charge.movements
        }
    }

    private func conversions(_ belts: [String]) throws -> [ClassConversion] {
        let steps: [(LedgerClass, LedgerClass, Double)] = [
            (.inferred, .indicated, section.scenario.inferredToIndicated.value),
            (.indicated, .measured, section.scenario.indicatedToMeasured.value),
        ]
        return try belts.flatMap { belt in
            try steps.filter { $0.2 > 0 }.map {
                try ClassConversion(beltID: belt, from: $0.0, to: $0.1, fraction: $0.2)
            }
        }
    }

    private func statements(_ reestimated: BookedReestimation.Entries) -> [String] {
        var statements = [
            "The target counts \(section.counted.rawValue); resource and reserve are kept apart and never added.",
            "Exploration potential enters only by the scenario: \(percentText(section.scenario.discoveredByHorizon)) of the "
                + "undiscovered deposits are found by \(section.horizon).",
        ]
        if !booked.outlines.isEmpty { statements += bookedStatements(reestimated) }
        if let rate = section.depletion {
            statements.append(
                "Depletion of \(formatMegatonnes(rate.tonnesPerYear)) Mt of ore a year is charged to the belts "
                    + "with a known opening, in proportion to it; the others bear nothing.")
            if mining == nil {
                statements.append(
                    "The ore mined is taken as the resource lost (mining recovery 100 %, dilution 0 %), for the config has no "
                        + "section 'estimate.mining'.")
            }
        }
        return statements
    }

    private func bookedStatements(_ reestimated: BookedReestimation.Entries) -> [String] {
        var statements = ["Ground that the opening books already is not added again."]
        if booked.hasTonnes {
            statements[0] +=
                " \(reestimated.outlines) of \(booked.outlines.count) booked outlines lie on drilled ground and are "
                + "re-estimated: the change of a total is re-estimation, the shift between classes is conversion."
        } else {
            statements[0] += " It is not re-estimated, for 'growth.booked' gives no tonnes and classes."
        }
        let unknown = booked.hasTonnes ? booked.outlines.count { $0.tonnes == nil } : 0
        if unknown > 0 {
            statements.append("The booked tonnage of \(unknown) outlines is unknown; they are not re-estimated.")
        }
        if reestimated.reserveLeftOut > 0 {
            statements.append(
                "\(formatMegatonnes(reestimated.reserveLeftOut)) Mt of reserve (run of mine, mean) on booked ground are left out of "
                    + "the growth ledger, for its outlines carry no tonnes to compare with.")
        }
        return statements
    }
}

/// The ledger and its review.
struct GrowthResult: Sendable {
    var rows: [LedgerRow]
    /// The review of all belts with a known opening together.
    var review: GrowthReview
    /// The review of each of them.
    var beltReviews: [(beltID: String, review: GrowthReview)]
    var statements: [String]
    var warnings: [Warning]
}

extension LedgerClass {
    /// The class of a resource category.
    init(_ category: ResourceCategory) {
        switch category {
        case .measured: self = .measured
        case .indicated: self = .indicated
        case .inferred: self = .inferred
        }
    }
}
