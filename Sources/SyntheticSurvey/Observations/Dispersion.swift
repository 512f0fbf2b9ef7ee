import Foundation
import Foundations

/// What of an ore body reaches the soil: strong where it crops out, gone where cover is thick, carried downhill.
struct Dispersion: Sendable {
    private let model: SurveyModel
    private let sources: [Source]

    private struct Source: Sendable {
        var outline: LobedOutline
        var strength: Double
    }

    /// - Parameters:
    ///   - model: The ground.
    ///   - deposits: Its ore bodies.
    ///   - coverDepthMetres: Cover that lets 1/e of the signal through.
    init(model: SurveyModel, deposits: [PlantedDeposit], coverDepthMetres: Double = 65) {
        self.model = model
        sources = deposits.compactMap { deposit in
            guard let lens = model.depressions[deposit.depression].lens else { return nil }
            let through = exp(-deposit.leastCoverMetres / coverDepthMetres)
            let size = (deposit.lens.tonnes / 3e6).squareRoot().clamped(to: 0.3...1.5)
            return Source(outline: lens.outline, strength: through * size)
        }
    }

    /// The signal at a point: about 1 on an outcropping ore body of 3 Mt, fading over half a kilometre around it.
    func signal(at point: Point) -> Double {
        let origin = uphill(of: point, metres: 180)
        return sources.reduce(0) { strongest, source in
            let far = source.outline.center.distance(to: origin) - source.outline.reachMetres
            guard far < 1800 else { return strongest }
            let beyond = max(0, source.outline.relativeRadius(at: origin) - 1) * source.outline.meanRadiusMetres / 480
            return max(strongest, source.strength * exp(-beyond * beyond))
        }
    }

    /// Soil creeps downhill, so that what lies at a point comes from above it.
    private func uphill(of point: Point, metres: Double) -> Point {
        let step = 150.0
        let dx =
            model.surface(at: Point(x: point.x + step, y: point.y))
            - model.surface(at: Point(x: point.x - step, y: point.y))
        let dy =
            model.surface(at: Point(x: point.x, y: point.y + step))
            - model.surface(at: Point(x: point.x, y: point.y - step))
        let slope = (dx * dx + dy * dy).squareRoot()
        guard slope > 1e-6 else { return point }
        return Point(x: point.x + metres * dx / slope, y: point.y + metres * dy / slope)
    }
}
