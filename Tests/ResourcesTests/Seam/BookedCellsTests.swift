import Foundations
import Resources
import Testing

@Suite("Booked cells of a seam") struct BookedCellsTests {
    /// Four cells of 100 m2, thicknesses 1, 2, 4 and 8 m at 2.5 t/m3: 250, 500, 1000 and 2000 t.
    private func estimate(_ booked: [BookedShare]) throws -> DrilledEstimate {
        let ground = try SeamGround(
            cellAreasSquareMetres: Array(repeating: 100, count: 4), prospects: [0, 0, 0, 0], prospectCount: 1,
            categories: [.indicated, .indicated, .inferred, .inferred], booked: booked)
        let estimator = try SeamEstimator(
            variables: aluminaSilica, ground: ground, cutoff: referenceCutoff, blocksPass: .none)
        let thickness = [1.0, 2, 4, 8]
        let blocks = SeamBlocks(
            thicknessMetres: thickness, densityTonnesPerCubicMetre: 2.5,
            accumulations: [thickness.map { $0 * 2.5 * 60 }, thickness.map { $0 * 2.5 * 10 }])
        var estimate = DrilledEstimate(of: estimator)
        estimate.append(try estimator.estimate(blocks))
        return estimate
    }

    private func tonnes(_ estimate: DrilledEstimate, _ isWanted: (SeamPart) -> Bool) -> Double {
        estimate.series(where: isWanted).totals[0].inPlaceTonnes
    }

    @Test("Ground is booked with the tonnes of its cells, thick ones with more than thin ones")
    func byCells() throws {
        let estimate = try estimate([
            BookedShare(cell: 3, outline: 0, share: 1), BookedShare(cell: 1, outline: 1, share: 0.25),
            BookedShare(cell: 2, outline: 0, share: 0.5), BookedShare(cell: 2, outline: 1, share: 0.1),
        ])
        #expect(abs(tonnes(estimate) { $0.bookedOutline == 0 } - (2000 + 500)) < 1e-9)
        #expect(abs(tonnes(estimate) { $0.bookedOutline == 1 } - (125 + 100)) < 1e-9)
        #expect(abs(tonnes(estimate) { $0.bookedOutline == 1 && $0.category == .indicated } - 125) < 1e-9)
        #expect(abs(tonnes(estimate) { $0.bookedOutline == nil } - (250 + 375 + 400)) < 1e-9)
        #expect(abs(estimate.series(prospect: 0).totals[0].inPlaceTonnes - 3750) < 1e-9)
    }

    @Test("Booking changes nothing of a prospect's own totals")
    func sameTotals() throws {
        let free = try estimate([]).series(prospect: 0).totals[0]
        let booked = try estimate((0..<4).map { BookedShare(cell: $0, outline: $0, share: 0.3) })
        let total = booked.series(prospect: 0).totals[0]
        #expect(abs(total.inPlaceTonnes - free.inPlaceTonnes) < 1e-9)
        #expect(abs(total.areaSquareMetres - 400) < 1e-9)
        #expect(abs(total.grade(0) - 60) < 1e-9 && abs(total.grade(1) - 10) < 1e-9)
    }
}
