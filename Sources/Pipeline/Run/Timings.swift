import Delivery
import Foundation

/// Host, seconds and peak memory: `timings.json`, the only file that differs between equal runs.
public struct Timings: Sendable {
    private var stages: [Entry] = []
    private var planned: [String: StageCosts.Cost] = [:]

    /// What one stage took.
    private struct Entry {
        var name: String
        var seconds = 0.0
        var cpuSeconds = 0.0
        var isReused = false
        /// The greatest resident memory of the process until its end.
        var peakMemoryBytes = 0
        /// Bytes of its files.
        var diskBytes = 0
    }

    /// Threads used.
    public var threads: Int

    /// - Parameter threads: Threads used.
    public init(threads: Int) { self.threads = threads }

    /// Runs `body` and notes how long it took.
    public mutating func measure<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        let startCPU = Self.cpuSeconds
        defer {
            let (seconds, attoseconds) = start.duration(to: .now).components
            stages.append(
                Entry(
                    name: name, seconds: Double(seconds) + Double(attoseconds) * 1e-18,
                    cpuSeconds: Self.cpuSeconds - startCPU, peakMemoryBytes: Self.peakMemoryBytes))
        }
        return try body()
    }

    /// Notes a stage whose result was taken from an earlier run.
    public mutating func reuse(_ name: String) {
        stages.append(Entry(name: name, isReused: true, peakMemoryBytes: Self.peakMemoryBytes))
    }

    /// Notes what the plan says, to be told beside what was measured.
    mutating func plan(_ costs: [StageCosts.Cost]) {
        planned = Dictionary(costs.map { ($0.name, $0) }) { first, _ in first }
    }

    /// Notes the bytes of a file of the last stage.
    mutating func wrote(bytes: Int) {
        if !stages.isEmpty { stages[stages.count - 1].diskBytes += bytes }
    }

    /// Seconds of the last stage measured.
    public var lastSeconds: Double { stages.last?.seconds ?? 0 }

    /// Processor time of this process so far, of all threads, user and system, in seconds.
    public static var cpuSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
    }

    /// The greatest resident memory of this process so far, in bytes.
    public static var peakMemoryBytes: Int {
        // What getrusage tells begins with the memory of the program that started this one.
        let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        if let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) }) {
            return kilobytes * 1024
        }
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }

    /// The document.
    public var json: JSONValue {
        .object([
            ("host", .text(ProcessInfo.processInfo.hostName)),
            ("threads", .integer(threads)),
            ("peak_memory_bytes", .integer(Self.peakMemoryBytes)),
            (
                "stages",
                .array(
                    stages.map { stage in
                        let plan = planned[stage.name]
                        return .object([
                            ("name", .text(stage.name)), ("seconds", .decimal(stage.seconds, places: 3)),
                            ("cpu_seconds", .decimal(stage.cpuSeconds, places: 3)),
                            ("reused", .boolean(stage.isReused)),
                            ("cells", plan.map { .integer($0.cells) } ?? .null),
                            ("peak_memory_bytes", .integer(stage.peakMemoryBytes)),
                            ("planned_memory_bytes", plan.map { .integer($0.memoryBytes) } ?? .null),
                            ("disk_bytes", .integer(stage.diskBytes)),
                            ("planned_disk_bytes", plan.map { .integer($0.diskBytes) } ?? .null),
                        ])
                    })
            ),
        ])
    }
}
