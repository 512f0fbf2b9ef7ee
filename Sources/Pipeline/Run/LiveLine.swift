import Delivery
import Foundations
import Streaming

/// What is told of a stage while it goes on: share done, rate and time left of its pass where its end is known, otherwise the time
/// that it has taken; and the memory in use.
package struct LiveLine: Sendable {
    private let heading: String
    private let start: ContinuousClock.Instant
    private var pass: PassProgress?
    private var passStart: ContinuousClock.Instant
    private var passes = 0

    /// - Parameters:
    ///   - heading: Number and name of the stage.
    ///   - start: When it began.
    package init(_ heading: String, start: ContinuousClock.Instant = .now) {
        self.heading = heading
        self.start = start
        passStart = start
    }

    /// Takes in how far a pass has come; one of which nothing is done has begun.
    package mutating func take(_ progress: PassProgress, at time: ContinuousClock.Instant = .now) {
        if progress.done == 0 {
            passes += 1
            passStart = time
        }
        // A pass that is through says nothing of what the stage does next.
        pass = progress.done < progress.total ? progress : nil
    }

    /// The line, without a line feed.
    package func text(at time: ContinuousClock.Instant = .now, memoryBytes: Int?) -> String {
        var parts: [String] = []
        if let pass {
            let share = Double(pass.done) / Double(pass.total)
            let percent = "\(Int(share * 100)) %"
            parts.append(passes > 1 ? "pass \(passes): \(percent)" : percent)
            let seconds = passStart.duration(to: time).seconds
            if pass.done > 0, seconds > 0 {
                parts.append(rateText(Double(pass.done) / seconds, pass.unit))
                parts.append("\(durationText(seconds * (1 - share) / share)) left")
            }
        } else {
            parts.append(durationText(start.duration(to: time).seconds))
        }
        if let memoryBytes { parts.append("\(memoryBytes / 1_000_000) MB") }
        return "\(heading) ... \(parts.joined(separator: ", "))"
    }
}

/// A rate such as `12.3 M cells/s`.
private func rateText(_ perSecond: Double, _ unit: PassProgress.Unit) -> String {
    let (scale, prefix) = perSecond >= 999_500 ? (1e6, "M ") : perSecond >= 9995 ? (1e3, "k ") : (1, "")
    let scaled = perSecond / scale
    return "\(formatNumber(scaled, decimals: scaled < 99.95 ? 1 : 0) ?? "?") \(prefix)\(unit.rawValue)/s"
}

/// A duration such as `4 s`, `3 min 20 s` or `1 h 5 min`.
private func durationText(_ seconds: Double) -> String {
    let whole = Int(min(seconds.rounded(), 1e9))
    if whole < 60 { return "\(whole) s" }
    return whole < 3600 ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole % 3600 / 60) min"
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
