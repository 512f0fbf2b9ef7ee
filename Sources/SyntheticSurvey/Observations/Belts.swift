import Foundation
import Foundations

/// One of the two belts of the survey.
struct Belt: Sendable {
    /// Identifier.
    var id: String
    /// Name, synthetic by its wording.
    var name: String
    /// Id of its deposit model.
    var model: String
    /// Its outline.
    var polygon: Polygon
}

extension SurveyModel {
    /// A western and an eastern belt that share a wavy border and nearly fill the survey.
    func belts() -> [Belt] {
        var random = RandomStream(seed: seed, purpose: "belts")
        let extent = options.grid.extent
        let steps = 12
        let middle = extent.minX + random.uniform(in: 0.44...0.56) * extent.width
        func y(_ step: Int) -> Double {
            extent.minY + 250 + (extent.height - 500) * Double(step) / Double(steps)
        }
        let border = (0...steps).map { Point(x: middle + 1200 * random.normal(), y: y($0)) }
        let west = (0...steps).map { Point(x: extent.minX + random.uniform(in: 200...900), y: y($0)) }
        let east = (0...steps).map { Point(x: extent.maxX - random.uniform(in: 200...900), y: y($0)) }
        return [
            Belt(
                id: "SYN-W", name: "Synthetic western belt", model: "bauxite_synthetic_karst",
                polygon: Polygon(exterior: border + west.reversed())),
            Belt(
                id: "SYN-E", name: "Synthetic eastern belt", model: "bauxite_synthetic_karst",
                polygon: Polygon(exterior: east + border.reversed())),
        ]
    }

    /// Ground where nothing may be mined: a reserve over the edge of a drilled deposit, two elsewhere.
    func protectedAreas(near deposit: PlantedDeposit?) -> [MapFeature] {
        var random = RandomStream(seed: seed, purpose: "protected areas")
        let extent = options.grid.extent
        var centers = (0..<2).map { _ in random.point(in: extent.expanded(by: -3000)) }
        if let deposit {
            let reach = depressions[deposit.depression].outline.reachMetres
            centers.append(Point(x: deposit.center.x + 0.9 * reach + 700, y: deposit.center.y))
        }
        return centers.enumerated().map { index, center in
            let outline = LobedOutline(
                center: center, meanRadiusMetres: index == 2 ? 850 : random.uniform(in: 1500...3000), elongation: 1.2,
                azimuthDegrees: random.uniform(in: 0...180),
                lobes: LobedOutline.randomLobes(3, roughness: 0.15, from: &random))
            let field = SampledField(covering: outline.extent, spacing: 100) { 1 - outline.relativeRadius(at: $0) }
            return MapFeature(
                geometry: .polygons(outlinesOfPositive(field)),
                attributes: [("name", "Synthetic reserve \(index + 1)"), ("synthetic", "YES")])
        }
    }
}
