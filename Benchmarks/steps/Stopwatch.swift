import Foundation

/// Processor and wall seconds since it was made, and the greatest memory of the process.
struct Stopwatch {
    private let cpu: Double
    private let start = ContinuousClock.now

    /// - Parameter countsStart: Whether what the process took before counts too, as it does for a program from file to
    ///   file.
    init(countsStart: Bool = false) { cpu = countsStart ? 0 : Self.processorSeconds }

    private static var usage: rusage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage
    }

    /// User and system seconds of all threads of the process.
    private static var processorSeconds: Double {
        let usage = usage
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    /// What was used since the start.
    var figures: Figures {
        let wall = start.duration(to: .now).components
        return Figures(
            cpuSeconds: Self.processorSeconds - cpu,
            wallSeconds: Double(wall.seconds) + Double(wall.attoseconds) / 1e18,
            peakMegabytes: Double(Self.usage.ru_maxrss) / 1024)
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
