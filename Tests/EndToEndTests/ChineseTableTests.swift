import Foundation
import TestSupport
import Testing

/// A table as Chinese surveying writes it: GBK text, X the northing, Y the easting with or without the number of its zone.
///
/// Expected by pyproj 3.7.2 (PROJ 9.5.1), to 0.1 mm; grids have cells of 1 cm with corners on whole multiples, so that the
/// grid's corner tells the first point to a centimetre.
@Suite("Chinese tables from file to grid") struct ChineseTableTests {
    struct Place: Sendable {
        var system: String
        var northing: Double
        var easting: Double
        var grid: String
        var expectedEasting: Double
        var expectedNorthing: Double
        var more = ""
    }

    private func check(_ place: Place, fields: String, more: String = "") throws -> (CommandResult, String) {
        let folder = try TemporaryFolder()
        let rows = [(0.0, "铝土矿", 55.2), (1, "褐铁矿", 41)].map { step, name, grade in
            "\(name),\(place.northing - step),\(place.easting + step),\(grade)\n"
        }
        let text = try folder.write("utf8.csv", "名称,X,Y,品位\n" + rows.joined() + "废,0,0,0\n")
        let recoded = try Binary.execute(
            "/usr/bin/env", ["iconv", "-f", "UTF-8", "-t", "GBK", "-o", folder.path + "/矿点.csv", text])
        #expect(recoded.status == 0)
        let config = try folder.write(
            "a.yaml",
            """
            version: 1
            name: 矿点
            inputs:
              points: { table: 矿点.csv, \(fields), crs: \(place.system), where: "名称 <> '废'"\(more)\(place.more) }
            grid: { crs: \(place.grid), cell: 1 cm, extent: points }
            evidence: { grade: { interpolate: points, value: 品位, method: nearest, max_distance: 5 m } }
            """)
        let result = try Binary.run(["run", config, "--output", folder.path + "/out", "--quiet"])
        let plan = (try? String(contentsOfFile: folder.path + "/out/plan.json", encoding: .utf8)) ?? ""
        return (result, plan)
    }

    static let places = [
        Place(
            system: "EPSG:4524", northing: 2_600_000, easting: 36_400_000, grid: "EPSG:32648",
            expectedEasting: 706_378.5278, expectedNorthing: 2_600_071.1353),
        Place(
            system: "EPSG:4545", northing: 2_600_000, easting: 400_000, grid: "EPSG:32648",
            expectedEasting: 706_378.5278, expectedNorthing: 2_600_071.1353),
        Place(
            system: "EPSG:4497", northing: 2_600_000, easting: 19_400_000, grid: "EPSG:32649",
            expectedEasting: 400_040.0000, expectedNorthing: 2_598_960.0001),
        Place(
            system: "EPSG:4508", northing: 2_600_000, easting: 400_000, grid: "EPSG:32649",
            expectedEasting: 400_040.0000, expectedNorthing: 2_598_960.0001),
        Place(
            system: "EPSG:2360", northing: 2_600_000, easting: 36_400_000, grid: "EPSG:4524",
            expectedEasting: 36_400_000.0471, expectedNorthing: 2_599_998.7890, more: ", allow_ballpark: true"),
        Place(
            system: "EPSG:21418", northing: 2_600_000, easting: 18_500_000, grid: "EPSG:4524",
            expectedEasting: 36_193_481.6021, expectedNorthing: 2_603_155.5203, more: ", allow_ballpark: true"),
        Place(
            system: "EPSG:2412", northing: 4_200_000, easting: 36_480_000, grid: "EPSG:32649",
            expectedEasting: 216_371.8240, expectedNorthing: 4_203_166.5894),
    ]

    @Test(
        "CGCS2000, Xi'an 1980 and Beijing 1954, in 3 and 6 degree zones, prefixed and not, reach the grid",
        arguments: places)
    func reaches(place: Place) throws {
        let (result, plan) = try check(place, fields: "x: Y, y: X, name: 名称", more: ", encoding: GBK")
        #expect(result.status == 0, "\(result.errors)")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(plan.utf8)) as? [String: Any])
        let grid = try #require(json["grid"] as? [String: Any])
        let origin = try #require(grid["origin"] as? [NSNumber]).map(\.doubleValue)
        // The first point is the western and northern one of both.
        #expect(abs(origin[0] - place.expectedEasting) < 0.0101, "\(origin)")
        #expect(abs(origin[1] - place.expectedNorthing) < 0.0101, "\(origin)")
    }

    @Test("Without its encoding the table is refused, and X taken for the easting too")
    func refused() throws {
        let (unread, _) = try check(Self.places[0], fields: "x: Y, y: X")
        #expect(unread.status == 65 && unread.errors.contains("GB18030"), "\(unread.errors)")
        let (swapped, _) = try check(Self.places[0], fields: "x: X, y: Y", more: ", encoding: GBK")
        #expect(swapped.status == 65 && swapped.errors.contains("exchange 'x' and 'y'"), "\(swapped.errors)")
    }
}
