import Delivery
import Foundation

/// Host, seconds and peak memory: `timings.json`, the only file that differs between equal runs.
public struct Timings: Sendable {
    private var stages: [(name: String, seconds: Double)] = []
    /// Threads used.
    public var threads: Int

    /// - Parameter threads: Threads used.
    public init(threads: Int) { self.threads = threads }

    /// Runs `body` and notes how long it took.
    public mutating func measure<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        defer {
            let (seconds, attoseconds) = start.duration(to: .now).components
            stages.append((name, Double(seconds) + Double(attoseconds) * 1e-18))
        }
        return try body()
    }

    /// Seconds of the last stage measured.
    public var lastSeconds: Double { stages.last?.seconds ?? 0 }

    /// The greatest resident memory of this process so far, in bytes.
    public static var peakMemoryBytes: Int {
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
                    stages.map {
                        .object([("name", .text($0.name)), ("seconds", .decimal($0.seconds, places: 3))])
                    })
            ),
        ])
    }
}
