import Foundations
import Prospectivity
import Testing

@Suite struct TransformTests {
    @Test("A linear transform clamps to its range and can be turned round")
    func linear() {
        let rising = LayerTransform.linear(low: 10, high: 30)
        #expect(rising.apply(to: [0, 10, 15, 30, 99] as [Float]) == [0, 0, 0.25, 1, 1])
        let falling = LayerTransform.linear(low: 30, high: 10)
        #expect(falling.apply(to: [0, 10, 15, 30, 99] as [Float]) == [1, 1, 0.75, 0, 0])
    }

    @Test("Logarithms of what is not positive are missing, and that is told")
    func logarithm() {
        let transform = LayerTransform.logarithm(base: .ten, offset: 1)
        let values = transform.apply(to: [0, 9, 99, -1, -5] as [Float])
        #expect(Array(values.prefix(3)) == [0, 1, 2])
        #expect(values[3].isNaN && values[4].isNaN)
        var statistics = LayerStatistics()
        statistics.add([0, 9, -5] as [Float])
        #expect(transform.warnings(for: "soil", with: statistics).map(\.code) == ["logarithm_of_nonpositive"])
    }

    @Test("The z-scores of 0 to 10 use mean 5 and deviation 3.1622776601683795 (EIS Toolkit 1.1.6)")
    func zScore() {
        var statistics = LayerStatistics()
        statistics.add((0...10).map(Float.init))
        #expect(statistics.mean == 5)
        #expect(isClose(statistics.standardDeviation, 3.1622776601683795, within: 1e-15))
        #expect(isClose(Double(LayerTransform.zScore(of: statistics).apply(to: 10)), 1.5811388300841895, within: 1e-7))
    }

    @Test("Statistics of merged windows equal those of one pass; missing cells do not count")
    func mergedStatistics() {
        let values: [Float] = [3, .nan, 4, 1, 5, 9, .infinity, 2, 6]
        var whole = LayerStatistics()
        whole.add(values)
        var first = LayerStatistics()
        first.add(Array(values.prefix(4)))
        var second = LayerStatistics()
        second.add(Array(values.dropFirst(4)))
        first.merge(second)
        #expect(first.count == 7 && first.missing == 2)
        #expect(first.minimum == 1 && first.maximum == 9)
        #expect(isClose(first.mean, whole.mean, within: 1e-14))
        // Closed form: mean of squares 172/7 minus squared mean (30/7)².
        #expect(isClose(first.variance, 172.0 / 7 - 900.0 / 49, within: 1e-13))
    }

    @Test("A quantile transform gives the fraction below plus half of the ties")
    func quantile() {
        let distribution = EmpiricalDistribution(ofSorted: [1, 2, 2, 4])
        let transform = LayerTransform.quantile(distribution)
        #expect(transform.apply(to: [0, 1, 2, 3, 4, 9] as [Float]) == [0, 0.125, 0.5, 0.6875, 0.875, 1])
    }

    @Test("Missing stays missing under every transform")
    func missingStaysMissing() {
        let transforms: [LayerTransform] = [
            .identity, .linear(low: 0, high: 1), .logarithm(base: .natural, offset: 0),
            .quantile(EmpiricalDistribution(ofSorted: [1, 2])), .zScore(mean: 0, standardDeviation: 1),
            .membership(.large(midpoint: 1, spread: 2)),
            .membership(.categories([FuzzyMembership.CategoryDegree(value: 1, degree: 1)], otherwise: 0)),
        ]
        #expect(transforms.allSatisfy { $0.apply(to: .nan).isNaN })
    }

    @Test("Constant layers give no values and a warning")
    func constantLayer() {
        var statistics = LayerStatistics()
        statistics.add([7, 7, 7] as [Float])
        let transform = LayerTransform.linear(over: statistics)
        #expect(transform.apply(to: 7).isNaN)
        #expect(transform.warnings(for: "flat", with: statistics).map(\.code) == ["constant_layer"])
    }

    @Test("A sample holds all cells while they fit, and does not depend on windows")
    func sampleIsIndependentOfWindows() {
        let values = (0..<5000).map { Float($0 * 7919 % 5003) }
        var whole = ValueSample(seed: 3, capacity: 500)
        whole.add(row: values.span, firstCell: 0)
        var parts: [ValueSample] = []
        for start in stride(from: 0, to: 5000, by: 617) {
            var part = ValueSample(seed: 3, capacity: 500)
            part.add(row: values.span.extracting(start..<min(start + 617, 5000)), firstCell: start)
            parts.append(part)
        }
        var merged = ValueSample(seed: 3, capacity: 500)
        for part in parts.reversed() { merged.merge(part) }
        #expect(merged.sortedValues() == whole.sortedValues())
        #expect(whole.sortedValues().count == 500)
        #expect(!whole.isExact && whole.seen == 5000)
        var exact = ValueSample(seed: 3, capacity: 5000)
        exact.add(row: values.span, firstCell: 0)
        #expect(exact.sortedValues() == values.sorted())
    }

    @Test("A closed sample holds the same values")
    func closedSample() {
        let values = (0..<5000).map { Float($0 * 7919 % 5003) }
        for capacity in [500, 5000] {
            var sample = ValueSample(seed: 3, capacity: capacity)
            sample.add(row: values.span, firstCell: 0)
            let closed = sample.closed()
            #expect(closed.sortedValues() == sample.sortedValues())
            #expect(closed.isExact == sample.isExact && closed.seen == sample.seen)
        }
    }

    @Test("Quantiles of a sample lie within the bound that its doc states")
    func sampleQuantiles() {
        var sample = ValueSample(seed: 11, capacity: 2000)
        let many = (0..<100_000).map(Float.init)
        sample.add(row: many.span, firstCell: 0)
        let distribution = EmpiricalDistribution(of: sample)
        // Dvoretzky-Kiefer-Wolfowitz at 99.9 % for 2000 of 100 000 cells: 0.0436.
        for p in [0.1, 0.5, 0.9] {
            #expect(isClose(distribution.probability(of: Float(p * 100_000)), p, within: 0.0436))
        }
    }

    @Test("Transforms survive coding")
    func coding() throws {
        let transform = LayerTransform.quantile(EmpiricalDistribution(ofSorted: [1, 2, 5]))
        #expect(try roundTrip(transform) == transform)
    }
}
