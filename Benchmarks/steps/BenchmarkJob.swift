import Foundation
import Foundations
import Geodata
import Streaming

/// Where a step finds its data, where it leaves its result, and how many threads it may use.
struct BenchmarkJob {
    let data: String
    let results: String
    let threads: Int

    var execution: Execution { Execution(threads: threads, memory: MemorySize(bytes: 2_000_000_000)) }

    func input(_ name: String) -> String { "\(data)/\(name)" }

    func result(_ name: String) -> String { "\(results)/\(name)" }

    /// The grid of a raster.
    func grid(of name: String) throws -> Grid {
        let info = try rasterInfo(path: input(name))
        guard let grid = info.grid else {
            throw GossanError(.badData, subject: name, problem: "is not a north-up raster", remedy: "make it again")
        }
        return grid
    }

    /// A raster cut into windows, each read whole.
    func read(_ name: String, in windows: [Window]) throws -> [[Float]] {
        let reader = try RasterReader(path: input(name))
        return try windows.map { window in
            var values: [Float] = []
            try reader.read(window, into: &values)
            return values
        }
    }

    /// The samples of `samples.csv`: x, y and value per line after the header.
    func samples() throws -> [(place: Point, value: Double)] {
        try String(contentsOfFile: input("samples.csv"), encoding: .utf8).split(separator: "\n").dropFirst().map {
            line in
            let numbers = line.split(separator: ",").compactMap { Double($0) }
            guard numbers.count == 3 else {
                throw GossanError(
                    .badData, subject: "samples.csv", problem: "has the line '\(line)'", remedy: "make it again")
            }
            return (Point(x: numbers[0], y: numbers[1]), numbers[2])
        }
    }

    /// Leaves numbers for the comparison, as they lie in memory, one array after the other.
    func leave<Number>(_ arrays: [[Number]], as name: String) throws {
        _ = FileManager.default.createFile(atPath: result(name), contents: nil)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: result(name)))
        for array in arrays {
            try array.withUnsafeBytes { bytes in
                for start in stride(from: 0, to: bytes.count, by: 1 << 24) {
                    try file.write(contentsOf: Data(bytes[start..<min(start + (1 << 24), bytes.count)]))
                }
            }
        }
        try file.close()
    }
}

/// How many values there are and their sum.
func countAndSum(_ arrays: [[Float]]) -> (count: Int, sum: Double) {
    var count = 0
    var sum = 0.0
    for array in arrays {
        for value in array where !value.isNaN {
            count += 1
            sum += Double(value)
        }
    }
    return (count, sum)
}
