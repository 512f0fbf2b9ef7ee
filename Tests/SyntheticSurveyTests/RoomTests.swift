import Foundations
import SyntheticSurvey
import Testing
import Foundation

@Test("scratch") func scratch() {
    for seed in [1, 2, 3] as [UInt64] {
        let start = Date()
        let model = SurveyModel(seed: seed)
        let planted = model.plantedDeposits()
        print("seed", seed, "depr", model.depressions.count, "lenses", model.depressions.filter { $0.lens != nil }.count, "planted", planted.count, Date().timeIntervalSince(start))
        for d in planted { print(String(format: "%.2f Mt ore %.2f  area %.2f t %.2f Al %.1f Si %.1f AS %.1f cover %.0f mean %.0f rings %d", d.lens.tonnes/1e6, d.ore.tonnes/1e6, d.lens.areaKm2, d.lens.meanThicknessMetres(density: 2.8), d.ore.composition.al2o3, d.ore.composition.sio2, d.ore.aluminaSilicaRatio, d.leastCoverMetres, d.meanCoverMetres, d.outlines.count)) }
        var counts: [MapUnit: Int] = [:]
        let g = model.options.grid
        for r in stride(from: 0, to: 500, by: 5) { for c in stride(from: 0, to: 600, by: 5) { counts[model.column(at: g.center(column: c, row: r)).unit, default: 0] += 1 } }
        print(counts, Date().timeIntervalSince(start))
    }
}
