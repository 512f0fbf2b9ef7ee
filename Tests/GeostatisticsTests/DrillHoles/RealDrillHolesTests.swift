import Foundations
import Geostatistics
import TestSupport
import Testing

@Suite("Real drill-hole tables", .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
struct RealDrillHolesTests {
    @Test("The north Brazil bauxite tables read without an error")
    func bauxite() throws {
        let folder = "bauxite_drillholes_north_brazil/derived/"
        let tables = DrillHoleTables(
            collar: try sharedTable(folder + "collar.csv"), assay: try sharedTable(folder + "assay.csv"),
            survey: try sharedTable(folder + "survey_assumed_vertical.csv"))
        var warnings: [Warning] = []
        let reading = options("available_alumina", "mass_recovery") {
            $0.columns = ["available_alumina": "AAG", "mass_recovery": "RCG"]
        }
        let set = try DrillHoleSet(reading: tables, options: reading, warnings: &warnings)
        // Row counts of the tables themselves.
        #expect(set.holes.count == 1399)
        #expect(set.holes.reduce(0) { $0 + $1.samples.count } == 6114)
        #expect(set.holes.allSatisfy { $0.stations.first?.dipDegrees == 90 })
        #expect(set.holes.allSatisfy { hole in hole.samples.allSatisfy { !$0.values.contains(nil) } })
    }

    @Test("The two overlapping samples of the Forrestania tables are found")
    func forrestania() throws {
        let folder = "gswa_forrestania_drillholes/derived_joined/"
        let tables = DrillHoleTables(
            collar: try sharedTable(folder + "collar.csv"), assay: try sharedTable(folder + "assay.csv"),
            survey: try sharedTable(folder + "survey.csv"))
        var warnings: [Warning] = []
        let reading = options("ni", "au") {
            $0.columns = [
                "hole": "hole_ID", "x": "mga50_e", "y": "mga50_n", "z": "Elevation", "length": "MaxDepth",
                "ni": "Ni_ppm", "au": "Au_ppm",
            ]
            $0.negativeValues = .detectionLimit
        }
        let error = #expect(throws: GossanError.self) {
            try DrillHoleSet(reading: tables, options: reading, warnings: &warnings)
        }
        // Found beforehand by sorting the file's rows by hole and depth with a script of a few lines.
        let places = error?.causes.map { String($0.subject.dropFirst(folder.count)) }
        #expect(places == ["assay.csv, line 1371, hole NH12-01", "assay.csv, line 1373, hole NH12-02"])
    }
}
