import Delivery
import Foundations

extension RunChecks {
    /// How far operations look around a cell suits the grid and the ground.
    ///
    /// - Throws: `configuration` where it is less than a cell or spans the study area.
    func checkLookout(_ layer: NamedValue<EvidenceLayer>) throws {
        let grid = survey.grid
        let cell = max(grid.cellWidth, grid.cellHeight)
        let span = max(Double(grid.columns) * grid.cellWidth, Double(grid.rows) * grid.cellHeight)
        guard let (key, metres) = layer.value.operation.lookout else { return }
        func refuse(_ problem: String, remedy: String) throws {
            let path = "evidence.\(layer.name).\(key)"
            throw GossanError(
                .configuration, subject: path, problem: problem, remedy: remedy,
                location: prepared.loaded.places.nearest(to: path))
        }
        if key == "radius", metres < cell {
            try refuse(
                "is smaller than a cell of the grid",
                remedy: "give a radius of at least \(formatNumber(cell) ?? "one cell") m")
        }
        if metres >= span {
            let most = formatNumber(key == "sigma" ? span / 4 : span) ?? "the width of the study area"
            try refuse(
                key == "sigma" ? "spans the whole study area: weights reach 4 sigma" : "spans the whole study area",
                remedy: "give less than \(most) m")
        }
    }
}
