import Foundation
import Foundations
import Geostatistics
import Testing

@Suite struct NeighbourSearchTests {
    @Test("Equal distances are taken in order of sample index, whatever the order of the tree")
    func gridTies() throws {
        let grid = drillGrid(side: 9)
        // The centre of a drill square: 4 samples at the same distance, then 8, then 4.
        let target = Point(x: 225, y: 225)
        for maximum in 1...16 {
            let neighbourhood = SearchNeighbourhood(maximumSamples: maximum)
            #expect(found(target, grid, neighbourhood) == reference(target, grid, neighbourhood))
        }
    }

    @Test("Ties survive a rotated search ellipse")
    func rotatedTies() {
        let grid = drillGrid(side: 9)
        // At 45 degrees the sixteen nodes around a centre fall into ties that rotation turns into noise of 1e-14.
        let ellipse = GeometricAnisotropy(azimuthDegrees: 45, ratio: 0.5)
        let target = Point(x: 200, y: 200)
        let two = nearestSamples(to: target, among: grid, SearchNeighbourhood(maximumSamples: 2, ellipse: ellipse))
        // The datum itself, then of its neighbours along the major axis (150, 150) and (250, 250) the lower index.
        #expect(two == [4 * 9 + 4, 3 * 9 + 3])
        let four = nearestSamples(to: target, among: grid, SearchNeighbourhood(maximumSamples: 4, ellipse: ellipse))
        #expect(four == [4 * 9 + 4, 3 * 9 + 3, 5 * 9 + 5, 3 * 9 + 4])
    }

    @Test("Every kind of search equals an exhaustive one", arguments: [1, 2, 3, 4, 5] as [UInt64])
    func exhaustive(seed: UInt64) {
        var random = RandomStream(seed: seed, purpose: "search test")
        let points = (0..<300).map { _ in Point(x: random.uniform() * 1000, y: random.uniform() * 600) }
        let neighbourhoods = [
            SearchNeighbourhood(maximumSamples: 12),
            SearchNeighbourhood(maximumSamples: 12, maximumRadiusMetres: 60),
            SearchNeighbourhood(maximumRadiusMetres: 120),
            SearchNeighbourhood(maximumSamples: 8, ellipse: GeometricAnisotropy(azimuthDegrees: 30, ratio: 0.3)),
            SearchNeighbourhood(
                maximumSamples: 10, maximumRadiusMetres: 200, sectors: .octants, maximumPerSector: 2),
            SearchNeighbourhood(
                maximumSamples: 6, ellipse: GeometricAnisotropy(azimuthDegrees: 120, ratio: 0.5), sectors: .quadrants,
                maximumPerSector: 2),
        ]
        for neighbourhood in neighbourhoods {
            for _ in 0..<40 {
                let target = Point(x: random.uniform() * 1200 - 100, y: random.uniform() * 800 - 100)
                #expect(
                    found(target, points, neighbourhood) == reference(target, points, neighbourhood))
            }
        }
    }

    @Test("Limits that contradict each other are refused")
    func refused() throws {
        let samples = try PointSamples(locations: [Point(x: 0, y: 0)], values: [1])
        let model = Meuse.spherical(nugget: 0, sill: 1, range: 10)
        for neighbourhood in [
            SearchNeighbourhood(maximumSamples: 0), SearchNeighbourhood(maximumSamples: 3, minimumSamples: 4),
            SearchNeighbourhood(maximumRadiusMetres: 0),
            SearchNeighbourhood(ellipse: GeometricAnisotropy(azimuthDegrees: 0, ratio: 0)),
        ] {
            #expect(throws: GossanError.self) {
                try KrigingEstimator(samples: samples, variogram: model, neighbourhood: neighbourhood)
            }
        }
    }

    /// A square grid of samples 50 m apart, row by row from the origin.
    private func drillGrid(side: Int) -> [Point] {
        (0..<side).flatMap { row in (0..<side).map { Point(x: Double($0) * 50, y: Double(row) * 50) } }
    }

    /// Sorts all samples and takes them one by one.
    private func reference(_ target: Point, _ points: [Point], _ neighbourhood: SearchNeighbourhood) -> [Int] {
        let ranked = points.indices.map { index in
            (index, ellipseVector(from: target, to: points[index], neighbourhood.ellipse))
        }.map { (index: $0.0, squared: $0.1.u * $0.1.u + $0.1.v * $0.1.v, vector: $0.1) }
            .sorted { ($0.squared, $0.index) < ($1.squared, $1.index) }
        var perSector: [Int: Int] = [:]
        var chosen: [Int] = []
        for candidate in ranked {
            if candidate.squared.squareRoot() > neighbourhood.maximumRadiusMetres { break }
            if neighbourhood.sectors != .whole {
                let sector = compassSector(candidate.vector.u, candidate.vector.v, neighbourhood.sectors.rawValue)
                if perSector[sector, default: 0] == neighbourhood.maximumPerSector { continue }
                perSector[sector, default: 0] += 1
            }
            chosen.append(candidate.index)
            if chosen.count == neighbourhood.maximumSamples { break }
        }
        // Without a limit the search returns every sample in reach, in no promised order.
        return neighbourhood.maximumSamples == nil ? chosen.sorted() : chosen
    }

    private func found(_ target: Point, _ points: [Point], _ neighbourhood: SearchNeighbourhood) -> [Int] {
        let samples = nearestSamples(to: target, among: points, neighbourhood)
        return neighbourhood.maximumSamples == nil ? samples.sorted() : samples
    }

    /// Along and across the major axis, the latter stretched by the ratio; plain east and north without an ellipse.
    private func ellipseVector(
        from target: Point, to point: Point, _ ellipse: GeometricAnisotropy
    ) -> (u: Double, v: Double) {
        let (dx, dy) = (point.x - target.x, point.y - target.y)
        if ellipse.ratio == 1 { return (dx, dy) }
        let angle = ellipse.azimuthDegrees * .pi / 180
        return (dx * sin(angle) + dy * cos(angle), (dx * cos(angle) - dy * sin(angle)) / ellipse.ratio)
    }

    private func compassSector(_ dx: Double, _ dy: Double, _ sectors: Int) -> Int {
        let turn = atan2(dx, dy) / (2 * .pi)
        return Int((turn < 0 ? turn + 1 : turn) * Double(sectors)) % sectors
    }
}
