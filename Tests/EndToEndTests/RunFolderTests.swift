import Foundation
import TestSupport
import Testing

/// What a run does to its folder, and two runs to one folder.
@Suite("The run folder") struct RunFolderTests {
    /// A process that holds the lock of a folder as a run does.
    private func holdLock(of folder: String, text: String, for time: String = "60", shared: Bool = false) throws
        -> Process
    {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/run.lock"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["flock", shared ? "--shared" : "--exclusive", "--no-fork", path, "sleep", time]
        try process.run()
        // Held once another cannot take it.
        while try Binary.execute("/usr/bin/env", ["flock", "--nonblock", path, "true"]).status == 0 { usleep(10_000) }
        return process
    }

    private var host: String { ProcessInfo.processInfo.hostName }

    private func names(in folder: String) -> [String] {
        (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
    }

    @Test("A second run in the same folder ends with exit code 75 and names the first; the folder stays as it was")
    func second() throws {
        let small = try SmallRun()
        let holder = try holdLock(of: small.output, text: "\(host) 12345\n")
        defer { holder.terminate() }
        let result = try small.run()
        #expect(result.status == 75, "\(result.errors)")
        #expect(result.errors.contains("another run is writing into this folder (process 12345 on \(host))"))
        #expect(result.errors.contains("--output"))
        let unlocked = try small.run(["--force-unlock"])
        #expect(unlocked.status == 75 && unlocked.errors.contains("is for runs that are gone"), "\(unlocked.errors)")
        #expect(names(in: small.output) == ["run.lock"])
    }

    @Test("The lock of a dead process of this host is taken over, that of another host is respected")
    func dead() throws {
        let small = try SmallRun()
        try FileManager.default.createDirectory(atPath: small.output, withIntermediateDirectories: true)
        let lock = small.output + "/run.lock"
        try "\(host) 1\n".write(toFile: lock, atomically: true, encoding: .utf8)
        let result = try small.run()
        #expect(result.status == 0, "\(result.errors)")
        #expect(!FileManager.default.fileExists(atPath: lock))
        try "elsewhere 1\n".write(toFile: lock, atomically: true, encoding: .utf8)
        let other = try small.run()
        #expect(other.status == 75)
        #expect(other.errors.contains("process 1 on elsewhere") && other.errors.contains("--force-unlock"))
    }

    @Test("A lock that a living process holds on another host, as flock shows, is respected by --force-unlock too")
    func heldElsewhere() throws {
        let small = try SmallRun()
        let holder = try holdLock(of: small.output, text: "elsewhere 12345\n")
        defer { holder.terminate() }
        let result = try small.run(["--force-unlock"])
        #expect(result.status == 75, "\(result.errors)")
        #expect(names(in: small.output) == ["run.lock"])
    }

    @Test("A run that starts while 'status' looks at the lock is not turned away")
    func lookedAt() throws {
        let small = try SmallRun()
        let looker = try holdLock(of: small.output, text: "\(host) 1234567\n", for: "0.2", shared: true)
        let result = try small.run()
        #expect(result.status == 0, "\(result.errors)")
        looker.waitUntilExit()
    }

    @Test("A run takes away its own lock alone: that of another run, which stands in its place, stays")
    func ownLock() throws {
        let small = try SmallRun(cell: "4 m")
        let lock = small.output + "/run.lock"
        let run = Process()
        run.executableURL = URL(fileURLWithPath: Binary.path)
        run.arguments = ["run", small.config, "--output", small.output, "--quiet"]
        try run.run()
        while !FileManager.default.fileExists(atPath: lock), run.isRunning { usleep(1000) }
        try "elsewhere 1\n".write(toFile: lock, atomically: true, encoding: .utf8)
        #expect(run.isRunning)
        run.waitUntilExit()
        #expect(run.terminationStatus == 0)
        #expect(try String(contentsOfFile: lock, encoding: .utf8) == "elsewhere 1\n")
    }

    @Test("A run that fails leaves no result of an earlier one, not even one whose record is gone")
    func failedAfterAnother() throws {
        let small = try SmallRun()
        try small.addDeposits()
        #expect(try small.run().status == 0)
        try FileManager.default.removeItem(atPath: small.output + "/run.json")
        // Eight deposits in 16 km2 leave no barren unit cell, which only the model finds.
        let failed = try small.run([
            "--set", "prospectivity.model=weights_of_evidence", "--set", "prospectivity.train=known", "--set",
            "prospectivity.unit_cell=10 km2",
        ])
        #expect(failed.status == 65, "\(failed.errors)")
        #expect(names(in: small.output).filter { !$0.hasPrefix("work") } == ["maps"])
    }

    /// A library that stands in for a file system without `flock`.
    private func libraryWithoutLocks(_ small: SmallRun) throws -> String {
        let source = try small.folder.write(
            "noflock.c", "#include <errno.h>\nint flock(int file, int how) { errno = ENOLCK; return -1; }\n")
        let library = small.folder.path + "/noflock.so"
        let built = try Binary.execute("/usr/bin/env", ["clang", "-shared", "-fPIC", "-o", library, source])
        #expect(built.status == 0, "\(built.errors)")
        return library
    }

    @Test("Where the file system has no locks, who made the file has it, even before he has named himself")
    func justBegun() throws {
        let small = try SmallRun()
        let library = try libraryWithoutLocks(small)
        try FileManager.default.createDirectory(atPath: small.output, withIntermediateDirectories: true)
        try Data().write(to: URL(fileURLWithPath: small.output + "/run.lock"))
        for (options, status) in [([], 75), (["--force-unlock"], 0)] as [([String], Int32)] {
            let result = try Binary.run(
                ["run", small.config, "--output", small.output, "--quiet"] + options,
                environment: ["LD_PRELOAD": library])
            #expect(result.status == status, "\(result.errors)")
        }
    }

    @Test(
        "Where the file system has no locks, that of a dead process is taken away when asked for, that of a living one never",
        arguments: [[], ["--force-unlock"]])
    func withoutLocks(_ options: [String]) throws {
        let small = try SmallRun()
        let library = try libraryWithoutLocks(small)
        try FileManager.default.createDirectory(atPath: small.output, withIntermediateDirectories: true)
        let lock = small.output + "/run.lock"
        let living = ProcessInfo.processInfo.processIdentifier
        for (process, status) in [(living, 75), (4_194_303, options.isEmpty ? 75 : 0)] as [(Int32, Int32)] {
            try "\(host) \(process)\n".write(toFile: lock, atomically: true, encoding: .utf8)
            let result = try Binary.run(
                ["run", small.config, "--output", small.output, "--quiet"] + options,
                environment: ["LD_PRELOAD": library])
            #expect(result.status == status, "\(process): \(result.errors)")
            #expect(status == 0 || result.errors.contains(process == living ? "wait" : "give --force-unlock"))
        }
        #expect(FileManager.default.fileExists(atPath: lock) == options.isEmpty)
    }

    @Test(
        "Files under the names of results that no run has left are never touched, an empty folder 'work' beside them or not",
        arguments: ["belts.csv", "run.json", "maps/near.tif"], [true, false])
    func others(name: String, besideWork: Bool) throws {
        let small = try SmallRun()
        for folder in besideWork ? ["maps", "work"] : ["maps"] {
            try FileManager.default.createDirectory(
                atPath: small.output + "/" + folder, withIntermediateDirectories: true)
        }
        let path = small.output + "/" + name
        try "mine".write(toFile: path, atomically: true, encoding: .utf8)
        let result = try small.run()
        #expect(result.status == 73, "\(result.errors)")
        #expect(
            result.errors.contains("\(name): has the name of a result, but nothing tells that a run has left it"),
            "\(result.errors)")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
        #expect(!names(in: small.output).contains("run.lock"))
    }

    @Test("A folder 'work' with files that no run has left is never touched")
    func othersWork() throws {
        let small = try SmallRun()
        try FileManager.default.createDirectory(atPath: small.output + "/work", withIntermediateDirectories: true)
        let path = small.output + "/work/prospectivity.tif"
        try "mine".write(toFile: path, atomically: true, encoding: .utf8)
        let result = try small.run()
        #expect(result.status == 73, "\(result.errors)")
        #expect(result.errors.contains("work: holds files, but nothing tells that a run has left them"))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    }

    @Test(
        "A map that the user has put beside those of a run stays, one that this config makes no more goes",
        arguments: [[], ["run.json"], ["work"]])
    func ownMap(removed: [String]) throws {
        let small = try SmallRun()
        #expect(try small.run().status == 0)
        // Fuzzy scores have no deviation: the name is free.
        let mine = ["maps/mine.tif", "maps/mine.tif.aux.xml", "maps/near.qml", "maps/uncertainty.tif", "notes.txt"]
        // The last is what QGIS leaves beside a map.
        for name in mine + ["maps/near.tif.aux.xml"] {
            try "mine".write(toFile: small.output + "/" + name, atomically: true, encoding: .utf8)
        }
        for name in removed { try FileManager.default.removeItem(atPath: small.output + "/" + name) }
        let result = try small.run(["--set", "outputs.maps=[height]"])
        #expect(result.status == 0, "\(result.errors)")
        let left = names(in: small.output)
        #expect(
            left.filter { $0.hasPrefix("maps/") && !mine.contains($0) } == ["maps/height.qml", "maps/height.tif"])
        #expect(mine.allSatisfy(left.contains), "\(left)")
        #expect(try String(contentsOfFile: small.output + "/maps/mine.tif", encoding: .utf8) == "mine")
    }

    @Test("A list of results that was edited takes no other file away")
    func editedList() throws {
        let small = try SmallRun()
        #expect(try small.run().status == 0)
        let mine = ["notes.txt", "maps/more/mine.tif", "below/prospects.csv"]
        for name in mine {
            let file = URL(fileURLWithPath: small.output + "/" + name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("mine".utf8).write(to: file)
        }
        let list = try String(decoding: JSONEncoder().encode(mine + ["../known.csv", "prospects.csv"]), as: UTF8.self)
        try list.write(toFile: small.output + "/work/result-files.json", atomically: true, encoding: .utf8)
        #expect(try small.run(["--set", "grid.cell=200 m"]).status == 0)
        for name in mine + ["../known.csv"] {
            #expect(FileManager.default.fileExists(atPath: small.output + "/" + name), "\(name)")
        }
    }

    @Test(
        "A folder in place of a result, or a file in place of a folder, is refused before anything is made",
        arguments: [
            "prospects.csv/", "maps", "work",
        ])
    func inPlace(name: String) throws {
        let small = try SmallRun()
        let path = small.output + "/" + name.filter { $0 != "/" }
        let folder = name.hasSuffix("/") ? path : small.output
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if folder == small.output { try "mine".write(toFile: path, atomically: true, encoding: .utf8) }
        let result = try small.run()
        #expect(result.status == 73 && result.errors.contains(path), "\(result.errors)")
        #expect(names(in: small.output) == [name.filter { $0 != "/" }])
    }

    @Test(
        "A run that is killed once it has taken away the record of another leaves no result that the next does not know"
    )
    func killedWhileClearing() throws {
        let small = try SmallRun(cell: "10 m")
        #expect(try small.run().status == 0)
        // Then nothing but the record tells whose the results are.
        try FileManager.default.removeItem(atPath: small.output + "/work")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Binary.path)
        process.arguments = ["run", small.config, "--output", small.output, "--quiet"]
        try process.run()
        while process.isRunning, names(in: small.output).contains("run.json") { usleep(200) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        let next = try small.run(["--set", "outputs.maps=none"])
        #expect(next.status == 0, "\(next.errors)")
        #expect(!names(in: small.output).contains { $0.hasPrefix("maps/") })
    }

    @Test("Half-written files that killed runs left are gone after the next, those of other runs in folders below stay")
    func leftovers() throws {
        let small = try SmallRun()
        #expect(try small.run().status == 0)
        let others = ["below/.4194303.tmp.b.tif", "maps/.1.tmp.b.tif"]
        for name in [".4194303.tmp.prospects.csv", "maps/.4194303.tmp.a.tif", "work/results/.4194303.tmp.a"] + others {
            let file = URL(fileURLWithPath: small.output + "/" + name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: file)
        }
        #expect(try small.run(["--set", "grid.cell=200 m"]).status == 0)
        #expect(names(in: small.output).filter { $0.contains(".tmp.") } == others)
    }

    @Test("Half-written files under a run's own process number are those of a killed run, as in containers")
    func leftoversOfSameNumber() throws {
        let small = try SmallRun()
        let script = """
            mkdir -p "$1/maps"; touch "$1/maps/.$$.tmp.a.tif"
            exec "$0" run "$2" --output "$1" --quiet
            """
        let result = try Binary.execute("/bin/sh", ["-c", script, Binary.path, small.output, small.config])
        #expect(result.status == 0, "\(result.errors)")
        #expect(!names(in: small.output).contains { $0.contains(".tmp.") })
    }

    @Test(
        "A finished run in a folder that may only be read has nothing to do",
        .enabled(if: NobodyUser.isPossible, "needs a user who may be refused access"))
    func readOnly() throws {
        let small = try SmallRun()
        #expect(try small.run().status == 0)
        let chmod = { try Binary.execute("/usr/bin/env", ["chmod", "-R", $0, small.output]).status }
        #expect(try chmod("a-w,a+rX") == 0)
        let words = NobodyUser.prefix + [Binary.path, "run", small.config, "--output", small.output]
        let again = try Binary.execute("/usr/bin/env", words)
        #expect(again.status == 0 && again.errors.contains("nothing to do"), "\(again.errors)")
        let changed = try Binary.execute("/usr/bin/env", words + ["--set", "grid.cell=200 m"])
        #expect(changed.status == 73, "\(changed.errors)")
        // Told before anything is computed or taken away, where one of its folders alone is closed.
        #expect(try Binary.execute("/usr/bin/env", ["chmod", "-R", "a+w", small.output]).status == 0)
        #expect(try Binary.execute("/usr/bin/env", ["chmod", "a-w", small.output + "/maps"]).status == 0)
        let closed = try Binary.execute("/usr/bin/env", words + ["--set", "grid.cell=200 m"])
        #expect(closed.status == 73 && closed.errors.contains("maps: may not be written to"), "\(closed.errors)")
        #expect(names(in: small.output).contains("prospects.csv"))
        #expect(try chmod("u+w") == 0)
    }

    @Test(
        "A folder in place of a file of work is taken away, and the file made again",
        arguments: ["work/stages/ingest.json", "work/results/prospectivity.json", "work/file-digests.json"])
    func folderOfWork(name: String) throws {
        let small = try SmallRun()
        let path = small.output + "/" + name
        #expect(try small.run().status == 0)
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for _ in 0..<2 {
            let result = try small.run(["--set", "grid.cell=200 m"])
            #expect(result.status == 0, "\(result.errors)")
        }
        #expect(FileManager.default.contents(atPath: path)?.isEmpty == false)
    }

    @Test("A folder that holds the inputs is refused before anything in it is touched")
    func inputs() throws {
        let small = try SmallRun(inputs: "  belts: { table: belts.csv, wkt: wkt, crs: EPSG:4524 }")
        let outline = "wkt,id\n\"POLYGON ((36400000 2600000,36404000 2600000,36404000 2604000,36400000 2600000))\",A\n"
        let path = try small.folder.write("belts.csv", outline)
        let result = try Binary.run(["run", small.config, "--output", small.folder.path, "--quiet"])
        #expect(result.status == 78, "\(result.errors)")
        #expect(result.errors.contains("holds the input belts.csv"))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == outline)
    }

    @Test(
        "An input in the folder's own work is refused before it is written over, in an archive too",
        arguments: [
            "out/work/evidence/height.tif", "/vsizip/out/work/own.zip/dem.asc", "/vsizip/{out/work/own.zip}/dem.asc",
        ])
    func inputOfWork(name: String) throws {
        let small = try SmallRun()
        #expect(try small.run().status == 0)
        let (archive, dem) = (small.output + "/work/own.zip", small.folder.path + "/dem.asc")
        let zip = "import zipfile; zipfile.ZipFile('\(archive)', 'w').write('\(dem)', 'dem.asc')"
        #expect(try Binary.execute("/usr/bin/env", ["python3", "-c", zip]).status == 0)
        let config = try String(contentsOfFile: small.config, encoding: .utf8).replacing(
            "dem: { raster: dem.asc", with: "dem: { raster: \"\(name)\"")
        try config.write(toFile: small.config, atomically: true, encoding: .utf8)
        let before = try TemporaryFolder.digests(of: small.output)
        let result = try small.run()
        #expect(result.status == 78 && result.errors.contains("holds the input"), "\(result.errors)")
        #expect(try TemporaryFolder.digests(of: small.output) == before)
    }

    @Test(
        "An interrupt removes half-written files and the lock, says so in one line, and is exit code 130",
        arguments: [SIGINT, SIGTERM])
    func interrupt(signal: Int32) throws {
        // Formulas over a few million cells: time enough to be interrupted.
        let small = try SmallRun(
            evidence: "{ a: { expression: \"log(dem + 1) * sqrt(dem)\" }, b: { density: faults, radius: 2 km } }",
            cell: "2 m")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Binary.path)
        process.arguments = ["run", small.config, "--output", small.output, "--quiet"]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        while process.isRunning, !names(in: small.output).contains(where: { $0.contains(".tmp.") }) { usleep(5_000) }
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(process.terminationReason == .exit && process.terminationStatus == 130, "\(text)")
        #expect(text.split(separator: "\n").last?.hasPrefix("interrupted: ") == true, "\(text)")
        let left = names(in: small.output)
        #expect(!left.contains { $0.contains(".tmp.") || $0 == "run.lock" || $0 == "run.json" }, "\(left)")
    }
}
