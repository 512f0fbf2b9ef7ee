import Foundations

/// Soil samples in longitude and latitude; gallium below the detection limit is a text such as `<12`.
func soilTable(_ samples: [SoilSample], positions: [Point]) -> SurveyTable {
    var table = SurveyTable(columns: ["sample", "lon", "lat", "al2o3", "sio2", "ga", "synthetic"])
    for (sample, position) in zip(samples, positions) {
        let limit = SoilSample.galliumDetectionLimitPpm
        let gallium =
            sample.galliumPpm.map { $0 < limit ? "<" + decimal(limit, 0) : decimal($0, 1) } ?? ""
        table.rows.append([
            sample.name, decimal(position.x, 6), decimal(position.y, 6), decimal(sample.al2o3, 2),
            decimal(sample.sio2, 2), gallium, "YES",
        ])
    }
    return table
}

/// Known deposits in longitude and latitude.
func knownTable(_ known: [KnownDeposit], belts: [Belt], planted: [PlantedDeposit], positions: [Point]) -> SurveyTable {
    var table = SurveyTable(columns: [
        "deposit_id", "name", "lon", "lat", "belt_id", "size_class", "discovered", "synthetic",
    ])
    for (deposit, position) in zip(known, positions) {
        let megatonnes = planted[deposit.planted].ore.tonnes / 1e6
        let sizeClass = megatonnes >= 20 ? "large" : megatonnes >= 5 ? "medium" : "small"
        table.rows.append([
            depositId(deposit.planted), deposit.name, decimal(position.x, 6), decimal(position.y, 6),
            belts.first { $0.polygon.contains(deposit.position) }?.id ?? "", sizeClass, String(deposit.year), "YES",
        ])
    }
    return table
}

/// The opening balance; an unknown figure is an empty cell with a note.
func openingTable(_ rows: [OpeningRow]) -> SurveyTable {
    var table = SurveyTable(columns: ["belt_id", "category", "tonnes_mt", "as_of_year", "confidence", "source"])
    for row in rows {
        table.rows.append([
            row.belt, row.category, decimal(row.megatonnes, 3), String(SurveyModel.openingYear),
            row.megatonnes == nil ? "" : "medium",
            row.megatonnes == nil ? "SYNTHETIC: not reported" : "SYNTHETIC books, 15 % off the truth",
        ])
    }
    return table
}

/// The identifier of a planted deposit, the same in the known deposits and in the truth.
func depositId(_ index: Int) -> String { "SYN-D" + padded(index + 1, to: 3) }
