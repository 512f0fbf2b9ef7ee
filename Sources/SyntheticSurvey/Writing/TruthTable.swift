import Foundations

/// The hidden truth: every planted deposit with its true quantities. No pipeline reads it.
///
/// `lens_*` is all of the bauxite lens, `ore_*` what meets cut-off profile `sedimentary_open_pit` column by column.
func truthTable(
    _ planted: [PlantedDeposit], known: [KnownDeposit], belts: [Belt], positions: [Point]
) -> SurveyTable {
    var table = SurveyTable(columns: [
        "deposit_id", "lon", "lat", "x", "y", "belt_id", "known", "booked", "hole_spacing_m", "density_t_m3",
        "lens_area_km2", "lens_mt", "lens_al2o3", "lens_sio2", "ore_area_km2", "ore_thickness_m", "ore_mt", "ore_al2o3",
        "ore_sio2", "ore_fe2o3", "ore_a_s", "least_cover_m", "mean_cover_m", "synthetic",
    ])
    for (index, deposit) in planted.enumerated() {
        let record = known.first { $0.planted == index }
        let density = deposit.densityTonnesPerCubicMetre
        let hasOre = deposit.ore.tonnes > 0
        table.rows.append([
            depositId(index), decimal(positions[index].x, 6), decimal(positions[index].y, 6),
            decimal(deposit.center.x, 1), decimal(deposit.center.y, 1),
            belts.first { $0.polygon.contains(deposit.center) }?.id ?? "", record == nil ? "no" : "yes",
            record?.isBooked == true ? "yes" : "no", decimal(record?.holeSpacingMetres, 0), decimal(density, 4),
            decimal(deposit.lens.areaKm2, 4), decimal(deposit.lens.tonnes / 1e6, 5),
            decimal(deposit.lens.composition.al2o3, 3), decimal(deposit.lens.composition.sio2, 3),
            decimal(deposit.ore.areaKm2, 4), decimal(deposit.ore.meanThicknessMetres(density: density), 3),
            decimal(deposit.ore.tonnes / 1e6, 5), decimal(hasOre ? deposit.ore.composition.al2o3 : nil, 3),
            decimal(hasOre ? deposit.ore.composition.sio2 : nil, 3),
            decimal(hasOre ? deposit.ore.composition.fe2o3 : nil, 3),
            decimal(hasOre ? deposit.ore.aluminaSilicaRatio : nil, 3), decimal(deposit.leastCoverMetres, 1),
            decimal(deposit.meanCoverMetres, 1), "YES",
        ])
    }
    return table
}
