import Foundations
import Resources
import TestSupport
import Testing

@Suite("Tonnage of an undiscovered deposit") struct TonnageModelTests {
    /// Percentiles 0.87, 25 and 730 Mt; numbers by scipy 1.17.1 (norm, quad, truncnorm).
    @Test("Truncated lognormal moments and quantiles equal numerical integration")
    func truncatedMoments() throws {
        let model = try TonnageModel(
            exceededBy90: 0.87e6, exceededBy50: 25e6, exceededBy10: 730e6, limitsTonnes: 1e6...500e6)
        #expect(abs(model.standardDeviationLog - 2.626623376881064) < 1e-12)
        #expect(abs(model.mean / 70762079.96913333 - 1) < 1e-10)
        #expect(abs(model.variance / 1.0739236664158384e+16 - 1) < 1e-10)
        for (p, tonnes) in [(0.1, 2407639.850534052), (0.5, 23651965.30333129), (0.9, 221094658.60231048)] {
            #expect(abs(model.quantile(p) / tonnes - 1) < 1e-9)
        }
    }

    /// Closed form exp(m + s^2 / 2): 787 Mt against a median of 25 Mt.
    @Test("Without limits the mean hangs on the tail, with the default limits it does not")
    func truncationMatters() throws {
        let open = try TonnageModel(
            exceededBy90: 0.87e6, exceededBy50: 25e6, exceededBy10: 730e6, limitsTonnes: 0...Double.infinity)
        #expect(abs(open.mean / 787175330.4195966 - 1) < 1e-10)
        let cut = try TonnageModel(exceededBy90: 0.87e6, exceededBy50: 25e6, exceededBy10: 730e6)
        #expect(cut.mean < 0.4 * open.mean)
        #expect(abs(cut.quantile(0.5) / 25e6 - 1) < 1e-9)
    }

    @Test("Every draw lies within the limits and rises with its probability")
    func drawsStayInside() throws {
        let model = try TonnageModel(
            exceededBy90: 1e6, exceededBy50: 5e6, exceededBy10: 30e6, limitsTonnes: 0.5e6...60e6)
        let draws = (0...1000).map { model.quantile(Double($0) / 1000) }
        #expect(draws == draws.sorted())
        #expect(draws.allSatisfy { model.limitsTonnes.contains($0) })
    }

    @Test("Equal percentiles give one tonnage")
    func singleTonnage() throws {
        let model = try TonnageModel(exceededBy90: 5e6, exceededBy50: 5e6, exceededBy10: 5e6)
        #expect(abs(model.quantile(0.3) / 5e6 - 1) < 1e-12)
        #expect(abs(model.mean / 5e6 - 1) < 1e-12)
        #expect(model.variance.magnitude < 1)
    }

    @Test("Percentiles in the wrong order and empty limits are refused")
    func refuses() {
        #expect(throws: GossanError.self) {
            try TonnageModel(exceededBy90: 30e6, exceededBy50: 5e6, exceededBy10: 1e6)
        }
        #expect(throws: GossanError.self) {
            try TonnageModel(exceededBy90: 1e6, exceededBy50: 5e6, exceededBy10: 30e6, limitsTonnes: 1e15...1e16)
        }
        #expect(throws: GossanError.self) {
            try TonnageModel(exceededBy90: 5e6, exceededBy50: 5e6, exceededBy10: 5e6, limitsTonnes: 6e6...7e6)
        }
    }
}
