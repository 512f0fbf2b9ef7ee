import Foundation
import Testing

/// Where the results of commands go.
@Suite("Standard output", .serialized) struct StandardOutputTests {
    /// Runs shell text in which `gossan` is the program.
    private func shell(_ text: String, in folder: String) throws -> CommandResult {
        let script = "cd '\(folder)' && gossan() { '\(Binary.path)' \"$@\"; }; \(text)"
        return try Binary.execute("/bin/bash", ["-c", script])
    }

    @Test("What cannot be written ends every command with exit code 74 and a message")
    func full() throws {
        let starter = try Starter()
        #expect(try Binary.run(["run", starter.config, "--quiet"]).status == 0)
        let id = try #require(try Table(csv: starter.output + "/prospects.csv").rows.first?["id"])
        let config = "synthetic-belt.yaml"
        for command in [
            "plan \(config)", "plan \(config) --json", "check \(config)", "run \(config)", "run \(config) --json",
            "explain \(id) --run out", "explain \(id) --run out --json", "growth out", "growth out --json",
            "status out", "schema", "schema --reference", "init new", "init newer --json", "synthesize survey",
            "--help", "--version", "run --help", "--generate-completion-script bash",
        ] {
            let result = try shell("gossan \(command) > /dev/full", in: starter.path)
            #expect(result.status == 74, "\(command): \(result.errors)")
            #expect(
                result.errors.contains("error: standard output: cannot be written: No space left on device"),
                "\(command): \(result.errors)")
        }
        let closed = try shell("gossan schema >&-", in: starter.path)
        #expect(closed.status == 74 && closed.errors.contains("standard output: cannot be written"), "\(closed.errors)")
    }

    @Test("Where standard error takes nothing, the exit code still tells", arguments: [">/dev/full", ">&-"])
    func errors(redirection: String) throws {
        let folder = try TemporaryFolder()
        #expect(try shell("gossan check gone.yaml 2\(redirection)", in: folder.path).status == 66)
        #expect(try shell("gossan check --json --wrong 2\(redirection)", in: folder.path).status == 64)
    }

    @Test("A reader that has had enough is no failure to tell of", arguments: ["", "trap '' PIPE; "])
    func reader(before: String) throws {
        let folder = try TemporaryFolder()
        let result = try shell("\(before)gossan schema | head -n 1", in: folder.path)
        #expect(result.output == "{\n" && result.errors.isEmpty, "\(result.errors)")
    }
}
