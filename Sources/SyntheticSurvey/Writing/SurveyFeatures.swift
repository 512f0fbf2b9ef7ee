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

    /// The depressions of the booked deposits, which is how far their books reach.
    var bookedOutlines: [MapFeature] {
        known.filter(\.isBooked).map { record in
            let outline = model.depressions[planted[record.planted].depression].outline
            let field = SampledField(covering: outline.extent, spacing: 60) { 1 - outline.relativeRadius(at: $0) }
            let belt = belts.first { $0.polygon.contains(record.position) }
            return MapFeature(
                geometry: .polygons(outlinesOfPositive(field)),
                attributes: [
                    ("deposit_id", depositId(record.planted)), ("belt_id", belt?.id ?? ""),
                    ("as_of_year", String(SurveyModel.openingYear)), ("synthetic", "YES"),
                ])
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
