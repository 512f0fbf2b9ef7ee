import Foundations
import Rasters
import TestSupport
import Testing

/// Focal statistics against scipy's over small and wide neighbourhoods, with scattered gaps and a missing row and column.
struct WideFocalTests {
    static let grid = makeGrid(20, 17)
    static let names: [FocalStatistic: String] = [
        .mean: "mean", .standardDeviation: "std", .minimum: "min", .maximum: "max", .median: "median",
        .majority: "majority",
    ]

    // Values up to 160 in single precision: 8e-6, and medians of two halve a sum. Least, greatest and majority are exact.
    @Test(
        "Every statistic equals scipy's over squares and circles", arguments: FocalStatistic.allCases, [1, 5])
    func scipy(statistic: FocalStatistic, radius: Int) throws {
        let values = LayerTables.floats(statistic == .majority ? "focalCodes" : "focalValues")
        let isExact = [.minimum, .maximum, .majority].contains(statistic)
        for (shape, neighbourhood) in [
            ("square", Neighbourhood.square(radius: radius)), ("circle", Neighbourhood.circle(radius: Double(radius))),
        ] {
            let expected = LayerTables.values("focal_\(try #require(Self.names[statistic]))_\(shape)_\(radius)")
            for side in [100, 7] {
                let found = mapped(values, Self.grid, halo: radius, side: side) {
                    focal(statistic, $0, window: $1, neighbourhood: neighbourhood)
                }
                #expect(
                    largestDifference(found, expected.map { Double(Float($0)) }) <= (isExact ? 0 : 2e-5),
                    "\(shape) in windows of \(side)")
            }
        }
    }

    // Values up to 160 in single precision: 8e-6.
    @Test(
        "Gaussian means equal scipy's, weights of known cells summing to one",
        arguments: [(1.25, nil), (2.5, 5)] as [(Double, Int?)], [100, 7])
    func gaussian(setting: (sigma: Double, radius: Int?), side: Int) {
        let kernel = GaussianKernel(sigmaCells: setting.sigma, radius: setting.radius)
        #expect(kernel.radius == 5)
        let found = mapped(LayerTables.floats("focalValues"), Self.grid, halo: kernel.radius, side: side) {
            gaussianMean($0, window: $1, kernel: kernel)
        }
        #expect(largestDifference(found, LayerTables.values("focal_gaussian_\(setting.sigma)")) < 2e-5)
    }

    @Test(
        "A great value leaves no trace where it is not seen, not even as the first of the window",
        arguments: [FocalStatistic.mean, .standardDeviation, .median, .minimum])
    func greatValue(statistic: FocalStatistic) {
        let grid = makeGrid(9, 9)
        var values = (0..<81).map { Float($0 % 7) }
        let clean = mapped(values, grid, halo: 1, side: 9) {
            focal(statistic, $0, window: $1, neighbourhood: .square(radius: 1))
        }
        values[0] = -3.4e38
        let found = mapped(values, grid, halo: 1, side: 9) {
            focal(statistic, $0, window: $1, neighbourhood: .square(radius: 1))
        }
        // Sums are taken of differences from another value, which rounds in the last place.
        for cell in 0..<81 where cell % 9 > 1 || cell > 17 { #expect(abs(found[cell] - clean[cell]) < 1e-6) }
    }

    @Test(
        "A circle holds the cells whose centres lie within its radius, whole or not",
        arguments: [(1.0, 5), (1.5, 9), (2, 13), (2.99, 25), (3, 29)])
    func circle(radius: Double, cells: Int) {
        let grid = makeGrid(9, 9)
        var values = [Float](repeating: 0, count: 81)
        values[40] = 1
        let found = mapped(values, grid, halo: Int(radius), side: 9) {
            focal(.maximum, $0, window: $1, neighbourhood: .circle(radius: radius))
        }
        #expect(found.count { $0 == 1 } == cells)
    }

    @Test("A window without any value stays missing", arguments: FocalStatistic.allCases)
    func nothing(statistic: FocalStatistic) {
        let grid = makeGrid(6, 5)
        let found = mapped([Float](repeating: .nan, count: 30), grid, halo: 3, side: 4) {
            focal(statistic, $0, window: $1, neighbourhood: .circle(radius: 3))
        }
        #expect(found.count == 30 && found.allSatisfy(\.isNaN))
    }
}
