import Foundations
import Resources

/// The new estimate of booked ground beside what the opening books there.
///
/// An outline that holes cover in part is re-estimated in the share of its area that they have tested: so much of its
/// booked tonnes is compared with the new estimate, the rest stays as booked. An outline that carries tonnes but lists no
/// reserve books a reserve of 0, so that all of a reserve that the study makes there is re-estimation.
struct BookedReestimation {
    let booked: BookedOutlines
    let drilled: DrilledResult
    let study: StudyLevel
    let realizations: Int

    /// What enters the ledger.
    struct Entries {
        var movements: [LedgerMovement] = []
        var shifts: [ClassShift] = []
        /// How many outlines are re-estimated.
        var outlines = 0
        /// The mean reserve on booked ground whose outline carries no tonnes, so that it cannot be compared; left out.
        var reserveLeftOut = 0.0
    }

    /// - Parameter beltID: The id of a belt by its place in the survey.
    func entries(beltID: (Int) -> String) throws -> Entries {
        var entries = Entries()
        for (index, outline) in booked.outlines.enumerated() {
            let share = drilled.bookedDrilledShares[index]
            guard let belt = outline.belt, share > 0 else { continue }
            guard let tonnes = outline.tonnes, !tonnes.isEmpty else {
                if study.makesReserves {
                    let left = estimated(index, .reserve).values.map { sum($0) / Double(max(1, $0.count)) }
                    entries.reserveLeftOut += sum(left.sorted())
                }
                continue
            }
            for series in LedgerSeries.allCases {
                let own = tonnes.filter { $0.key.series == series }
                guard series == .resource ? !own.isEmpty : study.makesReserves else { continue }
                let result = Reestimation(
                    estimated: estimated(index, series), booked: own.mapValues { $0 * share },
                    realizations: realizations)
                for ledgerClass in series.classes {
                    guard let change = result.change[ledgerClass] else { continue }
                    entries.movements.append(
                        LedgerMovement(
                            beltID: beltID(belt), ledgerClass: ledgerClass, kind: .reestimation, tonnes: change))
                }
                entries.shifts.append(try ClassShift(beltID: beltID(belt), tonnes: result.shift))
            }
            entries.outlines += 1
        }
        return entries
    }

    /// The new estimate of an outline by class of a series.
    private func estimated(_ outline: Int, _ series: LedgerSeries) -> [LedgerClass: [Double]] {
        var result: [LedgerClass: [Double]] = [:]
        for category in ResourceCategory.allCases {
            let ground = drilled.estimate.series { $0.bookedOutline == outline && $0.category == category }
            switch series {
            case .resource:
                result[LedgerClass(category)] = stretched(ground.values(\.inPlaceTonnes), to: realizations)
            case .reserve:
                guard case .reserve(let reserve) = RecoverableStanding(category: category, study: study) else {
                    continue
                }
                result[LedgerClass(reserve)] = stretched(ground.values(\.runOfMineTonnes), to: realizations)
            }
        }
        return result
    }
}

extension LedgerClass {
    /// The class of a reserve category.
    init(_ category: ReserveCategory) {
        switch category {
        case .proved: self = .proved
        case .probable: self = .probable
        }
    }
}
