import Delivery
import Foundation
import Foundations
import Geodata
import TestSupport
import Testing

/// docs/exit-codes.md: 74 for a full disk, 73 for a folder that cannot be written, whatever is written.
@Suite("A disk that takes nothing", .enabled(if: SmallDisk.isPossible, Comment(rawValue: SmallDisk.impossible)))
struct FullDiskTests {
    enum Format: CaseIterable { case text, raster, cloudOptimized, geoPackage }

    /// Noise, which no compression makes small: 1 MB in each format.
    private func write(_ format: Format, in folder: String) throws {
        let path = folder + "/file." + (format == .geoPackage ? "gpkg" : format == .text ? "csv" : "tif")
        switch format {
        case .text: try AtomicFile.write(String(repeating: "1,2,3\r\n", count: 150_000), to: path)
        case .raster: try AtomicFile.produce(path) { try raster(at: $0) }
        case .cloudOptimized:
            let source = NSTemporaryDirectory() + "/noise-\(UUID().uuidString).tif"
            defer { unlink(source) }
            try raster(at: source)
            try AtomicFile.produce(path) { try translateToCOG(from: source, to: $0) }
        case .geoPackage:
            let features = (0..<10_000).map {
                Feature(
                    id: $0 + 1, geometry: .points([Point(x: Double($0), y: 1)]),
                    fields: ["name": .text(String(repeating: "x", count: 100))])
            }
            let layer = FeatureLayer(
                name: "points", crs: try CoordinateReference("EPSG:4524"), geometryKind: .points,
                fields: [FieldDefinition("name", .text)], features: features)
            try AtomicFile.produce(path) { _ = try writeFeatures([layer], path: $0) }
        }
    }

    private func raster(at path: String) throws {
        let grid = Grid(
            origin: Point(x: 36_400_000, y: 2_600_000), cellWidth: 100, cellHeight: 100, columns: 512, rows: 512,
            crs: "EPSG:4524")
        var noise = RandomStream(seed: 1, purpose: "noise")
        let writer = try RasterWriter(path: path, grid: grid)
        try writer.write(grid.window, from: (0..<grid.count).map { _ in Float(noise.uniform()) })
        try writer.close()
    }

    @Test(
        "A full disk is exit code 74 for every format, says so, and leaves nothing behind", arguments: Format.allCases)
    func full(format: Format) throws {
        let disk = try SmallDisk(kilobytes: 256)
        let error = #expect(throws: GossanError.self) { try write(format, in: disk.path) }
        #expect(error?.kind.exitCode == 74, "\(String(describing: error))")
        #expect(error?.remedy.contains("free some space") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path).isEmpty)
    }

    @Test("A folder that cannot be written is exit code 73 for every format", arguments: Format.allCases)
    func readOnly(format: Format) throws {
        let disk = try SmallDisk(kilobytes: 256, isReadOnly: true)
        let error = #expect(throws: GossanError.self) { try write(format, in: disk.path) }
        #expect(error?.kind.exitCode == 73, "\(String(describing: error))")
    }
}
