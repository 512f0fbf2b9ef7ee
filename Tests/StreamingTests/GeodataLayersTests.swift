import Foundation
import Foundations
import Geodata
import Streaming
import Testing

struct GeodataLayersTests {
    @Test("A raster file passes through any number of threads to the same bytes")
    func sameBytes() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "layers-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let grid = Grid(
            origin: Point(x: 500_000, y: 2_600_000), cellWidth: 30, cellHeight: 30, columns: 1300, rows: 900,
            crs: "EPSG:32648")
        let source = MemoryLayer(
            grid: grid, values: (0..<grid.count).map { $0 % 17 == 0 ? .nan : Float($0 % 1013) })
        func pass(_ input: any LayerSource, _ name: String, _ threads: Int, _ bytes: Int) throws -> Data {
            let path = "\(folder)/\(name).tif"
            let writer = try RasterWriter(path: path, grid: grid, bands: [BandMetadata(), BandMetadata()])
            try mapLayers(
                [input], on: grid, halo: 1, execution: Execution(threads: threads, memory: MemorySize(bytes: bytes)),
                to: [BandWriter(writer, band: 1), BandWriter(writer, band: 2)],
                compute: { input in
                    let width = input.padded.width
                    let centre = (0..<input.window.count).map { cell in
                        input.layers[0][(cell / input.window.width + 1) * width + cell % input.window.width + 1]
                    }
                    return [centre, centre.map { 2 * $0 }]
                })
            try writer.close()
            return try Data(contentsOf: URL(fileURLWithPath: path))
        }
        let first = try pass(source, "first", 1, 1 << 30)
        let layer = RasterLayer(path: "\(folder)/first.tif", onto: grid, resampling: .nearest)
        for threads in [1, 2, 7] {
            for bytes in [1, 1 << 30] { #expect(try pass(layer, "again", threads, bytes) == first) }
        }
        var buffer: [Float] = []
        try RasterReader(path: "\(folder)/again.tif", band: 2).read(grid.window, into: &buffer)
        #expect(zip(buffer, source.values).allSatisfy { $0 == 2 * $1 || ($0.isNaN && $1.isNaN) })
    }
}
