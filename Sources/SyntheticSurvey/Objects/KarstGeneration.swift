import Foundation
import Foundations

/// Depressions of a karst surface: most in clusters along palaeo-fractures, some anywhere; ore in the better drained.
struct KarstGeneration {
    /// The box in which centres lie.
    var extent: Extent
    /// The fractures that guide them.
    var fractures: [PalaeoFracture]
    /// Depressions for each square kilometre.
    var densityPerSquareKm = 0.055

    /// The depressions, none touching another. Two random streams: one for places, one for what each holds.
    func generate(seed: UInt64) -> [Depression] {
        var places = RandomStream(seed: seed, purpose: "karst/places")
        let wanted = Int((extent.width * extent.height / 1e6 * densityPerSquareKm).rounded())
        var depressions: [Depression] = []
        for _ in 0..<wanted {
            guard let outline = freeOutline(among: depressions, from: &places) else { continue }
            var contents = RandomStream(
                seed: seed, purpose: "karst/contents", index: UInt64(depressions.count))
            depressions.append(filled(outline, from: &contents))
        }
        return depressions
    }

    /// An outline that touches none of the others; nil where eight trials found no room.
    private func freeOutline(among depressions: [Depression], from random: inout RandomStream) -> LobedOutline? {
        let isAnywhere = random.chance(0.15)
        for _ in 0..<8 {
            let center = isAnywhere ? random.point(in: extent) : placeAlongFracture(from: &random)
            let outline = outline(at: center, from: &random)
            let isFree = depressions.allSatisfy {
                $0.outline.center.distance(to: center) > $0.outline.reachMetres + outline.reachMetres
            }
            if isFree, extent.contains(center) { return outline }
        }
        return nil
    }

    private func placeAlongFracture(from random: inout RandomStream) -> Point {
        let trace = fractures[random.index(below: fractures.count)].trace.points
        let segment = 1 + random.index(below: trace.count - 1)
        let share = random.uniform()
        let a = trace[segment - 1]
        let b = trace[segment]
        return Point(
            x: a.x + share * (b.x - a.x) + random.normal(mean: 0, deviation: 420),
            y: a.y + share * (b.y - a.y) + random.normal(mean: 0, deviation: 420))
    }

    private func outline(at center: Point, from random: inout RandomStream) -> LobedOutline {
        LobedOutline(
            center: center,
            meanRadiusMetres: random.lognormal(median: 600, logDeviation: 0.38).clamped(to: 300...1400),
            elongation: random.uniform(in: 1...2.6), azimuthDegrees: random.normal(mean: 48, deviation: 20),
            lobes: LobedOutline.randomLobes(6, roughness: 0.3, from: &random))
    }

    private func filled(_ outline: LobedOutline, from random: inout RandomStream) -> Depression {
        let distance = fractures.reduce(Double.infinity) {
            min($0, $1.trace.distance(to: outline.center))
        }
        let openness = exp(-distance / 900)
        let depth = (outline.meanRadiusMetres * 0.036 * exp(0.35 * random.normal())).clamped(to: 6...60)
        let drainage = (0.3 + 0.5 * openness + 0.13 * random.normal()).clamped(to: 0...1)
        let holdsOre = random.chance(0.1 + 0.8 * openness)
        var depression = Depression(outline: outline, depthMetres: depth, drainage: drainage, lens: nil)
        if holdsOre { depression.lens = lens(in: depression, from: &random) }
        return depression
    }

    private func lens(in depression: Depression, from random: inout RandomStream) -> OreLens {
        var outline = depression.outline
        outline.meanRadiusMetres *= random.uniform(in: 0.78...0.95)
        for index in outline.lobes.indices {
            outline.lobes[index].amplitude += 0.06 * random.normal() / Double(index + 2).squareRoot()
        }
        return OreLens(
            outline: outline,
            maximumThicknessMetres: (1.6 + 0.14 * depression.depthMetres * exp(0.3 * random.normal()))
                .clamped(to: 1.5...14),
            leaching: 0.54 + 0.22 * depression.drainage + 0.03 * random.normal(),
            ironShare: (0.055 * exp(0.35 * random.normal())).clamped(to: 0.02...0.14),
            densityTonnesPerCubicMetre: random.normal(mean: 2.8, deviation: 0.06),
            pinnacles: spots(in: outline, spacing: 190, radius: 20...55, strength: 0.3...1, from: &random),
            leachingSpots: spots(in: outline, spacing: 330, radius: 90...260, strength: -0.13...0.13, from: &random))
    }

    /// Spots strewn over an outline, about one for each square of side `spacing`.
    private func spots(
        in outline: LobedOutline, spacing: Double, radius: ClosedRange<Double>, strength: ClosedRange<Double>,
        from random: inout RandomStream
    ) -> [OreLens.Spot] {
        let box = outline.extent
        let count = Int(box.width * box.height / (spacing * spacing))
        let all = (0..<count).map { _ in
            OreLens.Spot(
                center: random.point(in: box), radiusMetres: random.uniform(in: radius),
                strength: random.uniform(in: strength))
        }
        return all.filter { outline.relativeRadius(at: $0.center) < 1.05 }
    }
}
