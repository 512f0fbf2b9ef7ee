import Foundation
import Testing

@Suite("Making a synthetic survey") struct SynthesizeTests {
    @Test("A folder that holds something else is left alone; one that holds such a survey is written again")
    func foldersOfOthers() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("collar.csv", "mine\n")
        let refused = try Binary.run(["synthesize", folder.path])
        #expect(refused.status == 73 && refused.errors.contains("holds no synthetic survey"), "\(refused.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["collar.csv"])
        // What one that was killed leaves.
        let own = folder.path + "/own"
        #expect(try Binary.run(["synthesize", own, "--seed", "3"]).status == 0)
        for name in ["manifest.json", "dem.tif"] { try FileManager.default.removeItem(atPath: own + "/" + name) }
        for seed in ["1", "2", "1"] {
            let made = try Binary.run(["synthesize", own, "--seed", seed])
            #expect(made.status == 0, "\(made.errors)")
        }
    }

    @Test("A README that only begins like one of such a survey does not make the folder one")
    func readmeOfOthers() throws {
        let folder = try TemporaryFolder()
        for readme in [
            "# SYNTHETIC survey\n", "# SYNTHETIC survey of our own ground\n\nMade from seed 3 by hand.\n",
            "# SYNTHETIC survey\n\nNothing in this folder was measured. A generator made the ground and its survey from seed x.\n",
        ] {
            _ = try folder.write("README.md", readme)
            _ = try folder.write("collar.csv", "mine\n")
            let refused = try Binary.run(["synthesize", folder.path])
            #expect(refused.status == 73 && refused.errors.contains("holds no synthetic survey"), "\(refused.errors)")
            #expect(try String(contentsOfFile: folder.path + "/README.md", encoding: .utf8) == readme)
            #expect(try String(contentsOfFile: folder.path + "/collar.csv", encoding: .utf8) == "mine\n")
        }
    }

    @Test(
        "An interrupt at any moment leaves no half-written file, says so in one line, is exit code 130, and the same command goes on",
        arguments: [SIGINT, SIGTERM])
    func interrupted(signal: Int32) throws {
        let whole = try TemporaryFolder()
        #expect(try Binary.run(["synthesize", whole.path, "--seed", "3"]).status == 0)
        let expected = try TemporaryFolder.digests(of: whole.path)
        let folder = try TemporaryFolder()
        let survey = folder.path + "/survey"
        let names = { (try? FileManager.default.subpathsOfDirectory(atPath: survey)) ?? [] }
        for awaited in ["README.md", "dem.tif", "radiometric_k.tif"] {
            let result = try Binary.execute(
                Binary.path, ["synthesize", survey, "--seed", "3"],
                meanwhile: {
                    while $0.isRunning, !names().contains(where: { $0.hasSuffix(awaited) }) { usleep(500) }
                    kill($0.processIdentifier, signal)
                })
            #expect(result.status == 130, "\(awaited): \(result.errors)")
            #expect(
                result.errors
                    == "interrupted: half-written files are removed. The same command makes \(survey) whole.\n")
            #expect(!names().contains { $0.contains(".tmp.") || $0 == "manifest.json" }, "\(awaited): \(names())")
            for (name, bytes) in try TemporaryFolder.digests(of: survey) { #expect(bytes == expected[name], "\(name)") }
        }
        #expect(try Binary.run(["synthesize", survey, "--seed", "3"]).status == 0)
        #expect(try TemporaryFolder.digests(of: survey) == expected)
    }

    @Test("What a killed one has left half-written is cleared away by the next, even where it had written nothing else")
    func killed() throws {
        let folder = try TemporaryFolder()
        // No process has so high a number.
        _ = try folder.write(".4194305.tmp.README.md", "# SYNTH")
        #expect(try Binary.run(["synthesize", folder.path, "--seed", "3"]).status == 0)
        let whole = try TemporaryFolder.digests(of: folder.path)
        #expect(whole["manifest.json"] != nil && whole.keys.allSatisfy { !$0.contains(".tmp.") })
        for name in [".4194305.tmp.dem.tif", "truth/.4194305.tmp.planted_outlines.gpkg"] {
            _ = try folder.write(name, "half")
        }
        #expect(try Binary.run(["synthesize", folder.path, "--seed", "3"]).status == 0)
        #expect(try TemporaryFolder.digests(of: folder.path) == whole)
    }
}
