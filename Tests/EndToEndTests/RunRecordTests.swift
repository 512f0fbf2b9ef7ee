import Foundation
import Testing

/// What `run.json` tells of a run.
@Suite("The record of a run") struct RunRecordTests {
    private func stages(_ small: SmallRun) throws -> [[String: Any]] {
        let data = try Data(contentsOf: URL(fileURLWithPath: small.output + "/run.json"))
        let record = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require(record["stages"] as? [[String: Any]])
    }

    /// What later runs take their stages from, which is no result.
    private func isKept(_ path: String) -> Bool {
        ["work/stages/", "work/results/", "work/maps/", "work/file-digests.json", "work/result-files.json"].contains {
            path.hasPrefix($0)
        }
    }

    @Test("Evidence and prospectivity are recorded with the digests of what they wrote, as sha256sum gives them")
    func digests() throws {
        let small = try SmallRun(
            more: """
                prospectivity: { model: weights_of_evidence, models: [fuzzy_gamma], train: known, unit_cell: 0.01 km2 }
                prospects: { top_area: 10 %, minimum_area: 0.01 km2 }
                """)
        try small.addDeposits()
        #expect(try small.run().status == 0)
        var seen: [String] = []
        for stage in try stages(small) {
            for file in stage["outputs"] as? [[String: String]] ?? [] {
                let path = try #require(file["path"])
                let sum = try Binary.execute("/usr/bin/env", ["sha256sum", small.output + "/" + path])
                #expect(sum.output.hasPrefix(try #require(file["sha256"])), "\(path)")
                seen.append(path)
            }
        }
        // Every file of the folder but the record itself, the times, which differ from run to run, and styles, which users change.
        let files = try TemporaryFolder.digests(of: small.output).keys.filter {
            $0 != "run.json" && $0 != "timings.json" && !isKept($0) && !$0.hasSuffix(".qml")
        }
        #expect(files.contains("work/prospectivity_fuzzy_gamma.tif") && files.contains("explanations.json"))
        #expect(seen.sorted() == files.sorted())
    }

    @Test("warnings.csv holds every warning of run.json once, and the end of the run counts them")
    func warningTable() throws {
        let small = try SmallRun(inputs: "  unused: { raster: damaged.tif }")
        _ = try small.folder.write("damaged.tif", "II*")
        let run = try Binary.run(["run", small.config, "--output", small.output])
        #expect(run.status == 0, "\(run.errors)")
        let recorded = try stages(small).flatMap { stage in
            (stage["warnings"] as? [[String: String]] ?? []).map {
                [stage["name"] as? String, $0["code"], $0["subject"]]
            }
        }
        #expect(!recorded.isEmpty)
        let info = try Binary.execute(
            "/usr/bin/env", ["ogrinfo", "-ro", "-al", "-q", small.output + "/warnings.csv"])
        let told = info.output.components(separatedBy: "OGRFeature").dropFirst().map { feature in
            ["stage", "code", "subject"].map { name -> String? in
                let line = feature.split(separator: "\n").first { $0.hasPrefix("  \(name) (String) = ") }
                return line.map { String($0.dropFirst("  \(name) (String) = ".count)) }
            }
        }
        #expect(told == recorded)
        #expect(run.output.contains("\(recorded.count) warning"), "\(run.output)")
    }

    /// 4 million cells with three layers of 4 bytes and areas of 8 are 80 MB: a quarter of 2 GB holds them, one of 256 MB does not.
    @Test("Evidence that is read again and again gives the same bytes as evidence that memory holds")
    func memory() throws {
        let small = try SmallRun(
            evidence: "{ height: { raster: dem }, slope: { slope: dem }, near: { distance: faults, to: geometry } }",
            cell: "2 m",
            more: """
                prospectivity: { model: weights_of_evidence, models: [fuzzy_gamma], train: known, unit_cell: 0.01 km2 }
                prospects: { top_area: 1 %, minimum_area: 0.01 km2 }
                """)
        try small.addDeposits()
        func files(_ memory: String) throws -> [String: Data] {
            let result = try small.run(["--threads", "2", "--memory", memory, "--force", "all"])
            #expect(result.status == 0, "\(result.errors)")
            return try TemporaryFolder.digests(of: small.output).filter { !TemporaryFolder.differing.contains($0.key) }
        }
        let held = try files("2GB")
        let again = try files("256MB")
        #expect(held.count > 15 && held.keys.sorted() == again.keys.sorted())
        for (name, bytes) in held { #expect(again[name] == bytes, "\(name)") }
    }

    @Test("What was found while features were selected for evidence is kept, once")
    func warnings() throws {
        let small = try SmallRun(
            evidence: """
                { a: { presence: units, where: "kind = 'a'" }, b: { distance: units, where: "kind = 'a'" }, h: { raster: dem } }
                """, inputs: "  units: { table: units.csv, wkt: wkt, crs: EPSG:4524 }")
        // Two bow ties, of which one is selected.
        let bows = ["a", "b"].enumerated().map { number, kind in
            let x = 36_401_000 + number * 1000
            return
                "\"POLYGON ((\(x) 2601000,\(x + 500) 2601500,\(x + 500) 2601000,\(x) 2601500,\(x) 2601000))\",\(kind)\n"
        }
        _ = try small.folder.write("units.csv", "wkt,kind\n" + bows.joined())
        let result = try small.run()
        #expect(result.status == 0, "\(result.errors)")
        let found = try stages(small).flatMap { $0["warnings"] as? [[String: String]] ?? [] }
            .filter { $0["code"] == "repaired_geometry" }.compactMap { $0["message"]?.prefix(9) }
        #expect(found == ["2 invalid", "1 invalid"], "\(found)")
    }

    @Test("Every file of a run but those in work/ and maps/ has a name by which the next run removes it")
    func names() throws {
        let small = try SmallRun()
        try small.addDeposits()
        #expect(try small.run().status == 0)
        let files = try FileManager.default.contentsOfDirectory(atPath: small.output).filter { $0.contains(".") }
        try FileManager.default.removeItem(atPath: small.output + "/run.json")
        // Eight deposits in 16 km2 leave no barren unit cell, which only the model finds.
        let failed = try small.run([
            "--set", "prospectivity.model=weights_of_evidence", "--set", "prospectivity.train=known", "--set",
            "prospectivity.unit_cell=10 km2",
        ])
        #expect(failed.status == 65, "\(failed.errors)")
        #expect(files.count > 10)
        for file in files { #expect(!FileManager.default.fileExists(atPath: small.output + "/" + file), "\(file)") }
    }
}
