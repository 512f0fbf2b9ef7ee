import Foundation
import Foundations

/// Runs one step on data that it reads from files, and prints what the step took as one line of JSON.
///
/// usage: gossan-bench STEP --data FOLDER --results FOLDER [--threads N]
@main
struct GossanBench {
    typealias Step = @Sendable (BenchmarkJob) throws -> (figures: Figures, count: Int, sum: Double)

    static let steps: [String: Step] = [
        "distance": distanceStep,
        "components4": { try componentsStep($0, .sides, painted: false) },
        "components8": { try componentsStep($0, .sidesAndCorners, painted: false) },
        "components8-painted": { try componentsStep($0, .sidesAndCorners, painted: true) },
        "polygonize": polygonizeStep,
        "zonal-100": { try zonalStep($0, "zones_100") },
        "zonal-2000": { try zonalStep($0, "zones_2000") },
        "zonal-10000": { try zonalStep($0, "zones_10000") },
        "slope": slopeStep,
        "focal": focalStep,
        "idw": inverseDistanceStep,
        "kriging": { try krigingStep($0, withVariance: false) },
        "kriging-variance": { try krigingStep($0, withVariance: true) },
        "weights": weightsStep,
        "warp": { try warpStep($0, isExact: false) },
        "warp-exact": { try warpStep($0, isExact: true) },
    ]

    static func main() {
        do {
            let (name, job) = try arguments()
            guard let step = steps[name] else {
                throw GossanError(
                    .usage, subject: name, problem: "is not a step",
                    remedy: "name one of \(steps.keys.sorted().joined(separator: ", "))")
            }
            let found = try step(job)
            let report = StepReport(
                step: name, threads: job.threads, figures: found.figures, count: found.count, sum: found.sum)
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            print(String(decoding: try encoder.encode(report), as: UTF8.self))
        } catch {
            FileHandle.standardError.write(Data("gossan-bench: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func arguments() throws -> (step: String, job: BenchmarkJob) {
        var options = ["--threads": "1"]
        var rest = CommandLine.arguments.dropFirst()
        let step = rest.popFirst() ?? ""
        while let key = rest.popFirst(), let value = rest.popFirst() { options[key] = value }
        guard let data = options["--data"], let results = options["--results"],
            let threads = Int(options["--threads"] ?? "")
        else {
            throw GossanError(
                .usage, subject: "gossan-bench", problem: "misses an argument",
                remedy: "gossan-bench STEP --data FOLDER --results FOLDER [--threads N]")
        }
        return (step, BenchmarkJob(data: data, results: results, threads: threads))
    }
}
