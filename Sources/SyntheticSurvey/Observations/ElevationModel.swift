import Foundations

extension SurveyModel {
    /// The land surface on the survey's grid, in metres above sea level, to a tenth of a metre.
    func elevationModel() -> SurveyRaster {
        var random = RandomStream(seed: seed, purpose: "elevation error")
        return SurveyRaster(title: "synthetic elevation, m", grid: options.grid) { column, row in
            let exact = surface(at: options.grid.center(column: column, row: row))
            return ((exact + random.normal(mean: 0, deviation: 0.8)) * 10).rounded() / 10
        }
    }
}
