import Foundations

extension SyntheticSurvey {
    /// The belts with their ids and deposit models.
    var beltFeatures: [MapFeature] {
        belts.map { belt in
            MapFeature(
                geometry: .polygons([belt.polygon]),
                attributes: [("belt_id", belt.id), ("name", belt.name), ("model", belt.model), ("synthetic", "YES")])
        }
    }

    /// The depressions of the booked deposits, which is how far their books reach: one feature for each class, with the
    /// tonnes that the opening balance sums; empty where the books say nothing.
    var bookedOutlines: [MapFeature] {
        let booked = model.bookedMegatonnes(belts: belts, known: known, planted: planted)
        return known.filter(\.isBooked).flatMap { record in
            let outline = model.depressions[planted[record.planted].depression].outline
            let field = SampledField(covering: outline.extent, spacing: 60) { 1 - outline.relativeRadius(at: $0) }
            let belt = belts.first { $0.polygon.contains(record.position) }
            let geometry = Geometry.polygons(outlinesOfPositive(field))
            return SurveyModel.bookedShares.map { category, share in
                MapFeature(
                    geometry: geometry,
                    attributes: [
                        ("deposit_id", depositId(record.planted)), ("belt_id", belt?.id ?? ""),
                        ("class", category), ("tonnes_mt", decimal(booked[record.planted].map { $0 * share }, 5)),
                        ("as_of_year", String(SurveyModel.openingYear)), ("synthetic", "YES"),
                    ])
            }
        }
    }

    /// The true outline of every ore body.
    var plantedOutlines: [MapFeature] {
        planted.enumerated().map { index, deposit in
            MapFeature(
                geometry: .polygons(deposit.outlines),
                attributes: [
                    ("deposit_id", depositId(index)), ("ore_mt", decimal(deposit.ore.tonnes / 1e6, 5)),
                    ("synthetic", "YES"),
                ])
        }
    }
}
