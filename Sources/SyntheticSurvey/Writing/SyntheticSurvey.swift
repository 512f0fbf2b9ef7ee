import Foundations
import Geodata

/// Everything that is known and observed of a synthetic ground, ready to be written.
struct SyntheticSurvey {
    let model: SurveyModel
    let planted: [PlantedDeposit]
    let known: [KnownDeposit]
    let belts: [Belt]
    let soils: [SoilSample]
    let holes: [DrillHole]

    init(seed: UInt64, options: SurveyOptions) {
        model = SurveyModel(seed: seed, options: options)
        planted = model.plantedDeposits()
        known = model.knownDeposits(among: planted)
        belts = model.belts()
        soils = model.soilSamples(deposits: planted)
        holes = Self.holes(model, planted, known)
    }

    /// The drilled deposit that the protected area touches.
    var firstDrilled: PlantedDeposit? {
        known.first { $0.holeSpacingMetres != nil }.map { planted[$0.planted] }
    }

    private static func holes(
        _ model: SurveyModel, _ planted: [PlantedDeposit], _ known: [KnownDeposit]
    ) -> [DrillHole] {
        let drilled = known.filter { $0.holeSpacingMetres != nil }
        return zip(drilled, ["A", "B", "C", "D", "E", "F"]).flatMap { record, letter in
            DrillProgramme(
                model: model, deposit: planted[record.planted], spacing: record.holeSpacingMetres ?? 100,
                prefix: "SYN-\(letter)-"
            ).holes(purpose: "holes/" + letter)
        }
    }
}
