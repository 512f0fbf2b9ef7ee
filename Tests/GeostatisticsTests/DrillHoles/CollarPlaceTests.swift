import Foundations
import Geostatistics
import Testing

/// Collars whose coordinates look mistaken.
@Suite("Places of collars") struct CollarPlaceTests {
    /// Reads holes at the places, each with one sample.
    private func reading(_ places: [(x: Double, y: Double)]) -> Reading {
        let names = places.indices.map { "H\($0)" }
        return Reading(
            collar: "BHID,X,Y,Z\n" + zip(names, places).map { "\($0),\($1.x),\($1.y),0" }.joined(separator: "\n"),
            assay: "BHID,FROM,TO,AL\n" + names.map { "\($0),0,1,40" }.joined(separator: "\n"), options("al"))
    }

    /// Holes 50 m apart in rows of five.
    private func deposit(_ x: Double, _ y: Double, _ count: Int = 20) -> [(x: Double, y: Double)] {
        (0..<count).map { (x + Double($0 % 5) * 50, y + Double($0 / 5) * 50) }
    }

    @Test("0, 0 far from all other holes is no place")
    func zero() {
        let found = reading(deposit(400_000, 2_600_000) + [(0, 0), (0, 0)])
        let places = ["collar.csv, line 22, hole H20", "collar.csv, line 23, hole H21"]
        #expect(found.error?.causes.map(\.subject) == places)
    }

    @Test("The origin of a local grid is a place")
    func localOrigin() {
        let found = reading(deposit(0, 0))
        #expect(found.error == nil && !found.codes.contains("far_collar"))
    }

    @Test("Holes with a mistaken digit are told, in metres and in degrees")
    func farHoles() {
        let places = deposit(400_000, 2_600_000, 40) + [(40_000, 2_600_000), (400_000, 260_000)]
        let metres = reading(places).warnings.first { $0.code == "far_collar" }?.message ?? ""
        #expect(metres.contains("hole H40:") && metres.contains("hole H41:") && !metres.contains("H39"))
        let degrees = reading(deposit(0, 0).map { (108 + $0.x / 1e5, 23 + $0.y / 1e5) } + [(0, 0)])
        #expect(degrees.error == nil && degrees.codes.contains("far_collar"))
    }

    @Test("Deposits 100 km apart, scouting holes and a hole a few hundred metres off are ordinary")
    func ordinary() {
        let ore = deposit(400_000, 2_600_000)
        let scouts = (1...3).map { (400_000 + Double($0) * 30_000, 2_600_000.0) }
        for others in [deposit(500_000, 2_600_000, 3), scouts, [(401_000, 2_600_000)]] {
            #expect(!reading(ore + others).codes.contains("far_collar"), "\(others)")
        }
    }

    @Test("Holes share a place within a centimetre, in metres and in degrees, and not 50 m apart")
    func shared() {
        let metres = deposit(400_000, 2_600_000)
        let degrees = deposit(0, 0).map { (108 + $0.x / 1e5, 23 + $0.y / 1e5) }
        for places in [metres, degrees] {
            #expect(!reading(places).codes.contains("shared_collar_position"))
            #expect(reading(places + [places[3]]).codes.contains("shared_collar_position"))
        }
    }
}
