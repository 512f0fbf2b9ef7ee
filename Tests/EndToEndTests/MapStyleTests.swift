import Foundation
import Testing

/// The QGIS styles beside the maps.
@Suite("Styles of maps") struct MapStyleTests {
    private func style(_ folder: String, _ name: String) throws -> String {
        try String(contentsOfFile: "\(folder)/maps/\(name).qml", encoding: .utf8)
    }

    /// The values that have colours.
    private func values(_ style: String) -> [Double] {
        style.matches(of: /<(?:item|paletteEntry) value="([^"]*)"/).compactMap { Double($0.1) }
    }

    @Test(
        "Colours of scores stand at quantiles of the ground, those of quantities evenly between the 2 % and 98 % quantiles"
    )
    func stops() throws {
        let small = try SmallRun()
        #expect(try small.run().status == 0)
        // 1600 cells: the sample is all of them.
        let scores = values(try style(small.output, "prospectivity"))
        try FileManager.default.copyItem(
            atPath: small.output + "/work/prospectivity.tif", toPath: small.output + "/work/evidence/score.tif")
        let cells = try evidenceCells(of: small.output, "score").filter { !$0.isNaN }.sorted()
        for (share, stop) in zip([0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 1], scores.suffix(7)) {
            // Between the neighbours of the quantile, however they are interpolated.
            let place = share * Double(cells.count - 1)
            let around = Double(cells[Int(place)])...Double(cells[min(Int(place) + 1, cells.count - 1)])
            #expect(around.contains(stop), "\(share): \(stop) is not within \(around)")
        }
        let heights = values(try style(small.output, "height"))
        let sorted = try evidenceCells(of: small.output, "height").sorted().map(Double.init)
        #expect(heights.count == 5 && heights == heights.sorted())
        #expect((sorted[31]...sorted[32]).contains(heights[0]) && (sorted[1567]...sorted[1568]).contains(heights[4]))
        #expect(abs(heights[2] - (heights[0] + heights[4]) / 2) < 1e-6)
    }

    @Test("Values most of which are small take their colours from quantiles, so that not all are dark")
    func skewed() throws {
        let small = try SmallRun(evidence: "{ height: { expression: exp(dem / 5) } }")
        #expect(try small.run().status == 0)
        let stops = values(try style(small.output, "height"))
        let cells = try evidenceCells(of: small.output, "height").sorted()
        #expect((cells[799]...cells[800]).contains(Float(stops[2])), "\(stops)")
    }

    @Test("Values far apart from 0 and near to each other have labels of their own")
    func narrow() throws {
        let small = try SmallRun(evidence: "{ field: { expression: 48000 + dem / 500 } }")
        #expect(try small.run().status == 0)
        let labels = try style(small.output, "field").matches(of: /<item[^>]* label="([^"]*)"/).map(\.1)
        #expect(labels.count == 5 && Set(labels).count == 5, "\(labels)")
        #expect(labels.allSatisfy { $0.hasPrefix("48000") && $0.count <= 8 }, "\(labels)")
    }

    @Test("Classes have their codes, names and colours of their own")
    func classes() throws {
        let survey = try ToySurvey()
        let config = ToySurvey.config("").replacing(
            "evidence:", with: "evidence:\n  ground: { class: belts, field: belt }")
        let (result, folder) = try survey.run(config, ["--set", "outputs.maps=all"])
        #expect(result.status == 0, "\(result.errors)")
        let style = try style(folder, "ground")
        #expect(values(style) == [1, 2])
        #expect(style.contains("label=\"E\"") && style.contains("label=\"W\""))
        #expect(Set(style.matches(of: /color="(#[0-9a-f]{6})"/).map(\.1)).count == 2)
    }

    @Test(
        "A style that the user has saved over one stays and brings no stage to run; those of a run come and go with their maps"
    )
    func ownStyles() throws {
        let small = try SmallRun()
        #expect(try small.run().status == 0)
        let path = small.output + "/maps/near.qml"
        try "<qgis/>".write(toFile: path, atomically: true, encoding: .utf8)
        let again = try Binary.run(["run", small.config, "--output", small.output])
        #expect(again.errors.contains("nothing to do"), "\(again.errors)")
        let before = try style(small.output, "prospectivity")
        #expect(try small.run(["--set", "grid.cell=200 m"]).status == 0)
        #expect(try style(small.output, "prospectivity") != before)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "<qgis/>")
        #expect(try small.run(["--set", "outputs.maps=[prospectivity]"]).status == 0)
        let left = try FileManager.default.contentsOfDirectory(atPath: small.output + "/maps").sorted()
        #expect(left == ["near.qml", "prospectivity.qml", "prospectivity.tif"])
    }
}
