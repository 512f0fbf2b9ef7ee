import Foundation
import Testing

/// What goes by on a terminal while a run goes on, and what does not elsewhere.
@Suite("Progress") struct LiveProgressTests {
    private static let clearedLine = "\r\u{1B}[K"

    /// Runs a shell command on a terminal of its own; gives what the terminal got, with its line feeds as they were written.
    private func onTerminal(_ command: String, _ environment: [String: String] = [:]) throws -> String {
        let variables = ["TERM": "xterm", "NO_COLOR": ""].merging(environment) { $1 }
        let result = try Binary.execute(
            "/usr/bin/script", ["-qec", command, "/dev/null"], environment: variables)
        return result.output.replacingOccurrences(of: "\r\n", with: "\n")
    }

    private func command(_ starter: Starter, _ arguments: String = "") -> String {
        "'\(Binary.path)' run '\(starter.config)' \(arguments)"
    }

    @Test("On a terminal a stage tells share, rate, time left and memory, and its plain line takes the place")
    func live() throws {
        let starter = try Starter()
        let text = try onTerminal(command(starter, "--set estimate.drilled.realizations=200"))
        let drawn = text.components(separatedBy: Self.clearedLine).dropFirst()
        let rate = /\d+ of \d+ estimate\/drilled \.\.\. \d+ %, [\d.]+ realizations\/s, \d+ s left, \d+ MB/
        #expect(drawn.contains { $0.wholeMatch(of: rate) != nil }, "\(text)")
        #expect(drawn.contains { $0.contains(/\ \.\.\. \d+ s, \d+ MB/) }, "\(text)")
        #expect(drawn.contains { $0.contains(/^\d+ of \d+ estimate\/drilled \.\.\. ok [\d.]+ s/) }, "\(text)")
        // Every line that was drawn is taken back before a line that stays.
        #expect(!text.contains(/MB\n/))
    }

    @Test("The line is never wider than the terminal", arguments: [30, 20, 1])
    func narrow(columns: Int) throws {
        let starter = try Starter()
        let text = try onTerminal("stty cols \(columns); " + command(starter))
        let drawn = text.components(separatedBy: Self.clearedLine).dropFirst().filter { !$0.contains("\n") }
        #expect(!drawn.isEmpty && drawn.allSatisfy { $0.count < columns }, "\(drawn)")
    }

    /// The shell has jobs of its own, and its terminal stops those in the background that write to it.
    @Test("A job in the background goes on, tells its plain lines and draws nothing")
    func background() throws {
        let starter = try Starter()
        let script = try starter.folder.write(
            "job.sh", "set -m\nstty tostop\n\(command(starter)) &\nwait $!\necho \"ended with $?\"\n")
        let text = try onTerminal("timeout --foreground 60 bash '\(script)'")
        #expect(text.contains("estimate/drilled ... ok ") && text.contains("ended with 0"), "\(text)")
        #expect(!text.contains(Self.clearedLine), "\(text)")
    }

    @Test("Warnings and errors have colour on a terminal, unless NO_COLOR or TERM forbid it")
    func colours() throws {
        let folder = try TemporaryFolder()
        let config = try folder.write("a.yaml", "version: 1\n")
        let failing = "'\(Binary.path)' check '\(config)'; true"
        #expect(try onTerminal(failing).contains("\u{1B}[1;31merror:\u{1B}[0m "))
        for environment in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
            let text = try onTerminal(failing, environment)
            #expect(text.contains("error: ") && !text.contains("\u{1B}"), "\(text)")
        }
        let starter = try Starter()
        #expect(try onTerminal(command(starter)).contains("\u{1B}[1;33mwarning:\u{1B}[0m "))
        let plain = try onTerminal(command(starter, "--force all"), ["NO_COLOR": "1"])
        #expect(plain.contains("warning: ") && plain.contains(Self.clearedLine) && !plain.contains(/\u{1B}\[[0-9;]*m/))
    }

    @Test("Neither a quiet run nor a dumb terminal draws anything again")
    func still() throws {
        let starter = try Starter()
        for (arguments, environment) in [("--quiet", [:]), ("--force all", ["TERM": "dumb"])] {
            let text = try onTerminal(command(starter, arguments), environment)
            #expect(text.contains("prospects") && !text.contains("\r"), "\(text)")
            #expect(!text.contains("\u{1B}[K"), "\(text)")
        }
    }

    @Test("Without a terminal there are plain lines alone, and standard output is the same")
    func plain() throws {
        let starter = try Starter()
        let result = try Binary.run(["run", starter.config, "--json"], environment: ["TERM": "xterm"])
        #expect(result.status == 0 && result.errors.contains("estimate/drilled ... ok "), "\(result.errors)")
        #expect(!result.errors.contains("\r") && !result.errors.contains("\u{1B}"), "\(result.errors)")
        let file = starter.folder.path + "/summary.json"
        let drawn = try onTerminal(command(starter, "--json --force all >'\(file)'"))
        #expect(drawn.contains(Self.clearedLine))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == result.output)
    }

    @Test("An interrupt takes the line back, and nothing is drawn after its message")
    func interrupt() throws {
        let starter = try Starter()
        // The shell becomes the run; what it leaves behind interrupts it once the stage after prospectivity goes on.
        let script = try starter.folder.write(
            "interrupt.sh",
            """
            (until test -e '\(starter.output)/work/stages/prospectivity.json'; do sleep 0.1; done; sleep 1; kill -INT $$) &
            exec \(command(starter, "--set estimate.drilled.realizations=100000"))
            """)
        let text = try onTerminal("sh '\(script)'")
        #expect(text.contains(Self.clearedLine + "interrupted: half-written files are removed."), "\(text)")
        #expect(text.hasSuffix("goes on from there.\n"), "\(text)")
    }
}
