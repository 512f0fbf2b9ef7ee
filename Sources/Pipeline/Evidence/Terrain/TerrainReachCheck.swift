import Delivery
import Foundations
import Streaming

extension RunChecks {
    /// The radius of a terrain operation suits the ground and the memory.
    ///
    /// - Throws: `configuration` where it spans the study area, or one window with all that it looks at exceeds the memory budget.
    func checkTerrainReach() throws {
        let grid = survey.grid
        for layer in prepared.config.evidence {
            guard let operation = layer.value.operation as? any TerrainOperation, let around = operation.around,
                let radius = around.radius
            else { continue }
            let span = max(Double(grid.columns) * grid.cellWidth, Double(grid.rows) * grid.cellHeight)
            guard radius.metres < span else {
                throw refusal(
                    of: layer.name, "spans the whole study area",
                    remedy: "give a radius below \(formatNumber(span) ?? "the width of the study area") m")
            }
            let bytes = operation.footprint(on: grid).bytesPerWindow
            guard bytes <= prepared.execution.memory.bytes else {
                throw refusal(
                    of: layer.name,
                    "needs \((bytes + 999_999) / 1_000_000) MB for one window, more than the memory budget",
                    remedy: "give a smaller radius, a larger cell, or more with --memory")
            }
        }
    }

    private func refusal(of layer: String, _ problem: String, remedy: String) -> GossanError {
        let path = "evidence.\(layer).radius"
        return GossanError(
            .configuration, subject: path, problem: problem, remedy: remedy,
            location: prepared.loaded.places.nearest(to: path))
    }
}
