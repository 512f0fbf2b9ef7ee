import Foundations
import Rasters
import Testing

struct FocalTests {
    static let names: [FocalStatistic: String] = [
        .mean: "Mean", .standardDeviation: "Deviation", .minimum: "Minimum", .maximum: "Maximum", .median: "Median",
    ]

    // Results are single precision of values up to 50: 4e-6; medians of two halve a sum in single precision.
    @Test(
        "Statistics equal numpy's over squares and circles, and gaps neither spread nor fill",
        arguments: [FocalStatistic.mean, .standardDeviation, .minimum, .maximum, .median], [100, 5])
    func numpy(statistic: FocalStatistic, side: Int) {
        let grid = makeGrid(18, 14)
        let values = ReferenceTables.floats("focalValues")
        for (shape, neighbourhood) in [
            ("square", Neighbourhood.square(radius: 2)), ("circle", Neighbourhood.circle(radius: 2)),
        ] {
            let found = mapped(values, grid, halo: 2, side: side) {
                focal(statistic, $0, window: $1, neighbourhood: neighbourhood)
            }
            let expected = ReferenceTables.values(shape + (Self.names[statistic] ?? ""))
            #expect(largestDifference(found, expected) < 1e-5, "\(shape)")
        }
    }

    @Test("A large offset does not spoil the deviation")
    func offset() {
        let grid = makeGrid(3, 1)
        let found = mapped([1e6, 1e6 + 1, 1e6 + 2], grid, halo: 1, side: 3) {
            focal(.standardDeviation, $0, window: $1, neighbourhood: .square(radius: 1))
        }
        // Of 0, 1 and 2: the square root of 2/3; of 0 and 1: 1/2.
        #expect(abs(found[1] - 0.816_496_6) < 1e-6)
        #expect(found[0] == 0.5)
    }
}
