import Foundations
import Testing

@Suite("Counter-based random numbers") struct RandomTests {
    /// Known answers of Random123 (kat_vectors, philox 4x32, 10 rounds), Salmon et al. 2011.
    @Test(
        "Philox gives the known answers of Random123",
        arguments: [
            (
                SIMD4<UInt32>(repeating: 0), SIMD2<UInt32>(repeating: 0),
                SIMD4<UInt32>(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)
            ),
            (
                SIMD4<UInt32>(repeating: .max), SIMD2<UInt32>(repeating: .max),
                SIMD4<UInt32>(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
            ),
            (
                SIMD4<UInt32>(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
                SIMD2<UInt32>(0xa409_3822, 0x299f_31d0),
                SIMD4<UInt32>(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
            ),
        ])
    func knownAnswers(counter: SIMD4<UInt32>, key: SIMD2<UInt32>, expected: SIMD4<UInt32>) {
        #expect(Philox(key: key).words(at: counter) == expected)
    }

    @Test("A stream repeats itself and differs from streams of another purpose or index")
    func streams() {
        func draws(_ purpose: String, _ index: UInt64, seed: UInt64 = 7) -> [UInt64] {
            var stream = RandomStream(seed: seed, purpose: purpose, index: index)
            return (0..<64).map { _ in stream.next() }
        }
        #expect(draws("tonnage", 3) == draws("tonnage", 3))
        #expect(
            Set(draws("tonnage", 3) + draws("tonnage", 4) + draws("grade", 3) + draws("tonnage", 3, seed: 8)).count
                == 256)
    }

    @Test("Uniform draws have the moments of the uniform distribution")
    func uniformMoments() {
        var stream = RandomStream(seed: 1, purpose: "test")
        let draws = (0..<200_000).map { _ in stream.uniform() }
        let mean = sum(draws) / 200_000
        let variance = sum(draws.map { ($0 - mean) * ($0 - mean) }) / 200_000
        // Four standard errors: 4 sqrt(1/12/n) and 4 sqrt(1/180/n).
        #expect(abs(mean - 0.5) < 0.0026)
        #expect(abs(variance - 1 / 12.0) < 0.00067)
        #expect(draws.allSatisfy { $0 > 0 && $0 < 1 })
    }

    @Test("Normal draws have mean 0, variance 1 and the right share beyond 1.96")
    func normalMoments() {
        var stream = RandomStream(seed: 2, purpose: "test")
        let draws = (0..<200_000).map { _ in stream.normal() }
        #expect(abs(sum(draws) / 200_000) < 0.009)
        #expect(abs(sum(draws.map { $0 * $0 }) / 200_000 - 1) < 0.013)
        #expect(abs(Double(draws.count { abs($0) > 1.959964 }) / 200_000 - 0.05) < 0.002)
    }
}

@Suite("Normal distribution") struct NormalDistributionTests {
    /// Values of R 4.2.2 `qnorm`, printed to 15 digits.
    @Test(
        "Quantiles agree with R's qnorm",
        arguments: [
            (0.5, 0.0), (0.975, 1.95996398454005), (0.1, -1.2815515655446), (1e-5, -4.26489079392282),
            (1e-20, -9.26234008979841), (0.9, 1.2815515655446), (0.3, -0.524400512708041),
        ])
    func quantiles(p: Double, expected: Double) {
        #expect(abs(normalQuantile(p) - expected) < 1e-13 * max(1, abs(expected)))
    }

    @Test("The cumulative function undoes the quantile")
    func inverse() {
        for p in stride(from: 0.001, to: 1, by: 0.001) {
            #expect(abs(normalCumulative(normalQuantile(p)) - p) < 1e-15)
        }
    }
}

@Suite("Quantiles and sums") struct StatisticsTests {
    /// numpy.quantile([1, 2, 4, 8, 16], q), definition 7.
    @Test(
        "Quantiles interpolate between order statistics as NumPy does",
        arguments: [
            (0.1, 1.4), (0.5, 4.0), (0.9, 12.8), (0.0, 1.0), (1.0, 16.0),
        ])
    func quantiles(p: Double, expected: Double) {
        #expect(abs(quantile(ofSorted: [1, 2, 4, 8, 16], p) - expected) < 1e-14)
    }

    @Test("A sum keeps small terms beside large ones")
    func compensation() {
        #expect(sum([1, 1e100, 1, -1e100]) == 2)
    }

    @Test("A summary is ordered and has none for no realizations")
    func summary() {
        let summary = DistributionSummary(of: [5, 1, 4, 2, 3])
        #expect(summary == DistributionSummary(q10: 1.4, q50: 3, q90: 4.6, mean: 3))
        #expect(DistributionSummary(of: []) == nil)
    }
}
