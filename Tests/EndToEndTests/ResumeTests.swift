import Foundation
import TestSupport
import Testing

/// A run goes on from what an earlier one in the same folder has finished, and comes to the same bytes.
@Suite("Resuming a run", .serialized) struct ResumeTests {
    private func survey() throws -> SmallRun {
        let small = try SmallRun(
            evidence: """
                { height: { raster: dem }, steep: { slope: dem }, near: { distance: faults, to: geometry, max: 2 km },
                  high: { focal: height, statistic: mean, radius: 300 m } }
                """,
            more: """
                prospectivity: { model: weights_of_evidence, models: [fuzzy_gamma], train: known, unit_cell: 0.01 km2 }
                prospects: { top_area: 10 %, minimum_area: 0.01 km2 }
                """)
        try small.addDeposits()
        return small
    }

    /// All files but those that differ between equal runs.
    private func files(_ folder: String) throws -> [String: Data] {
        try TemporaryFolder.digests(of: folder).filter { !TemporaryFolder.differing.contains($0.key) }
    }

    private func expectSame(_ folder: String, _ other: String, _ what: String) throws {
        let (a, b) = (try files(folder), try files(other))
        #expect(a.keys.sorted() == b.keys.sorted(), "\(what)")
        for (name, bytes) in a { #expect(b[name] == bytes, "\(name) after \(what)") }
    }

    private func narrated(_ config: String, _ output: String, _ arguments: [String] = []) throws -> CommandResult {
        try Binary.run(["run", config, "--output", output] + arguments)
    }

    private func stages(_ text: String, ending: String) -> [String] {
        text.split(separator: "\n").filter { $0.contains(" ... ") && $0.contains(ending) }
            .compactMap { $0.split(separator: " ").dropFirst(3).first.map(String.init) }
    }

    @Test("A second run finds everything done, says so, prints the same summary and changes no file")
    func nothingToDo() throws {
        let small = try survey()
        let first = try narrated(small.config, small.output)
        #expect(first.status == 0, "\(first.errors)")
        let before = try TemporaryFolder.digests(of: small.output)
        let second = try narrated(small.config, small.output)
        #expect(second.status == 0 && second.output == first.output)
        #expect(second.errors.contains("nothing to do: no input, option or program has changed"))
        #expect(!second.errors.contains(" ... "))
        var after = try TemporaryFolder.digests(of: small.output)
        after["work/file-digests.json"] = before["work/file-digests.json"]
        #expect(after == before)
        let plan = try Binary.run(["plan", small.config, "--output", small.output])
        #expect(plan.output.contains("nothing to do") && !plan.output.contains(": run"))
    }

    @Test("What rests on an input that tells no version of itself, near or far, is made again")
    func withoutVersion() throws {
        let small = try survey()
        // A connection, as to a database: no file is named whose digest could be taken.
        let lines = try small.folder.write(
            "lines.csv", "id,WKT\n1,\"LINESTRING (36400000 2600000,36404000 2604000)\"\n")
        let connection =
            "<OGRVRTDataSource><OGRVRTLayer name='lines'><SrcDataSource>\(lines)</SrcDataSource></OGRVRTLayer>"
            + "</OGRVRTDataSource>"
        let config = try String(contentsOfFile: small.config, encoding: .utf8)
            .replacing("{ table: faults.csv, wkt: wkt,", with: "{ vector: \"\(connection)\",")
        try config.write(toFile: small.config, atomically: true, encoding: .utf8)
        let first = try small.run()
        #expect(first.status == 0, "\(first.errors)")
        _ = try small.folder.write("lines.csv", "id,WKT\n1,\"LINESTRING (36400000 2604000,36404000 2602000)\"\n")
        let second = try narrated(small.config, small.output)
        #expect(stages(second.errors, ending: "(input inputs.faults tells no version of itself)").count > 2)
        let fresh = small.folder.path + "/fresh"
        #expect(try narrated(small.config, fresh).status == 0)
        try expectSame(small.output, fresh, "a changed database")
    }

    @Test("A grid of PROJ that is installed later makes everything run again")
    func installedGrid() throws {
        let small = try SmallRun(
            evidence: "{ near: { distance: corner } }",
            inputs: "  corner: { table: corner.csv, x: x, y: y, crs: EPSG:31467 }")
        _ = try small.folder.write("corner.csv", "x,y\n3500000,5600000\n3502000,5602000\n")
        let config = try String(contentsOfFile: small.config, encoding: .utf8).replacing(
            "grid: { crs: EPSG:4524, cell: 100 m, extent: dem }",
            with: "grid: { crs: EPSG:25832, cell: 100 m, extent: [498000, 5596000, 504000, 5602000] }")
        try config.write(toFile: small.config, atomically: true, encoding: .utf8)
        let installed = small.folder.path + "/proj"
        try FileManager.default.createDirectory(atPath: installed, withIntermediateDirectories: true)
        func install(_ name: String) throws {
            try FileManager.default.createSymbolicLink(
                atPath: installed + "/" + name, withDestinationPath: "/usr/share/proj/" + name)
        }
        func run(_ folder: String) throws -> CommandResult {
            try Binary.run(["run", small.config, "--output", folder], environment: ["PROJ_DATA": installed])
        }
        try install("proj.db")
        let before = try run(small.output)
        #expect(before.status == 0, "\(before.errors)")
        #expect(try run(small.output).errors.contains("nothing to do"))
        try install("BETA2007.gsb")
        let after = try run(small.output)
        #expect(after.errors.contains("the data of PROJ changed"), "\(after.errors)")
        let plan = try String(contentsOfFile: small.output + "/plan.json", encoding: .utf8)
        #expect(plan.contains("accuracy 0.9 m"))
        let fresh = small.folder.path + "/fresh"
        #expect(try run(fresh).status == 0)
        try expectSame(small.output, fresh, "a grid installed")
    }

    /// An option, the stages that rest on it and are run, and those that are kept.
    static let changes: [(set: [String], run: [String], kept: [String])] = [
        (
            ["evidence.near.max=3 km"], ["evidence/near", "prospectivity", "prospects"],
            ["evidence/height", "evidence/high"]
        ),
        (
            ["evidence.height.transform=zscore"], ["evidence/height", "evidence/high"],
            ["evidence/near", "evidence/steep"]
        ),
        (["inputs.faults.where=kind = 'fold'"], ["evidence/near"], ["evidence/steep", "evidence/high"]),
        (["prospects.top_area=5 %"], ["prospects"], ["prospectivity", "evidence/near"]),
        (["prospectivity.unit_cell=0.02 km2"], ["prospectivity"], ["evidence/near", "evidence/high"]),
        (["outputs.format=geotiff"], [], ["prospects", "prospectivity", "evidence/near"]),
        (["evidence.steep.title=Steepness"], ["evidence/steep"], ["evidence/near"]),
        (["name=Other"], ["evidence/near", "evidence/height"], []),
        (["seed=9"], ["evidence/near", "prospectivity"], []),
        (["grid.cell=200 m"], ["evidence/near", "evidence/steep"], []),
    ]

    @Test(
        "After a change, stages that rest on it run, the others are kept, and all bytes are those of a fresh run",
        arguments: changes)
    func changed(_ change: (set: [String], run: [String], kept: [String])) throws {
        let small = try survey()
        #expect(try small.run().status == 0)
        let set = change.set.flatMap { ["--set", $0] }
        let resumed = try narrated(small.config, small.output, set)
        #expect(resumed.status == 0, "\(resumed.errors)")
        let fresh = try narrated(small.config, small.folder.path + "/fresh", set)
        #expect(fresh.status == 0, "\(fresh.errors)")
        let ran = stages(resumed.errors, ending: " ... ok")
        let kept = stages(resumed.errors, ending: "kept from an earlier run")
        for stage in change.run { #expect(ran.contains(stage), "\(stage): \(resumed.errors)") }
        for stage in change.kept { #expect(kept.contains(stage), "\(stage): \(resumed.errors)") }
        try expectSame(small.output, small.folder.path + "/fresh", change.set.joined())
    }

    @Test("Layers in another order are told by plan, and all bytes are those of a fresh run")
    func reordered() throws {
        let evidence = ["height: { raster: dem }", "near: { distance: faults, to: geometry }", "steep: { slope: dem }"]
        let small = try SmallRun(evidence: "{ \(evidence.joined(separator: ", ")) }")
        #expect(try small.run().status == 0)
        let text = try String(contentsOfFile: small.config, encoding: .utf8)
        try text.replacing(
            evidence.joined(separator: ", "), with: evidence.reversed().joined(separator: ", ")
        ).write(toFile: small.config, atomically: true, encoding: .utf8)
        let plan = try Binary.run(["plan", small.config, "--output", small.output])
        #expect(plan.output.contains("evidence/height: reuse"), "\(plan.output)")
        #expect(plan.output.contains("prospectivity: run (option order of evidence layers changed"), "\(plan.output)")
        #expect(try small.run().status == 0)
        let fresh = small.folder.path + "/fresh"
        #expect(try narrated(small.config, fresh).status == 0)
        try expectSame(small.output, fresh, "another order")
    }

    @Test("A changed input is told by plan and runs what rests on it alone")
    func input() throws {
        let small = try survey()
        #expect(try small.run().status == 0)
        let path = small.folder.path + "/faults.csv"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try text.replacing("36404000 2602000", with: "36404000 2601000").write(
            toFile: path, atomically: true, encoding: .utf8)
        let plan = try Binary.run(["plan", small.config, "--output", small.output])
        #expect(plan.output.contains("evidence/near: run (input faults.csv changed)"), "\(plan.output)")
        #expect(plan.output.contains("evidence/steep: reuse"))
        #expect(plan.output.contains("prospectivity: run (evidence/near runs)"))
        #expect(try small.run().status == 0)
        let fresh = small.folder.path + "/fresh"
        #expect(try narrated(small.config, fresh).status == 0)
        try expectSame(small.output, fresh, "a changed input")
    }

    @Test("Files of a run that are gone or were changed are made again")
    func damaged() throws {
        let small = try survey()
        #expect(try small.run().status == 0)
        let intact = try files(small.output)
        try FileManager.default.removeItem(atPath: small.output + "/prospects.csv")
        let handle = try #require(FileHandle(forWritingAtPath: small.output + "/work/evidence/near.tif"))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data([0]))
        try handle.close()
        let plan = try Binary.run(["plan", small.config, "--output", small.output])
        #expect(plan.output.contains("outputs: run (prospects.csv is gone)"), "\(plan.output)")
        #expect(plan.output.contains("evidence/near: run (work/evidence/near.tif was changed)"))
        #expect(try small.run().status == 0)
        #expect(try files(small.output) == intact)
        try "garbage".write(toFile: small.output + "/run.json", atomically: true, encoding: .utf8)
        #expect(try small.run().status == 0)
        #expect(try files(small.output) == intact)
        try "{".write(toFile: small.output + "/work/results/prospects.json", atomically: true, encoding: .utf8)
        try FileManager.default.removeItem(atPath: small.output + "/run.json")
        #expect(try small.run().status == 0)
        #expect(try files(small.output) == intact)
    }

    @Test("The digest of a large map is known to the next run, also where the map has two names")
    func largeMap() throws {
        let small = try SmallRun(evidence: "{ height: { raster: dem } }")
        let made = try narrated(small.config, small.output, ["--set", "grid.cell=2 m"])
        #expect(made.status == 0, "\(made.errors)")
        let list = try #require(
            try JSONSerialization.jsonObject(
                with: Data(contentsOf: URL(fileURLWithPath: small.output + "/work/file-digests.json")))
                as? [[String: Any]])
        for map in ["work/evidence/height.tif", "work/maps/height.tif", "maps/height.tif"] {
            var status = stat()
            #expect(stat(small.output + "/" + map, &status) == 0, "\(map)")
            #expect(status.st_size > 1 << 20, "\(map) is too small to tell")
            let isKnown = list.contains {
                let identity = $0["identity"] as? [String: Any]
                return identity?["inode"] as? UInt64 == UInt64(status.st_ino)
                    && identity?["changed"] as? [Int] == [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
            }
            #expect(isKnown, "\(map)")
        }
    }

    @Test("A run killed at any moment goes on to the same bytes")
    func killed() throws {
        let small = try survey()
        let fresh = small.folder.path + "/fresh"
        let cell = ["--set", "grid.cell=10 m"]
        let start = ContinuousClock.now
        #expect(try narrated(small.config, fresh, cell).status == 0)
        let whole = start.duration(to: .now)
        for moment in 1...6 {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Binary.path)
            process.arguments = ["run", small.config, "--output", small.output, "--quiet"] + cell
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            usleep(
                UInt32(Double(whole.components.attoseconds) * 1e-12 + Double(whole.components.seconds) * 1e6)
                    * UInt32(moment) / 8)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        let last = try narrated(small.config, small.output, cell)
        #expect(last.status == 0, "\(last.errors)")
        try expectSame(small.output, fresh, "kills")
    }

    @Test("--force runs a stage and what rests on it; a name that is no stage is exit code 64 with a suggestion")
    func forced() throws {
        let small = try survey()
        #expect(try small.run().status == 0)
        let forced = try narrated(small.config, small.output, ["--force", "evidence/height"])
        let ran = stages(forced.errors, ending: " ... ok")
        #expect(
            ran.contains("evidence/height") && ran.contains("evidence/high") && ran.contains("prospects"),
            "\(forced.errors)")
        #expect(stages(forced.errors, ending: "kept from").contains("evidence/steep"))
        let unknown = try narrated(small.config, small.output, ["--force", "evidence/hight"])
        #expect(unknown.status == 64 && unknown.errors.contains("evidence/high"), "\(unknown.errors)")
    }

    @Test(
        "Status tells a finished run with its warnings and what stages took, and of one that was broken off what is done"
    )
    func status() throws {
        let small = try survey()
        let none = try Binary.run(["status", small.output])
        #expect(none.status == 66 && none.errors.contains("holds no run"), "\(none.errors)")
        #expect(try small.run().status == 0)
        let done = try Binary.run(["status", small.output, "--timings"])
        #expect(done.status == 0 && done.output.contains("Small: complete, "), "\(done.output)")
        #expect(done.output.contains("evidence/near") && done.output.contains("planned"))
        let machine = try Binary.run(["status", small.output, "--timings", "--json"])
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(machine.output.utf8)) as? [String: Any])
        #expect(object["complete"] as? Bool == true && object["running"] is NSNull)
        #expect((object["stages_done"] as? [String])?.contains("prospects") == true)
        try FileManager.default.removeItem(atPath: small.output + "/run.json")
        let broken = try Binary.run(["status", small.output])
        #expect(broken.output.contains("not complete; done: ") && broken.output.contains("evidence/near"))
    }

    @Test("A run folder that was moved stands as it is")
    func moved() throws {
        let small = try survey()
        #expect(try small.run().status == 0)
        let other = small.folder.path + "/elsewhere"
        try FileManager.default.moveItem(atPath: small.output, toPath: other)
        let again = try narrated(small.config, other)
        #expect(
            again.errors.contains("nothing to do") && again.output.contains("Results in \(other)"), "\(again.errors)")
        let changed = try narrated(small.config, other, ["--set", "prospects.top_area=5 %"])
        #expect(changed.status == 0, "\(changed.errors)")
    }

    @Test("--force-unlock takes away the lock of a run on another host")
    func unlock() throws {
        let small = try survey()
        try FileManager.default.createDirectory(atPath: small.output, withIntermediateDirectories: true)
        try "elsewhere 1\n".write(toFile: small.output + "/run.lock", atomically: true, encoding: .utf8)
        #expect(try small.run().status == 75)
        #expect(try small.run(["--force-unlock"]).status == 0)
    }

    @Test("An input that changes while the run goes on is exit code 75, and no results are left")
    func changing() throws {
        let small = try survey()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Binary.path)
        process.arguments = ["run", small.config, "--output", small.output, "--quiet", "--set", "grid.cell=4 m"]
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        while process.isRunning, !FileManager.default.fileExists(atPath: small.output + "/work/stages/ingest.json") {
            usleep(2_000)
        }
        try "x,y,name\n36401050,2601050,A\n".write(
            toFile: small.folder.path + "/known.csv", atomically: true, encoding: .utf8)
        process.waitUntilExit()
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(process.terminationStatus == 75, "\(text)")
        #expect(text.contains("known.csv: was changed while the run went on"), "\(text)")
        #expect(!FileManager.default.fileExists(atPath: small.output + "/run.json"))
        let (again, fresh) = (small.folder.path + "/out", small.folder.path + "/fresh")
        let cell = ["--set", "grid.cell=40 m"]
        try small.addDeposits()
        for output in [again, fresh] { #expect(try narrated(small.config, output, cell).status == 0) }
        try expectSame(again, fresh, "a change meanwhile")
    }

    @Test("A source of a VRT within a VRT counts as an input")
    func nestedVRT() throws {
        let small = try SmallRun(evidence: "{ height: { raster: dem } }")
        let raster = { (source: String) in
            """
            <VRTDataset rasterXSize="40" rasterYSize="40"><SRS>EPSG:4524</SRS>
              <GeoTransform>36400000, 100, 0, 2604000, 0, -100</GeoTransform>
              <VRTRasterBand dataType="Float32" band="1"><SimpleSource>
                <SourceFilename relativeToVRT="1">\(source)</SourceFilename><SourceBand>1</SourceBand>
                <SrcRect xOff="0" yOff="0" xSize="40" ySize="40"/><DstRect xOff="0" yOff="0" xSize="40" ySize="40"/>
              </SimpleSource></VRTRasterBand>
            </VRTDataset>
            """
        }
        _ = try small.folder.write("inner.vrt", raster("dem.asc"))
        _ = try small.folder.write("outer.vrt", raster("inner.vrt"))
        let outer = ["--set", "inputs.dem.raster=outer.vrt"]
        #expect(try narrated(small.config, small.output, outer).status == 0)
        let path = small.folder.path + "/dem.asc"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try text.replacing(" 100 ", with: " 500 ").write(toFile: path, atomically: true, encoding: .utf8)
        let plan = try Binary.run(["plan", small.config, "--output", small.output] + outer)
        #expect(plan.output.contains("evidence/height: run (input dem.asc changed)"), "\(plan.output)")
    }

    @Test("What another layer measures with changes the values that a layer takes from the same input")
    func measuredElsewhere() throws {
        let classes = "codes: { allocation: known, field: au }"
        let small = try SmallRun(evidence: "{ height: { raster: dem }, \(classes) }")
        _ = try small.folder.write(
            "known.csv", "x,y,name,au\n36401050,2601050,A,-4\n36402050,2603050,B,2\n36403050,2600950,C,7\n")
        let negative = ["--set", "inputs.known.negative_values=detection_limit"]
        #expect(try narrated(small.config, small.output, negative).status == 0)
        let text = try String(contentsOfFile: small.config, encoding: .utf8)
        try text.replacing(classes, with: classes + ", gold: { interpolate: known, value: au, method: nearest }")
            .write(toFile: small.config, atomically: true, encoding: .utf8)
        let fresh = small.folder.path + "/fresh"
        for output in [small.output, fresh] { #expect(try narrated(small.config, output, negative).status == 0) }
        try expectSame(small.output, fresh, "another layer")
    }
}
