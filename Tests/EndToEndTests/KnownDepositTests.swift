import Foundation
import Testing

/// Known deposits that are not single points.
@Suite("Known deposits") struct KnownDepositTests {
    private func survey(known: String) throws -> SmallRun {
        let small = try SmallRun(
            more: """
                prospectivity: { model: weights_of_evidence, train: known, unit_cell: 0.01 km2 }
                prospects: { top_area: 10 %, minimum_area: 0.01 km2 }
                """)
        try small.addDeposits()
        let config = try String(contentsOfFile: small.config, encoding: .utf8)
            .replacing("{ table: known.csv, x: x, y: y, crs: EPSG:4524 }", with: known)
        try config.write(toFile: small.config, atomically: true, encoding: .utf8)
        return small
    }

    private func lines(of path: String) throws -> [Substring] {
        try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
    }

    @Test("Every point of a multipoint is a deposit: models, counts and nearest deposits are those of single points")
    func multipoints() throws {
        let single = try survey(known: "{ table: known.csv, x: x, y: y, crs: EPSG:4524 }")
        #expect(try single.run().status == 0)
        let several = try survey(known: "{ table: pairs.csv, wkt: wkt, crs: EPSG:4524 }")
        let places = try lines(of: several.folder.path + "/known.csv").dropFirst().map {
            $0.split(separator: ",").prefix(2).joined(separator: " ")
        }
        let pairs = stride(from: 0, to: places.count, by: 2).map {
            "\"MULTIPOINT (\(places[$0]),\(places[$0 + 1]))\"\n"
        }
        _ = try several.folder.write("pairs.csv", "wkt\n" + pairs.joined())
        let result = try several.run()
        #expect(result.status == 0, "\(result.errors)")
        for name in ["prospects.csv", "validation.csv", "models.csv"] {
            let texts = try [single, several].map {
                try String(contentsOfFile: $0.output + "/" + name, encoding: .utf8)
            }
            #expect(texts[0] == texts[1], "\(name)")
        }
    }

    /// The deposit is a square whose corners lie far from its middle: distances are to its border, by hand.
    @Test("The nearest known deposit that is a polygon is measured from its outline")
    func polygons() throws {
        let survey = try ToySurvey()
        try survey.writeBoxes("mine.geojson", [(2000, 2000, 2900, 3900, "\"name\": \"Mine\"")])
        let config = ToySurvey.config("").replacing(
            "{ table: known.csv, x: x, y: y, crs: EPSG:4524, name: name }", with: "{ vector: mine.geojson, name: name }"
        )
        let (result, folder) = try survey.run(config)
        #expect(result.status == 0, "\(result.errors)")
        let rows = try lines(of: folder + "/prospects.csv").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let column = try #require(rows[0].firstIndex(of: "nearest_known_km"))
        let found = Dictionary(rows.dropFirst().map { ($0[0], Double($0[column]) ?? .nan) }) { first, _ in first }
        // Squares A end 1500 m east of their belt's edge: W's 500 m west of the mine; E's begins 3500 m from the corner, 600 m east.
        // Squares B reach 1500 m north, the mine begins at 2000 m: sides of 500 and 500 m, and of 600 and 500 m.
        let expected = [0.5, 0.6, 0.5.squareRoot(), (0.36 + 0.25).squareRoot()]
        #expect(found.count == 4)
        for (value, wanted) in zip(found.values.sorted(), expected.sorted()) {
            #expect(abs(value - wanted) < 0.0006, "\(found)")
        }
    }
}
