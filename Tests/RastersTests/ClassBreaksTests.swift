import Foundations
import Rasters
import TestSupport
import Testing

@Suite("Breaks of classes") struct ClassBreaksTests {
    @Test("A class begins with its lower break and ends before its upper one; missing stays missing")
    func codes() {
        let breaks = ClassBreaks([200, 100, 100])
        #expect(breaks.names == ["below 100", "100 - 200", "200 and more"])
        let codes = breaks.codes(of: [-5, 99.9, 100, 150, 200, 1e9, .nan])
        #expect(codes.prefix(6) == [1, 1, 2, 2, 3, 3] && codes[6].isNaN)
        #expect(ClassBreaks([]).names == ["all values"])
        #expect(ClassBreaks([]).codes(of: [3]) == [1])
    }

    @Test("Equal intervals divide the range; a constant makes one class")
    func equalIntervals() {
        #expect(ClassBreaks.equalIntervals(from: 10, to: 30, classes: 4).breaks == [15, 20, 25])
        #expect(ClassBreaks.equalIntervals(from: 7, to: 7, classes: 4).count == 1)
        #expect(ClassBreaks.equalIntervals(from: .infinity, to: -.infinity, classes: 4).count == 1)
    }

    // Breaks are single precision.
    @Test("Equal intervals are those of mapclassify", arguments: [2, 5, 7])
    func equalIntervalsOfAnother(classes: Int) throws {
        let values = LayerTables.floats("jenksValues")
        let (least, greatest) = (try #require(values.first), try #require(values.last))
        let breaks = ClassBreaks.equalIntervals(from: Double(least), to: Double(greatest), classes: classes).breaks
        let upper = LayerTables.floats("equal_\(classes)")
        #expect(breaks.count == classes - 1 && upper.count == classes)
        for (own, other) in zip(breaks, upper) { #expect(abs(own - other) <= 1e-6 * other) }
    }

    // Breaks are values of the sample: exact.
    @Test("Natural breaks part the same classes as mapclassify and jenkspy", arguments: [2, 3, 5, 8])
    func natural(classes: Int) throws {
        let values = LayerTables.floats("jenksValues")
        let breaks = ClassBreaks.natural(ofSorted: values, classes: classes)
        let upper = LayerTables.floats("jenks_\(classes)")
        try #require(upper.count == classes && breaks.count == classes)
        // Theirs are the greatest values of the classes, ours the least of the next ones.
        let codes = breaks.codes(of: values)
        for (value, code) in zip(values, codes) {
            #expect(code == Float(1 + upper.count { $0 < value }))
        }
    }

    @Test("Natural breaks are the best of all ways to part few values", arguments: 0..<20)
    func exhaustive(seed: Int) {
        var random = RandomStream(seed: UInt64(seed), purpose: "breaks")
        let values = (0..<9).map { _ in Float((random.uniform() * 30).rounded()) }.sorted()
        func cost(_ part: ArraySlice<Float>) -> Double {
            let numbers = part.map(Double.init)
            let mean = numbers.reduce(0, +) / Double(max(1, numbers.count))
            return numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        }
        var best = Double.infinity
        for first in 1...7 {
            for second in (first + 1)...8 {
                best = min(best, cost(values[..<first]) + cost(values[first..<second]) + cost(values[second...]))
            }
        }
        let codes = ClassBreaks.natural(ofSorted: values, classes: 3).codes(of: values)
        let found = (1...3).reduce(0.0) { total, code in
            total + cost(zip(values, codes).filter { $0.1 == Float(code) }.map(\.0)[...])
        }
        // Sums of a few squares up to 900.
        #expect(found <= best + 1e-9)
    }

    @Test("Fewer distinct values than classes make a class each; a large offset does no harm")
    func few() {
        #expect(ClassBreaks.natural(ofSorted: [1, 1, 4, 9, 9], classes: 8).breaks == [4, 9])
        #expect(ClassBreaks.natural(ofSorted: [], classes: 3).count == 1)
        #expect(ClassBreaks.natural(ofSorted: [5, 5], classes: 3).count == 1)
        let offset = [1, 2, 3, 101, 102, 103, 501].map { Float(8_000_000 + $0) }
        #expect(ClassBreaks.natural(ofSorted: offset, classes: 3).breaks == [8_000_101, 8_000_501])
    }
}
