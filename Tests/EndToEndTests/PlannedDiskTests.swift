import Foundation
import TestSupport
import Testing

@Suite("Planned disk") struct PlannedDiskTests {
    @Test("The plan bounds the rasters of a run, and says that it counts nothing else")
    func rasters() throws {
        let survey = try ToySurvey()
        let config = ToySurvey.config("estimate:\n\(ToySurvey.undrilled())\n")
            .replacing("maps: none", with: "maps: all")
        let told = try survey.run(config, command: "plan").result
        #expect(told.output.contains(" MB of rasters on disk and "), "\(told.output)\(told.errors)")
        #expect(!told.output.contains("MB on disk"), "\(told.output)")
        let json = try survey.run(config, command: "plan", ["--json"]).result.output
        let plan = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let planned = try #require(plan["disk_bytes"] as? Int)
        let (result, folder) = try survey.run(config)
        #expect(result.status == 0, "\(result.errors)")
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let rasters = files.filter { $0.hasSuffix(".tif") }.map { name in
            (try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.size]) as? Int ?? 0
        }
        // The layer in work, prospectivity and its deviations there, and the map of each.
        #expect(rasters.count >= 4 && rasters.allSatisfy { $0 > 0 }, "\(files)")
        #expect(rasters.reduce(0, +) <= planned, "\(files)")
    }
}
