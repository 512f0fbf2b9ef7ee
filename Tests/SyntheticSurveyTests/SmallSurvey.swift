import Foundation
import Foundations
import SyntheticSurvey

/// A survey of 24 x 20 km, written once into a folder that goes away with it.
final class SmallSurvey {
    static let options = SurveyOptions(
        grid: Grid(
            origin: Point(x: 36_420_000, y: 2_620_000), cellWidth: 100, cellHeight: 100, columns: 240, rows: 200,
            crs: "EPSG:4524"), drilledDeposits: 1)

    let folder: String
    let manifest: SyntheticSurveyManifest

    init(seed: UInt64) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("synthetic-\(UUID().uuidString)").path
        manifest = try writeSyntheticSurvey(seed: seed, to: folder, options: Self.options)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The bytes of a file.
    func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)) }

    /// The rows of a table by column name.
    func table(_ name: String) throws -> [[String: String]] {
        let lines = try String(decoding: bytes(name), as: UTF8.self).split(separator: "\n")
        let cells = { (line: Substring) in line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let names = cells(lines[0])
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(names, cells($0))) }
    }
}
