import Foundation

/// Processor and wall seconds since it was made, and the greatest memory of the process.
struct Stopwatch {
    private let cpu: Double
    private let start = ContinuousClock.now

    /// - Parameter countsStart: Whether what the process took before counts too, as it does for a program from file to
    ///   file.
    init(countsStart: Bool = false) { cpu = countsStart ? 0 : Self.processorSeconds }

    /// User and system seconds of all threads of the process.
    private static var processorSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    /// What was used since the start.
    var figures: Figures {
        let wall = start.duration(to: .now).components
        return Figures(
            cpuSeconds: Self.processorSeconds - cpu,
            wallSeconds: Double(wall.seconds) + Double(wall.attoseconds) / 1e18,
            peakMegabytes: Self.peakKilobytes / 1024)
    }

    /// The greatest resident memory so far; `ru_maxrss` would hold that of the process which started this one too.
    private static var peakKilobytes: Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return line.split(separator: " ").lazy.compactMap { Double($0) }.first ?? .nan
    }
}

/// What a step took.
struct Figures: Encodable {
    var cpuSeconds: Double
    var wallSeconds: Double
    var peakMegabytes: Double
}

/// What a step took and what came out of it, printed as one line of JSON.
struct StepReport: Encodable {
    var step: String
    var threads: Int
    var figures: Figures
    /// How many results there are: cells with a value, components, polygons, zones.
    var count: Int
    /// The sum of the results in double precision, in a fixed order.
    var sum: Double
}
