import Foundation
import Foundations

/// A soil sample with what the laboratory reported; nil where it reported nothing.
struct SoilSample: Sendable {
    /// Number on the bag.
    var name: String
    /// Where it was taken, in the survey's CRS.
    var point: Point
    /// Alumina, percent.
    var al2o3: Double?
    /// Silica, percent.
    var sio2: Double?
    /// Gallium, grams per tonne.
    var galliumPpm: Double?

    /// Below this gallium is reported as `<12`.
    static let galliumDetectionLimitPpm = 12.0
}

extension SurveyModel {
    /// Soil samples about every 1.4 km, some left out, with error of sampling and assay.
    ///
    /// Contents follow the unit at the surface, with the signal of near ore on top; about one in four hosts of the
    /// signal is missed between the sampling points.
    func soilSamples(deposits: [PlantedDeposit], spacing: Double = 1400) -> [SoilSample] {
        let dispersion = Dispersion(model: self, deposits: deposits)
        let extent = options.grid.extent
        var random = RandomStream(seed: seed, purpose: "soil")
        var samples: [SoilSample] = []
        for y in stride(from: extent.minY + spacing / 2, to: extent.maxY, by: spacing) {
            for x in stride(from: extent.minX + spacing / 2, to: extent.maxX, by: spacing) {
                let point = Point(
                    x: x + random.uniform(in: -0.35...0.35) * spacing, y: y + random.uniform(in: -0.35...0.35) * spacing
                )
                let isSkipped = random.chance(0.06)
                var assay = RandomStream(seed: seed, purpose: "soil/assay", index: UInt64(samples.count))
                guard !isSkipped, extent.contains(point) else { continue }
                samples.append(sample(number: samples.count + 1, at: point, dispersion: dispersion, from: &assay))
            }
        }
        return samples
    }

    private func sample(
        number: Int, at point: Point, dispersion: Dispersion, from random: inout RandomStream
    ) -> SoilSample {
        let background =
            switch column(at: point).unit {
            case .carbonate: 18.5
            case .host: 21.5
            case .cover: 15.5
            case .intrusion: 14.5
            }
        let al2o3 = background + 11 * dispersion.signal(at: point) + random.normal(mean: 0, deviation: 2.6)
        let sio2 = 66 - 1.15 * (al2o3 - 15) + random.normal(mean: 0, deviation: 4)
        let gallium = (9 + 0.9 * (al2o3 - 13)) * exp(0.22 * random.normal())
        func reported(_ value: Double, error: Double) -> Double? {
            let assayed = value * (1 + error * random.normal())
            return random.chance(0.015) ? nil : max(0.5, assayed)
        }
        return SoilSample(
            name: "SYN-S" + padded(number, to: 4), point: point, al2o3: reported(al2o3, error: 0.03),
            sio2: reported(sio2, error: 0.03), galliumPpm: reported(gallium, error: 0.08))
    }
}

/// A whole number with leading zeros.
func padded(_ number: Int, to digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
