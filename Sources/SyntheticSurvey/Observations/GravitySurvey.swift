import Foundation
import Foundations

extension SurveyModel {
    /// Residual gravity in milligal on a coarse grid that shares no cell edge with the elevation grid.
    ///
    /// Fillings of depressions are lighter than limestone: each, barren or not, is a disc with a low above it that
    /// weakens and widens with depth. Granite is lighter still and wide; what regional field was left in, and the noise
    /// of the stations, belong to nothing below. No station was read inside three patches.
    func gravitySurvey() -> SurveyRaster {
        let extent = options.grid.extent
        var random = RandomStream(seed: seed, purpose: "gravity")
        let cell = 400.0
        let grid = Grid(
            origin: Point(x: extent.minX - 137, y: extent.maxY + 213), cellWidth: cell, cellHeight: cell,
            columns: Int((extent.width / cell).rounded(.up)) + 1, rows: Int((extent.height / cell).rounded(.up)) + 1,
            crs: options.grid.crs)
        let leftOver = ValueNoise(covering: grid.extent, spacing: 11_000, from: &random)
        let gaps = (0..<3).map { _ in
            LobedOutline(
                center: random.point(in: extent), meanRadiusMetres: random.uniform(in: 900...2200),
                elongation: random.uniform(in: 1...2), azimuthDegrees: random.uniform(in: 0...180),
                lobes: LobedOutline.randomLobes(4, roughness: 0.3, from: &random))
        }
        let bodies = gravityBodies()
        return SurveyRaster(title: "synthetic residual gravity, mGal", grid: grid) { column, row in
            let point = grid.center(column: column, row: row)
            let noise = random.normal(mean: 0, deviation: 0.03)
            if gaps.contains(where: { $0.relativeRadius(at: point) < 1 }) { return nil }
            let signal = bodies.reduce(0) { $0 + $1.effect(at: point) }
            return signal + 0.08 * leftOver.value(at: point) + noise
        }
    }

    private func gravityBodies() -> [OreLens.Spot] {
        let fillings = depressions.map { depression in
            let center = depression.outline.center
            let radius = depression.outline.meanRadiusMetres
            let depth = max(0, surface(at: center) - unconformity(at: center)) + depression.depthMetres / 2
            // Infinite slab: 0.0419 mGal per metre and g/cm3; a disc of radius R at depth z keeps 1 - z / sqrt(z2 + R2).
            let kept = 1 - depth / (depth * depth + radius * radius).squareRoot()
            let isStripped = surface(at: center) < unconformity(at: center) - depression.depthMetres
            return OreLens.Spot(
                center: center, radiusMetres: radius + 0.8 * depth,
                strength: isStripped ? 0 : -0.0419 * 0.5 * depression.depthMetres * kept)
        }
        let granites = intrusions.map { intrusion in
            OreLens.Spot(
                center: intrusion.outline.center, radiusMetres: intrusion.outline.meanRadiusMetres, strength: -0.35)
        }
        return fillings + granites
    }
}
