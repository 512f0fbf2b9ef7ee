import Foundation
import TestSupport
import Testing

/// Values that mean missing and are not declared, and values that only look so.
@Suite("Undeclared nodata") struct UndeclaredNodataTests {
    /// Cells by column and row of a raster without a declared nodata value.
    struct Ground: Sendable, CustomStringConvertible {
        var description: String
        var value: @Sendable (Int, Int) -> String
        /// What the warning says to declare; nil where none must come.
        var mark: String?
    }

    static let grounds = [
        Ground(
            description: "elevation with a border of -9999", value: { $0 < 3 ? "-9999" : "\(200 + $0 * $1)" },
            mark: "-9999"),
        Ground(
            description: "elevation with one row of -32768", value: { $1 == 7 ? "-32768" : "\(200 + $0 * $1)" },
            mark: "-32768"),
        Ground(
            description: "sea floor from -5000 to 3000 m with a gap of -9999",
            value: { $0 + $1 < 9 ? "-9999" : "\(-5000 + $0 * 200)" }, mark: "-9999"),
        Ground(
            description: "one value everywhere but at -9999", value: { $0 < 3 ? "-9999" : "\($1 >= 0 ? 1 : 0)" },
            mark: "-9999"),
        Ground(
            description: "numbers of 32 bits with the least of them",
            value: { $0 < 3 ? "-2147483648" : "\(200 + $0 * $1)" },
            mark: "-2147483648"),
        Ground(description: "-9999 alone", value: { _, _ in "-9999" }, mark: "-9999"),
        Ground(
            description: "quantities with 1.70141e38", value: { $0 < 3 ? "1.70141e38" : "\($0 * $1).5" },
            mark: "1.70141e+38"),
        Ground(description: "classes with -999", value: { $0 < 3 ? "-999" : "\(1 + ($0 + $1) % 7)" }, mark: "-999"),
        Ground(description: "elevation without marks", value: { "\(200 + $0 * $1)" }),
        Ground(description: "classes from 0", value: { "\(($0 + $1) % 7)" }),
        Ground(description: "image saturated at 255", value: { "\(min(255, $0 * $1))" }),
        Ground(description: "rain cut at 0", value: { "\(max(0, $0 * $1 - 300))" }),
        Ground(description: "16 bits saturated at 65535", value: { "\(min(65_535, $0 * $1 * 90))" }),
        Ground(
            description: "magnetic anomaly that goes through -999 nT", value: { "\(-2100 + ($0 * 40 + $1) * 3)" }),
        Ground(
            description: "sea floor that goes through -9999 m", value: { "\(-10_999 + ($0 * 40 + $1) * 10)" }),
        Ground(
            description: "signal of 16 bits whose least is -32768",
            value: { "\(max(-32_768, -33_000 + ($0 * 40 + $1) * 40))" }),
    ]

    @Test(
        "A mark apart from all other values is warned about, a value among or next to others is not", arguments: grounds
    )
    func marks(ground: Ground) throws {
        let small = try SmallRun()
        let rows = (0..<40).map { row in (0..<40).map { ground.value($0, row) }.joined(separator: " ") }
        _ = try small.folder.write(
            "dem.asc",
            "ncols 40\nnrows 40\nxllcorner 36400000\nyllcorner 2600000\ncellsize 100\n" + rows.joined(separator: "\n")
                + "\n")
        let result = try small.check()
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("undeclared_nodata") == (ground.mark != nil), "\(result.output)")
        if let mark = ground.mark { #expect(result.output.contains("add 'nodata: \(mark)'"), "\(result.output)") }
    }

    @Test("A mark is found as it is stored where the file scales its numbers", .enabled(if: GDALTools.arePresent))
    func scaled() throws {
        let small = try SmallRun(inputs: "  tenths: { raster: tenths.tif }")
        let rows = (0..<40).map { row in
            (0..<40).map { $0 < 3 ? "-9999" : "\(200 + $0 * row)" }.joined(separator: " ")
        }
        _ = try small.folder.write(
            "tenths.asc",
            "ncols 40\nnrows 40\nxllcorner 36400000\nyllcorner 2600000\ncellsize 100\n" + rows.joined(separator: "\n")
                + "\n")
        try GDALTools.run(
            "gdal_translate",
            ["-ot", "Int16", "-a_srs", "EPSG:4524", "-a_scale", "0.1", "-a_offset", "5", "tenths.asc", "tenths.tif"],
            in: small.folder.path)
        let doubted = try small.check()
        #expect(doubted.output.contains("holds -9999 (before scale and offset) in about"), "\(doubted.output)")
        #expect(doubted.output.contains("add 'nodata: -9999'"))
        let config = try String(contentsOfFile: small.config, encoding: .utf8)
        _ = try small.folder.write(
            "a.yaml", config.replacingOccurrences(of: "tenths.tif }", with: "tenths.tif, nodata: -9999 }"))
        let declared = try small.check()
        #expect(declared.status == 0 && !declared.output.contains("undeclared_nodata"), "\(declared.output)")
    }

    @Test("A second mark beside a declared one is told, until the config names it too")
    func second() throws {
        let small = try SmallRun(
            evidence: "{ a: { raster: two } }", inputs: "  two: { raster: two.asc, crs: EPSG:4524 }", more: "")
        let rows = (0..<40).map { row in
            (0..<40).map { $0 < 3 ? "-9999" : $0 < 6 ? "-999" : "\(200 + $0 * row)" }.joined(separator: " ")
        }
        _ = try small.folder.write(
            "two.asc",
            "ncols 40\nnrows 40\nxllcorner 36400000\nyllcorner 2600000\ncellsize 100\nnodata_value -9999\n"
                + rows.joined(separator: "\n") + "\n")
        let doubted = try small.check()
        #expect(
            doubted.output.contains(
                "holds -999 in about 8.1 % of its cells, far from all other values, and declares another nodata value "
                    + "(-9999)"), "\(doubted.output)")
        #expect(doubted.output.contains("add 'nodata: -999'"))
        let config = try String(contentsOfFile: small.config, encoding: .utf8)
        _ = try small.folder.write(
            "a.yaml", config.replacingOccurrences(of: "two.asc, crs", with: "two.asc, nodata: -999, crs"))
        let declared = try small.check()
        #expect(declared.status == 0 && !declared.output.contains("undeclared_nodata"), "\(declared.output)")
    }
}
