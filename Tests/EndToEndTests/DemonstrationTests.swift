import Foundation
import TestSupport
import Testing

/// The embedded demonstration, run as the README says.
@Suite("The demonstration", .serialized) struct DemonstrationTests {
    /// A folder laid out as a checkout: the survey where the pipeline looks for it.
    private func workspace() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder.path + "/Pipelines", withIntermediateDirectories: true)
        try manager.copyItem(
            atPath: SharedData.repositoryRoot + "/Pipelines/demo-guangxi.yaml",
            toPath: folder.path + "/Pipelines/demo-guangxi.yaml")
        let made = try Binary.run(["synthesize", folder.path + "/out/synthetic-survey", "--seed", "20250328"])
        #expect(made.status == 0, "\(made.errors)")
        return folder
    }

    private func run(_ folder: TemporaryFolder, _ arguments: [String] = [], into name: String = "demo") throws
        -> (result: CommandResult, output: String)
    {
        let output = "\(folder.path)/out/\(name)"
        let config = folder.path + "/Pipelines/demo-guangxi.yaml"
        return (try Binary.run(["run", config, "--output", output] + arguments), output)
    }

    @Test("Every promised file is written, says that it is synthetic, and opens in GDAL without a warning")
    func files() throws {
        let folder = try workspace()
        let (result, output) = try run(folder)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("SYNTHETIC"))
        let names = [
            "prospects.geojson", "prospects.gpkg", "prospects.csv", "belts.csv", "growth.csv", "grade_tonnage.csv",
            "validation.csv", "models.csv", "classes.csv", "explanations.json", "datapackage.json", "plan.json",
            "run.json",
            "timings.json", "maps/prospectivity.tif", "maps/prospectivity_fuzzy_gamma.tif",
            "maps/prospectivity_logistic_regression.tif", "maps/uncertainty.tif", "maps/fault_distance.tif",
            "maps/soil_al2o3.tif",
        ]
        for name in names { #expect(FileManager.default.fileExists(atPath: output + "/" + name), "\(name)") }
        for name in ["prospects.geojson", "prospects.gpkg"] {
            let info = try Binary.execute("/usr/bin/env", ["ogrinfo", "-ro", "-so", "-al", output + "/" + name])
            #expect(info.status == 0)
            #expect(!(info.errors + info.output).contains("Warning"), "\(info.errors)")
        }
        let map = try Binary.execute("/usr/bin/env", ["gdalinfo", output + "/maps/prospectivity.tif"])
        for text in ["LAYOUT=COG", "NoData Value=nan", "STATISTICS_MEAN", "Overviews", "SYNTHETIC"] {
            #expect(map.output.contains(text), "\(text)")
        }
        #expect(try String(contentsOfFile: output + "/run.json", encoding: .utf8).contains("SYNTHETIC"))
        #expect(try String(contentsOfFile: output + "/prospects.geojson", encoding: .utf8).contains("SYNTHETIC"))
    }

    /// Threads alone, memory alone at one and at several threads, and both.
    @Test("Threads and memory change no byte of any file, work/ included, but times and what is known of files")
    func determinism() throws {
        let folder = try workspace()
        var first: [String: Data]?
        for (threads, memory) in [("1", "2GB"), ("1", "256MB"), ("2", "2GB"), ("2", "256MB"), ("7", "512MB")] {
            let (result, output) = try run(
                folder, ["--threads", threads, "--memory", memory, "--quiet"], into: "t\(threads)-\(memory)")
            #expect(result.status == 0, "\(result.errors)")
            var digests = try TemporaryFolder.digests(of: output)
            for name in TemporaryFolder.differing { digests[name] = nil }
            guard let reference = first else {
                let every = ["models.csv", "classes.csv", "explanations.json", "maps/prospectivity_fuzzy_gamma.tif"]
                for name in every { #expect(digests[name] != nil, "\(name)") }
                first = digests
                continue
            }
            #expect(digests.keys.sorted() == reference.keys.sorted())
            for (name, bytes) in digests {
                #expect(reference[name] == bytes, "\(name) with \(threads) threads and \(memory)")
            }
        }
    }

    @Test("check, plan, explain and growth tell of the run")
    func commands() throws {
        let folder = try workspace()
        let config = folder.path + "/Pipelines/demo-guangxi.yaml"
        let check = try Binary.run(["check", config])
        #expect(check.status == 0 && check.output.contains("is in order"), "\(check.errors)")
        let plan = try Binary.run(["plan", config])
        #expect(plan.status == 0 && plan.output.contains("evidence/fault_distance"), "\(plan.errors)")
        let (result, output) = try run(folder, ["--quiet"])
        #expect(result.status == 0, "\(result.errors)")
        let table = try Table(csv: output + "/prospects.csv")
        let id = try #require(table.rows.first?["id"])
        let explained = try Binary.run(["explain", id, "--run", output])
        #expect(explained.status == 0 && explained.output.contains("is number 1"), "\(explained.errors)")
        let unknown = try Binary.run(["explain", "nowhere", "--run", output])
        #expect(unknown.status == 64 && unknown.errors.contains("is no prospect"))
        let growth = try Binary.run(["growth", output])
        #expect(growth.status == 0 && growth.output.contains("probability_net"), "\(growth.errors)")
    }

    @Test(
        "The test of weights of evidence is a weakness of their own map alone",
        arguments: [("weights_of_evidence", true), ("logistic_regression", false), ("fuzzy_gamma", false)])
    func weaknessesOfTheRankingModel(model: String, isTold: Bool) throws {
        let folder = try workspace()
        let others = ["weights_of_evidence", "logistic_regression", "fuzzy_gamma"].filter { $0 != model }
        let (result, output) = try run(
            folder,
            [
                "--quiet", "--set", "prospectivity.model=\(model)", "--set",
                "prospectivity.models=[\(others.joined(separator: ", "))]",
            ])
        #expect(result.status == 0 && result.errors.contains("[conditional_dependence]"), "\(result.errors)")
        let potential = try Table(csv: output + "/prospects.csv").rows.first { $0["basis"] == "exploration potential" }
        let id = try #require(potential?["id"])
        let explained = try Binary.run(["explain", id, "--run", output])
        #expect(explained.output.contains("Layers say partly the same") == isTold, "\(explained.output)")
    }

    @Test("Quantiles are ordered, what is recoverable is in place, and resource and reserve stay apart")
    func figures() throws {
        let folder = try workspace()
        let (_, output) = try run(folder, ["--quiet"])
        let table = try Table(csv: output + "/prospects.csv")
        #expect(!table.rows.isEmpty)
        for row in table.rows {
            for figure in ["ore_mt", "recoverable_mt"] {
                let values = ["q10", "q50", "q90"].compactMap { row["\(figure)_\($0)"].flatMap(Double.init) }
                #expect(values == values.sorted())
            }
            let ore = try #require(row["ore_mt_mean"].flatMap(Double.init))
            let recoverable = try #require(row["recoverable_mt_mean"].flatMap(Double.init))
            #expect(recoverable <= ore + 1e-9)
            #expect(row["recoverable_standing"]?.contains("reserve") == false)
        }
        let growth = try Table(csv: output + "/growth.csv")
        #expect(Set(growth.rows.compactMap { $0["series"] }).isSubset(of: ["resource", "reserve"]))
    }

    @Test("Only a study makes reserves, and only of measured and indicated ground; the resource stays as it was")
    func reserves() throws {
        let folder = try workspace()
        func standings(_ study: String) throws -> (standings: [String], growth: Table) {
            let (result, output) = try run(
                folder,
                [
                    "--quiet", "--set", "estimate.study=\(study)", "--set", "estimate.categories.indicated=250 m",
                    "--set",
                    "estimate.categories.inferred=400 m",
                ], into: study)
            #expect(result.status == 0, "\(result.errors)")
            let rows = try Table(csv: output + "/prospects.csv").rows
            return (rows.compactMap { $0["recoverable_standing"] }, try Table(csv: output + "/growth.csv"))
        }
        func closing(_ table: Table, _ series: String) -> [String] {
            table.rows.filter { $0["series"] == series && $0["item"] == "closing" }.compactMap { $0["value_mean"] }
        }
        let without = try standings("scoping")
        let with = try standings("feasibility")
        #expect(!without.standings.contains { $0.contains("reserve") })
        #expect(with.standings.contains { $0.contains("probable reserve") })
        #expect(!with.standings.contains { $0.contains("potential") && $0.contains("reserve") })
        #expect(closing(without.growth, "resource") == closing(with.growth, "resource"))
        #expect(closing(without.growth, "reserve") != closing(with.growth, "reserve"))
    }
}

/// A small CSV without quoted commas, by column name.
struct Table {
    let rows: [[String: String]]

    init(csv path: String) throws {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
        let header = lines.first?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? []
        rows = lines.dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Dictionary(zip(header, cells)) { first, _ in first }
        }
    }
}
