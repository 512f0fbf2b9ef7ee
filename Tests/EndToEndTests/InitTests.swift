import Foundation
import TestSupport
import Testing

/// What a newcomer types first.
@Suite("A survey to begin with") struct InitTests {
    @Test("check, plan, run and explain go through what init made, and tell grade, tonnage and growth")
    func endToEnd() throws {
        let starter = try Starter()
        #expect(starter.made.status == 0, "\(starter.made.errors)")
        for command in ["gossan check", "gossan run", "gossan explain"] {
            #expect(starter.made.output.contains("  \(command) "), "\(starter.made.output)")
        }
        let check = try Binary.run(["check", starter.config])
        #expect(check.status == 0 && check.output.contains("is in order"), "\(check.errors)")
        let plan = try Binary.run(["plan", starter.config])
        #expect(plan.status == 0 && plan.output.contains("estimate/drilled"), "\(plan.errors)")
        let run = try Binary.run(["run", starter.config])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("Growth of resource from 2024 to 2027:\n  opening"), "\(run.output)")
        let prospects = try Table(csv: starter.output + "/prospects.csv").rows
        for basis in ["drilled", "exploration potential"] {
            let own = prospects.filter { $0["basis"] == basis }
            #expect(own.contains { number($0, "ore_mt_mean") > 0 && number($0, "al2o3_q50") > 40 }, "\(basis)")
        }
        let id = try #require(prospects.first?["id"])
        let explained = try Binary.run(["explain", id, "--run", starter.output])
        #expect(explained.status == 0 && explained.output.contains("is number 1"), "\(explained.errors)")
    }

    @Test("Everything in it says that it is synthetic, and it is small")
    func labelled() throws {
        let starter = try Starter()
        let files = try TemporaryFolder.digests(of: starter.path)
        for (name, bytes) in files {
            let isLabelled = ["SYNTHETIC", "synthetic", "SYN-"].contains { bytes.range(of: Data($0.utf8)) != nil }
            #expect(isLabelled, "\(name)")
        }
        let config = try String(contentsOfFile: starter.config, encoding: .utf8)
        #expect(config.contains("\nsynthetic: "))
        #expect(files.keys.contains("README.md") && files.keys.contains("synthetic-survey/dem.tif"))
        #expect(files.values.reduce(0) { $0 + $1.count } < 4_000_000)
    }

    @Test("A second one has the same bytes wherever it is made")
    func deterministic() throws {
        let starter = try Starter()
        let first = try TemporaryFolder.digests(of: starter.path)
        #expect(!first.isEmpty)
        let elsewhere = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: elsewhere.path + "/empty", withIntermediateDirectories: true)
        for name in ["empty", "not/there/yet//"] {
            #expect(try Binary.run(["init", "\(elsewhere.path)/\(name)"]).status == 0)
            #expect(try TemporaryFolder.digests(of: "\(elsewhere.path)/\(name)") == first, "\(name)")
        }
    }

    @Test("A folder that holds something is refused with the name of a file in it, and stays as it is")
    func occupied() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("b.txt", "mine")
        _ = try folder.write("a.txt", "mine")
        let result = try Binary.run(["init", folder.path])
        #expect(result.status == 73 && result.errors.contains("is not empty: it holds 'a.txt'"), "\(result.errors)")
        #expect(result.errors.contains("= help: name a folder that does not exist yet"), "\(result.errors)")
        #expect(try TemporaryFolder.digests(of: folder.path).keys.sorted() == ["a.txt", "b.txt"])
        let file = try Binary.run(["init", folder.path + "/a.txt"])
        #expect(file.status == 73 && file.errors.contains("is a file"), "\(file.errors)")
    }

    @Test("Where nothing can be written it says so, and leaves nothing")
    func unwritable() throws {
        // Not even root makes a folder below a file or in /proc.
        let folder = try TemporaryFolder()
        let file = try folder.write("a.txt", "mine")
        for place in [file + "/try", "/proc/try"] {
            let result = try Binary.run(["init", place])
            #expect(result.status == 73 && result.errors.contains("\(place): cannot be made"), "\(result.errors)")
        }
        #expect(try TemporaryFolder.digests(of: folder.path).keys.sorted() == ["a.txt"])
    }

    @Test("What fails midway is taken back", arguments: ["try", "empty"])
    func midway(name: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
        // No file may grow beyond 100 blocks, which the elevations do.
        let result = try Binary.execute(
            "/bin/sh",
            ["-c", "trap '' XFSZ; ulimit -f 100; exec \"$0\" init \"$1\"", Binary.path, "\(folder.path)/\(name)"])
        #expect(result.status == 73 || result.status == 74, "\(result.errors)")
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path) == ["empty"])
    }

    @Test("An interrupt leaves nothing behind")
    func interrupted() throws {
        let folder = try TemporaryFolder()
        // As soon as the folder beside is there; again where the program was faster than the shell.
        let result = try Binary.execute(
            "/bin/bash",
            [
                "-c",
                """
                for turn in 1 2 3 4 5; do
                    "$0" init "$1/try" & program=$!
                    while kill -0 $program && ! [ -e "$1/.$program.tmp.try" ]; do :; done
                    kill -TERM $program
                    wait $program && rm -r "$1/try" && continue
                    exit $?
                done
                """, Binary.path, folder.path,
            ])
        #expect(result.status == 130, "\(result.errors)")
        #expect(result.errors.contains("interrupted: half-written files are removed"), "\(result.errors)")
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).isEmpty)
    }

    /// What stands in a folder after an interrupt: nothing, or, where it came after the last file, all of it.
    private func isAllOrNothing(_ folder: TemporaryFolder, _ made: String) throws -> Bool {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        let top = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/\(made)")) ?? []
        return !names.contains { $0.contains(".tmp") }
            && (top.isEmpty || top.sorted() == ["README.md", "synthetic-belt.yaml", "synthetic-survey"])
    }

    @Test(
        "Interrupted at any moment it leaves nothing half made, not even the folders above it",
        arguments: ["empty", "not/there/yet"])
    func interruptedAtAnyMoment(made: String) throws {
        for turn in 0..<15 {
            let folder = try TemporaryFolder()
            try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
            let result = try Binary.execute(
                Binary.path, ["init", "\(folder.path)/\(made)"],
                meanwhile: {
                    usleep(UInt32(20_000 * turn))
                    kill($0.processIdentifier, SIGINT)
                })
            #expect(try isAllOrNothing(folder, made), "turn \(turn): \(result.errors)")
            let isMade = FileManager.default.fileExists(atPath: "\(folder.path)/\(made)/README.md")
            #expect(isMade || !FileManager.default.fileExists(atPath: folder.path + "/not"), "turn \(turn)")
        }
    }

    @Test("What a killed one has left is cleared away by the next", arguments: ["empty", "try"])
    func killed(made: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
        let names = { try FileManager.default.subpathsOfDirectory(atPath: folder.path) }
        _ = try Binary.execute(
            Binary.path, ["init", "\(folder.path)/\(made)"],
            meanwhile: {
                while $0.isRunning, try !names().contains(where: { $0.contains(".tmp.") }) { usleep(1_000) }
                kill($0.processIdentifier, SIGKILL)
            })
        #expect(try names().contains { $0.contains(".tmp.") }, "it was not killed midway")
        let next = try Binary.run(["init", "\(folder.path)/\(made)"])
        #expect(next.status == 0, "\(next.errors)")
        #expect(try !names().contains { $0.contains(".tmp.") })
    }

    @Test("A file above it and a link that leads nowhere are told as such")
    func inTheWay() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.txt", "mine")
        let below = try Binary.run(["init", file + "/deep/try"])
        #expect(below.status == 73 && below.errors.contains("cannot be made: '\(file)' is a file"), "\(below.errors)")
        let link = folder.path + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nowhere")
        let linked = try Binary.run(["init", link])
        #expect(linked.status == 73, "\(linked.errors)")
        #expect(linked.errors.contains("\(link): is a link to 'nowhere', which is not there"), "\(linked.errors)")
        let survey = try Binary.run(["synthesize", file + "/try"])
        for said in [below.errors, linked.errors, survey.errors] {
            #expect(!said.contains("Cocoa") && !said.contains("operation"), "\(said)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.txt", "link"])
    }

    @Test("What it says to type works for a folder whose name begins with a hyphen")
    func hyphen() throws {
        let folder = try TemporaryFolder()
        let script =
            "cd \"$1\" && gossan() { \"$0\" \"$@\"; }; gossan init -- -try > next.txt && "
            + "eval \"$(grep -m 1 '  gossan check' next.txt)\""
        let result = try Binary.execute(
            "/bin/bash", ["-c", script.replacing("\"$0\"", with: "'\(Binary.path)'"), "bash", folder.path])
        #expect(result.status == 0 && result.output.contains("is in order"), "\(result.output)\(result.errors)")
    }

    @Test("With --json it tells files and commands, and failures too")
    func json() throws {
        let starter = try Starter(["--json"])
        func object(_ text: String) throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
        }
        let made = try object(starter.made.output)
        #expect(made["synthetic"] as? Bool == true && made["config"] as? String == starter.config)
        let files = try TemporaryFolder.digests(of: starter.path).keys.sorted()
        #expect((made["files"] as? [String])?.sorted() == files)
        #expect((made["next"] as? [String])?.count == 3)
        let again = try Binary.run(["init", starter.path, "--json"])
        let failure = try object(again.output)
        #expect(again.status == 73 && failure["kind"] as? String == "cannot_write")
    }

    private func number(_ row: [String: String], _ name: String) -> Double { row[name].flatMap(Double.init) ?? .nan }
}
