import Foundation
import Foundations

/// Drills one deposit on a square grid that reaches beyond its edge, so that the outer holes are barren.
struct DrillProgramme {
    /// The ground.
    var model: SurveyModel
    /// The deposit to drill.
    var deposit: PlantedDeposit
    /// Distance between holes, in metres.
    var spacing: Double
    /// What hole names start with.
    var prefix: String

    /// The holes, named in the order of the grid. Random numbers are keyed by the hole.
    func holes(purpose: String) -> [DrillHole] {
        let outline = deposit.outlines
        let sites = sites().filter { site in
            outline.contains { $0.contains(site) } || distanceOutside(site) < 1.1 * spacing
        }
        return sites.enumerated().map { index, site in
            var random = RandomStream(seed: model.seed, purpose: purpose, index: UInt64(index))
            return hole(prefix + padded(index + 1, to: 3), at: site, from: &random)
        }
    }

    private func sites() -> [Point] {
        let outline = model.depressions[deposit.depression].outline
        let (sine, cosine) = sineCosine(degrees: outline.azimuthDegrees)
        let reach = Int((outline.reachMetres / spacing).rounded(.up)) + 2
        return (-reach...reach).flatMap { row in
            (-reach...reach).map { column in
                let along = Double(row) * spacing
                let across = Double(column) * spacing
                return Point(
                    x: outline.center.x + along * sine + across * cosine,
                    y: outline.center.y + along * cosine - across * sine)
            }
        }
    }

    private func distanceOutside(_ site: Point) -> Double {
        deposit.outlines.reduce(Double.infinity) { nearest, polygon in
            polygon.exterior.reduce(nearest) { min($0, $1.distance(to: site)) }
        }
    }

    private func hole(_ name: String, at site: Point, from random: inout RandomStream) -> DrillHole {
        let east = random.normal(mean: 0, deviation: 0.04 * spacing)
        let north = random.normal(mean: 0, deviation: 0.04 * spacing)
        let collar = Point(
            x: ((site.x + east) * 100).rounded() / 100, y: ((site.y + north) * 100).rounded() / 100)
        let isInclined = random.chance(0.06)
        let path = HolePath(
            collar: collar, elevation: model.surface(at: collar),
            azimuth: isInclined ? (random.uniform(in: 0...360)).rounded() : 0, dip: isInclined ? -80 : -90)
        let contacts = OreContacts(path: path, model: model)
        var samples = contacts.intervals(from: &random).map { from, to in
            sample(from: from, to: to, path: path, random: &random)
        }
        samples.removeAll { $0.assay == nil && random.chance(0.5) }
        return DrillHole(
            name: name, collar: collar,
            collarElevation: ((path.elevation + random.normal(mean: 0, deviation: 0.2)) * 100).rounded() / 100,
            length: contacts.endOfHole, azimuth: path.azimuth, dip: path.dip, samples: samples)
    }

    /// The mean composition of an interval with assay error, closed to 100 %; core is lost in one interval in fifty.
    private func sample(from: Double, to: Double, path: HolePath, random: inout RandomStream) -> DrillHole.Sample {
        let steps = max(4, Int((to - from) / 0.1))
        var mean = RockComposition.zero
        for step in 0..<steps {
            let distance = from + (to - from) * (Double(step) + 0.5) / Double(steps)
            let rock = model.column(at: path.point(at: distance))
                .composition(atElevation: path.elevation(at: distance))
            mean.add(rock, weight: 1 / Double(steps))
        }
        let isLost = random.chance(0.02)
        let assayed = RockComposition(
            al2o3: mean.al2o3 * (1 + 0.025 * random.normal()), sio2: mean.sio2 * (1 + 0.05 * random.normal()),
            fe2o3: mean.fe2o3 * (1 + 0.04 * random.normal()), tio2: mean.tio2 * (1 + 0.05 * random.normal()),
            loi: mean.loi * (1 + 0.02 * random.normal()))
        return DrillHole.Sample(from: from, to: to, assay: isLost ? nil : assayed.closed)
    }
}
