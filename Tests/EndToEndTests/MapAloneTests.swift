import Foundation
import TestSupport
import Testing

/// Runs with rasters alone.
@Suite("Runs without estimate", .serialized) struct MapAloneTests {
    @Test("They say that grade and tonnage are not estimated and what ranks, and tell nothing of realizations")
    func statement() throws {
        let survey = try ToySurvey()
        let (result, output) = try survey.run(ToySurvey.config(""))
        #expect(result.status == 0, "\(result.errors)")
        let statement = "Grade and tonnage are not estimated"
        #expect(result.output.contains(statement) && result.output.contains("by prospectivity alone"))
        #expect(!result.output.contains("of realizations"), "\(result.output)")
        #expect(!result.output.contains("maps/"), "\(result.output)")
        for file in ["run.json", "prospects.geojson", "datapackage.json"] {
            #expect(try String(contentsOfFile: output + "/\(file)", encoding: .utf8).contains(statement), "\(file)")
        }
        let first = try #require(try Table(csv: output + "/prospects.csv").rows.first?["id"])
        let explained = try Binary.run(["explain", first, "--run", output])
        #expect(explained.output.contains(statement) && !explained.output.contains("of the realizations"))
    }

    @Test("The summary names maps where some were written")
    func maps() throws {
        let survey = try ToySurvey()
        let (result, output) = try survey.run(
            ToySurvey.config("").replacing("maps: none", with: "maps: [prospectivity]"))
        #expect(result.output.contains("*.csv, maps/"), "\(result.output)")
        #expect(FileManager.default.fileExists(atPath: output + "/maps/prospectivity.tif"))
    }

    @Test("Prospectivity and area may rank together; what is not estimated may not")
    func criteria() throws {
        let survey = try ToySurvey()
        let rank = "rank: { prospectivity: 60 %, area: 40 % }\n"
        let (result, _) = try survey.run(ToySurvey.config(rank))
        #expect(result.output.contains("ranked by prospectivity and area"), "\(result.output)\(result.errors)")
        let refused = try survey.run(ToySurvey.config("rank: { tonnes: 100 % }\n"), command: "check").result
        #expect(refused.status == 78 && refused.errors.contains("no section 'estimate'"), "\(refused.errors)")
    }

    @Test("One kriged realization is no share of realizations; many are")
    func oneRealization() throws {
        let survey = try ToySurvey()
        let kriged = try survey.run(ToySurvey.config("estimate:\n\(ToySurvey.drilled)\n")).result
        #expect(kriged.status == 0 && !kriged.output.contains("of realizations"), "\(kriged.output)")
        // With no more prospects than places the share would say nothing, and is left out.
        let estimate = "estimate:\n\(ToySurvey.undrilled())\n"
        let few = try survey.run(ToySurvey.config(estimate)).result
        #expect(few.status == 0 && !few.output.contains("of realizations"), "\(few.output)")
        let drawn = try survey.run(ToySurvey.config(estimate + "rank: { contained_al2o3: 100 %, top: 2 }\n")).result
        #expect(drawn.output.contains("of realizations"), "\(drawn.output) \(drawn.errors)")
    }
}
