import Foundation
import Foundations
import Geostatistics
import Resources
import Testing

private let ore: [Double?] = [60, 10]
private let richer: [Double?] = [66, 6]
private let waste: [Double?] = [30, 40]
private let lost: [Double?] = [nil, nil]

/// Thicknesses and grades are counted by hand.
@Suite("Lost core beside ore") struct LostCoreTests {
    private func thickness(_ samples: [(Double, Double, [Double?])], dipDegrees: Double = 90) throws -> Double {
        try seam(samples, dipDegrees: dipDegrees).sums.thicknessMetres
    }

    private func seam(_ samples: [(Double, Double, [Double?])], dipDegrees: Double = 90) throws -> SeamHole {
        try composites([hole("A", samples, dipDegrees: dipDegrees)]) { $0.fillsLostCore = true }[0]
    }

    @Test("One lost sample between two ore samples takes their mean, whether its row is empty or missing")
    func between() throws {
        let empty: [(Double, Double, [Double?])] = [
            (0, 1, waste), (1, 2, ore), (2, 3, lost), (3, 4, richer), (4, 5, waste),
        ]
        let absent = empty.filter { $0.2 != lost }
        for samples in [empty, absent] {
            let seam = try seam(samples)
            #expect(abs(seam.sums.thicknessMetres - 3) < 1e-12)
            #expect(abs(seam.sums.grade(0) - 63) < 1e-12 && abs(seam.sums.grade(1) - 8) < 1e-12)
        }
    }

    @Test("A sample of which some grade is known is no lost core: it is waste, or it may be ore and the hole is named")
    func partlyAssayed() throws {
        let poor = try seam([(0, 1, waste), (1, 3, ore), (3, 4, [30, nil]), (4, 5, ore)])
        #expect(poor.sums.thicknessMetres == 2 && !poor.isPartlyAssayed)
        for unknown: [Double?] in [[60, nil], [nil, 10]] {
            let between = try seam([(0, 1, waste), (1, 3, ore), (3, 4, unknown), (4, 5, ore)])
            #expect(between.sums.thicknessMetres == 2 && between.isPartlyAssayed)
            let beside = try seam([(0, 1, waste), (1, 2, unknown), (2, 3, lost), (3, 5, ore), (5, 6, waste)])
            #expect(beside.sums.thicknessMetres == 2 && beside.isPartlyAssayed)
        }
    }

    @Test("A lost sample between ore and waste counts half, with the grades of the ore, above and below alike")
    func edge() throws {
        let above = try seam([(0, 1, waste), (1, 2, lost), (2, 4, richer), (4, 5, waste)])
        let below = try seam([(0, 1, waste), (1, 3, richer), (3, 4, lost), (4, 5, waste)])
        for seam in [above, below] {
            #expect(abs(seam.sums.thicknessMetres - 2.5) < 1e-12)
            #expect(abs(seam.sums.grade(0) - 66) < 1e-12)
        }
        #expect(above.overburdenMetres == 1.5)
        #expect(try thickness([(0, 1, waste), (2, 4, ore), (4, 5, waste)]) == 2.5)
    }

    /// A contact that lies anywhere in the lost metre with equal chance leaves half of it in the ore on average: over
    /// many holes with 3 m of ore that lose one metre at random the mean is 3 m. Contacts step through 0.05 ... 0.95 m.
    @Test("Over contacts anywhere in the lost core, thickness is right on average")
    func unbiased() throws {
        let contacts = (0..<10).map { 0.05 + Double($0) / 10 }
        let means = try contacts.map { (contact: Double) -> Double in
            // Core lost from 1 to 2 m; ore from 1 + contact to 5 m.
            let found = try thickness([(0, 1, waste), (1, 2, lost), (2, 5, ore), (5, 6, waste)])
            return found - (4 - contact)
        }
        let bias: Double = means.reduce(0, +) / 10
        #expect(abs(bias) < 1e-12)
    }

    @Test("Long losses, losses at the end of a hole and losses within waste stay unassayed")
    func unfilled() throws {
        #expect(try thickness([(0, 2, ore), (2, 5.1, lost), (5.1, 7.1, ore)]) == 2)
        #expect(try thickness([(0, 1, waste), (1, 3, ore), (3, 6.1, lost), (6.1, 7, waste)]) == 2)
        #expect(try thickness([(0, 1, waste), (1, 3, ore), (3, 4, lost)]) == 2)
        #expect(try thickness([(0, 1, lost), (1, 3, ore), (3, 4, waste)]) == 2)
        #expect(try thickness([(0, 1, waste), (1, 2, lost), (2, 3, waste), (3, 5, ore)]) == 2)
    }

    @Test("Filled lengths of an inclined hole count by their vertical thickness")
    func inclined() throws {
        let samples: [(Double, Double, [Double?])] = [
            (0, 1, waste), (1, 2, ore), (2, 3, lost), (3, 4, ore), (4, 5, waste),
        ]
        #expect(abs(try thickness(samples, dipDegrees: 30) - 1.5) < 1e-9)
    }

    @Test("Without the option a lost sample ends the run")
    func off() throws {
        let cut = hole("A", [(0, 1, ore), (1, 2, lost), (2, 4, ore)])
        #expect(try composites([cut])[0].sums.thicknessMetres == 2)
    }
}
