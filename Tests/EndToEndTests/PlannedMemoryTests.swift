import Foundation
import Testing

/// What `plan` says of memory, against what a run takes.
@Suite("Planned memory") struct PlannedMemoryTests {
    /// 4 million cells; the peak is the kernel's own figure for the process. The least budget is 256 MB.
    @Test(
        "A run takes no more memory than the plan states, and the plan no more than the budget",
        arguments: [("256MB", 256_000_000), ("512MB", 512_000_000), ("2GB", 2_000_000_000)])
    func peak(budget: String, bytes: Int) throws {
        let small = try SmallRun(
            evidence: """
                { height: { raster: dem }, slope: { slope: dem }, near: { distance: faults, to: cells },
                around: { focal: dem, statistic: mean, radius: 100 m }, hollow: { depression_depth: dem } }
                """,
            cell: "2 m",
            more: """
                prospectivity: { model: weights_of_evidence, models: [fuzzy_gamma], train: known, unit_cell: 0.01 km2 }
                prospects: { top_area: 1 %, minimum_area: 0.01 km2 }
                """)
        try small.addDeposits()
        let options = ["--threads", "2", "--memory", budget]
        let plan = try Binary.run(["plan", small.config, "--output", small.output, "--json"] + options)
        let planned = try #require(try value("memory_bytes", Data(plan.output.utf8)))
        #expect(planned <= bytes)
        let run = try small.run(options)
        #expect(run.status == 0, "\(run.errors)")
        let timings = try Data(contentsOf: URL(fileURLWithPath: small.output + "/timings.json"))
        let peak = try #require(try value("peak_memory_bytes", timings))
        #expect(peak <= planned)
        // A plan that says far too much tells nothing.
        #expect(planned < 4 * peak)
    }

    private func value(_ name: String, _ json: Data) throws -> Int? {
        (try JSONSerialization.jsonObject(with: json) as? [String: Any])?[name] as? Int
    }
}
