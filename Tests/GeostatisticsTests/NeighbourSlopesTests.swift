import Foundations
import Geostatistics
import Testing

@Suite("Slopes from differences between neighbours") struct NeighbourSlopesTests {
    /// Two bodies 10 km apart. Within each a metre more of thickness adds two units of grade, but the thicker body is the
    /// poorer: regression over all samples falls.
    @Test("The slope within bodies is found where their means differ the other way")
    func twoBodies() throws {
        var (places, x, y): ([Point], [Double], [Double]) = ([], [], [])
        for body in 0..<2 {
            for hole in 0..<25 {
                let metres = 2 + 4 * Double(body) + 0.3 * Double((hole * 7) % 5)
                places.append(Point(x: 10_000 * Double(body) + 100 * Double(hole % 5), y: 100 * Double(hole / 5)))
                x.append(metres)
                y.append(60 - 20 * Double(body) + 2 * metres)
            }
        }
        let slopes = neighbourSlopes(try PointSamples(locations: places, variables: [x, y, x.map { -$0 }]))
        #expect(abs(slopes[0] - 2) < 1e-12 && abs(slopes[1] + 1) < 1e-12)
        let (meanX, meanY) = (x.reduce(0, +) / 50, y.reduce(0, +) / 50)
        #expect(zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) } < 0)
    }

    /// By hand: three samples in a line, each compared with its nearest alone: pairs (1, 2), (2, 1), (3, 2) have dx = 1, -1,
    /// 3 and dy = 2, -2, 3, so that the slope is (2 + 2 + 9) / (1 + 1 + 9).
    @Test("Each sample is compared with as many neighbours as asked")
    func byHand() throws {
        let samples = try PointSamples(
            locations: [Point(x: 0, y: 0), Point(x: 1, y: 0), Point(x: 3, y: 0)], variables: [[1, 2, 5], [1, 3, 6]])
        #expect(abs(neighbourSlopes(samples, neighbours: 1)[0] - 13.0 / 11) < 1e-14)
    }

    @Test("A first variable that does not vary gives slopes of 0")
    func constant() throws {
        let samples = try PointSamples(
            locations: [Point(x: 0, y: 0), Point(x: 1, y: 0)], variables: [[2, 2], [1, 3]])
        #expect(neighbourSlopes(samples) == [0])
    }
}
