import Foundation
import Foundations
import Geostatistics
import TestSupport
import Testing

@Suite struct VariogramModelTests {
    @Test(
        "Model curves equal gstat's for sill 1 and range 500 m",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)),
        arguments: [("Sph", VariogramShape.spherical), ("Exp", .exponential), ("Gau", .gaussian)])
    func curves(column: String, shape: VariogramShape) throws {
        let model = VariogramModel(
            nuggetEffect: 0, structures: [VariogramStructure(shape, partialSill: 1, rangeMetres: 500)])
        for row in try Meuse.table("variogram_models") {
            let h = try #require(row["h"])
            // Printed to 15 digits.
            #expect(abs(model.semivariance(atDistance: h) - (try #require(row[column]))) < 1e-12)
        }
    }

    @Test("The semivariance is 0 at no distance and the nugget just beyond")
    func nugget() {
        let model = Meuse.spherical(nugget: 0.2, sill: 0.8, range: 100)
        #expect(model.semivariance(dx: 0, dy: 0) == 0)
        #expect(abs(model.semivariance(dx: 1e-9, dy: 0) - 0.2) < 1e-9)
        #expect(model.semivariance(dx: 0, dy: 100) == 1)
    }

    @Test("The azimuth of anisotropy runs clockwise from north")
    func azimuth() {
        let anisotropy = GeometricAnisotropy(azimuthDegrees: 90, ratio: 0.5)
        let model = VariogramModel(
            nuggetEffect: 0,
            structures: [
                VariogramStructure(.spherical, partialSill: 1, rangeMetres: 100, anisotropy: anisotropy)
            ])
        let isotropic = Meuse.spherical(nugget: 0, sill: 1, range: 100)
        #expect(abs(model.semivariance(dx: 40, dy: 0) - isotropic.semivariance(atDistance: 40)) < 1e-14)
        #expect(abs(model.semivariance(dx: 0, dy: 40) - isotropic.semivariance(atDistance: 80)) < 1e-14)
        let northEast = VariogramModel(
            nuggetEffect: 0,
            structures: [
                VariogramStructure(
                    .spherical, partialSill: 1, rangeMetres: 100,
                    anisotropy: GeometricAnisotropy(azimuthDegrees: 45, ratio: 0.5))
            ])
        #expect(northEast.semivariance(dx: 30, dy: 30) < northEast.semivariance(dx: 30, dy: -30))
    }

    @Test("95 % of the sill is reached at the practical range", arguments: VariogramShape.allCases)
    func practicalRange(shape: VariogramShape) {
        let structure = VariogramStructure(shape, partialSill: 1, practicalRangeMetres: 300)
        let model = VariogramModel(nuggetEffect: 0, structures: [structure])
        #expect(abs(structure.practicalRangeMetres - 300) < 1e-12)
        // 1 - exp(-3) = 0.9502 for the two shapes that never reach their sill.
        let expected = shape == .spherical ? 1 : 1 - exp(-3.0)
        #expect(abs(model.semivariance(atDistance: 300) - expected) < 1e-12)
    }

    @Test("Invalid models are refused with what is wrong")
    func refused() {
        var model = Meuse.spherical(nugget: 0, sill: 1, range: 0)
        #expect(throws: GossanError.self) { try model.validate() }
        model.structures[0].rangeMetres = 10
        model.structures[0].anisotropy.ratio = 2
        #expect(throws: GossanError.self) { try model.validate() }
        #expect(throws: GossanError.self) {
            try VariogramModel(nuggetEffect: 0, structures: []).validate()
        }
        #expect(throws: GossanError.self) {
            try VariogramModel(nuggetEffect: -1, structures: []).validate()
        }
    }
}
