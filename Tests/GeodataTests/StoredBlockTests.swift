import Foundations
import Geodata
import TestSupport
import Testing

/// How rasters lie in their files.
@Suite("Stored blocks", .enabled(if: GDALTools.arePresent, "\(GDALTools.absent)"))
struct StoredBlockTests {
    @Test(
        "Strips much wider than a window count as large where the rows of a window take more than 8 MB",
        arguments: [(2000, false), (3500, false), (9000, true), (80_000, true)], [true, false])
    func strips(size: (columns: Int, isLarge: Bool), tiled: Bool) throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("ncols 2\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2\n3 4\n", to: "small.asc")
        try GDALTools.run(
            "gdal_translate",
            ["-ot", "Float32", "-outsize", "\(size.columns)", "300", "-co", "COMPRESS=DEFLATE"]
                + (tiled ? ["-co", "TILED=YES"] : ["-co", "BLOCKYSIZE=1"]) + ["small.asc", "wide.tif"], in: folder.path)
        let blocks = storedBlocks(of: try rasterInfo(path: folder.file("wide.tif")), [])
        #expect(blocks.areLarge == (size.isLarge && !tiled), "\(blocks)")
    }
}
