import Foundation
import Testing

/// Progress goes to a terminal or a pipe that takes nothing, and the run must not care.
@Suite("A terminal that stands still", .serialized) struct StalledTerminalTests {
    private func start(_ starter: Starter, _ arguments: [String] = [], errors: Any) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Binary.path)
        process.arguments = ["run", starter.config] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["TERM": "xterm"]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        try process.run()
        return process
    }

    /// Whether something comes to be within a minute.
    private func comes(_ condition: () -> Bool) -> Bool {
        for _ in 0..<1200 {
            if condition() { return true }
            usleep(50_000)
        }
        return false
    }

    private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    @Test("After Ctrl-S the run goes on to its end, and tells the rest after Ctrl-Q")
    func stalled() throws {
        let starter = try Starter()
        let terminal = try Pseudoterminal()
        terminal.stall()
        let process = try start(starter, errors: terminal.programEnd)
        #expect(comes { isThere(starter.output + "/run.json") }, "the run waits for the terminal")
        #expect(process.isRunning, "its lines are lost")
        terminal.goOn()
        #expect(comes { !process.isRunning })
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        #expect(process.terminationStatus == 0)
    }

    @Test("A pipe that nobody reads does not hold up the run")
    func fullPipe() throws {
        let starter = try Starter()
        let pipe = Pipe()
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        let flags = fcntl(descriptor, F_GETFL)
        _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
        let block = [UInt8](repeating: 10, count: 4096)
        while write(descriptor, block, block.count) > 0 {}
        while write(descriptor, block, 1) > 0 {}
        _ = fcntl(descriptor, F_SETFL, flags)
        let process = try start(starter, errors: pipe)
        #expect(comes { isThere(starter.output + "/run.json") }, "the run waits for the pipe")
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    @Test("An interrupt tidies up and ends the run all the same", arguments: [SIGINT, SIGTERM, SIGHUP])
    func interrupt(signal: Int32) throws {
        let starter = try Starter()
        let terminal = try Pseudoterminal()
        let arguments = ["--set", "estimate.drilled.realizations=100000"]
        let process = try start(starter, arguments, errors: terminal.programEnd)
        #expect(comes { isThere(starter.output + "/work/stages/prospectivity.json") })
        terminal.stall()
        usleep(300_000)
        kill(process.processIdentifier, signal)
        #expect(comes { !process.isRunning }, "it waits for the terminal")
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 130)
        let left = FileManager.default.enumerator(atPath: starter.output)?.compactMap { $0 as? String } ?? []
        #expect(!left.contains { $0.contains(".tmp.") || $0 == "run.lock" }, "\(left)")
    }

    @Test("A run started by nohup outlives its terminal")
    func nohup() throws {
        let starter = try Starter()
        let begun = starter.output + "/work/stages/ingest.json"
        let result = try Binary.execute(
            "/usr/bin/env", ["nohup", Binary.path, "run", starter.config, "--quiet"],
            meanwhile: { process in
                while process.isRunning, !FileManager.default.fileExists(atPath: begun) { usleep(2_000) }
                kill(process.processIdentifier, SIGHUP)
            })
        #expect(result.status == 0, "\(result.errors)")
    }
}
