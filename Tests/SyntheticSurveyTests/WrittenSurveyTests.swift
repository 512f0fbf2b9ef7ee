import Foundation
import Foundations
import Geodata
import SyntheticSurvey
import Testing

@Suite("The written survey")
struct WrittenSurveyTests {
    let survey: SmallSurvey

    init() throws { survey = try SmallSurvey(seed: 7) }

    @Test("The same seed gives the same bytes in every file, another seed others")
    func deterministic() throws {
        let again = try SmallSurvey(seed: 7)
        let other = try SmallSurvey(seed: 8)
        #expect(again.manifest == survey.manifest)
        for file in survey.manifest.files {
            #expect(try again.bytes(file.path) == survey.bytes(file.path), "\(file.path)")
        }
        for name in ["dem.tif", "gravity_residual.tif", "soils.csv", "assay.csv", "truth/planted_deposits.csv"] {
            #expect(try other.bytes(name) != survey.bytes(name), "\(name)")
        }
    }

    @Test("Every file says that it is synthetic")
    func labelled() throws {
        for file in survey.manifest.files + [.init(path: "manifest.json", holds: "")] {
            let bytes = try survey.bytes(file.path)
            let mark = file.path.hasSuffix(".tif") ? "SYNTHETIC" : "syn"
            let isMarked =
                bytes.range(of: Data(mark.utf8)) != nil || bytes.range(of: Data("SYN".utf8)) != nil
            #expect(isMarked, "\(file.path)")
        }
        #expect(survey.manifest.synthetic)
    }

    @Test("Rasters keep their own grids, and what was not surveyed is missing")
    func rasters() throws {
        let gravity = try RasterReader(path: survey.folder + "/gravity_residual.tif")
        let thorium = try RasterReader(path: survey.folder + "/radiometric_th.tif")
        #expect(gravity.info.nodata == -9999)
        #expect(thorium.info.crs?.isGeographic == true)
    }

    @Test(
        "Polygons and lines are read back without repairs",
        arguments: [
            "geology", "structures", "belts", "protected", "booked", "truth/planted_outlines",
        ])
    func validShapes(name: String) throws {
        let (layer, warnings) = try readFeatures(path: survey.folder + "/\(name).gpkg")
        #expect(warnings.isEmpty, "\(warnings)")
        #expect(layer.features.allSatisfy { $0.fields["synthetic"] == .text("YES") })
        #expect(!layer.features.isEmpty)
    }

    @Test("Polygon areas of the map's units fill the survey once, but for slivers")
    func mapIsAPartition() throws {
        let (layer, _) = try readFeatures(path: survey.folder + "/geology.gpkg")
        let total = layer.features.compactMap(\.geometry).reduce(0.0) { sum, geometry in
            guard case .polygons(let polygons) = geometry else { return sum }
            return sum + polygons.reduce(0) { $0 + $1.area }
        }
        // The box is 480 km2. Narrow units lose slivers of less than 3 ha at contacts, polygons end up to 2 m outside.
        #expect(abs(total / 480e6 - 1) < 0.03)
    }

    @Test("The survey lies within 1.5 degrees of its zone's central meridian, 108 E")
    func zoneFits() throws {
        for row in try survey.table("soils.csv") {
            let longitude = try #require(Double(row["lon"] ?? ""))
            #expect(abs(longitude - 108) < 1.5)
        }
    }

    @Test("Soil tables hold detection limits and gaps, as real ones do")
    func soilFlaws() throws {
        let rows = try survey.table("soils.csv")
        #expect(rows.contains { $0["ga"]?.hasPrefix("<") == true })
        #expect(rows.contains { $0["al2o3"] == "" || $0["sio2"] == "" || $0["ga"] == "" })
    }

    @Test("The parts of an assay sum to at most a whole")
    func closedAssays() throws {
        let totals = try survey.table("assay.csv").map { row in
            ["al2o3", "sio2", "fe2o3", "tio2", "loi"].reduce(0) { $0 + (Double(row[$1] ?? "") ?? 0) }
        }
        // Five parts, each printed to 0.01 %.
        #expect(totals.allSatisfy { $0 <= 100.025 })
        // The errors of the parts differ: those of clay and ore, 98 % without them, do not all end at the same sum.
        #expect(totals.contains { $0 > 99 } && totals.contains { (90..<97).contains($0) })
    }

    @Test("Six in ten planted deposits are known, and the truth says which")
    func knownShare() throws {
        let truth = try survey.table("truth/planted_deposits.csv")
        let known = Set(try survey.table("deposits.csv").compactMap { $0["deposit_id"] })
        #expect(truth.count == survey.manifest.plantedDeposits)
        #expect(known == Set(truth.filter { $0["known"] == "yes" }.compactMap { $0["deposit_id"] }))
        #expect(abs(Double(known.count) - 0.6 * Double(truth.count)) <= 0.5)
    }

    @Test("One belt's opening balance is unknown, not zero")
    func unknownOpening() throws {
        let rows = try survey.table("baseline.csv")
        #expect(rows.filter { $0["belt_id"] == "SYN-E" }.allSatisfy { $0["tonnes_mt"] == "" })
        #expect(rows.filter { $0["belt_id"] == "SYN-W" }.allSatisfy { Double($0["tonnes_mt"] ?? "") != nil })
    }

    @Test("Booked outlines carry classes and tonnes that sum to the opening balance; unknown ones stay empty")
    func bookedTonnes() throws {
        let layer = try readFeatures(path: survey.folder + "/booked.gpkg").0
        for row in try survey.table("baseline.csv") {
            let own = layer.features.filter {
                $0.fields["belt_id"] == .text(row["belt_id"] ?? "")
                    && $0.fields["class"] == .text(row["category"] ?? "")
            }
            guard let opening = Double(row["tonnes_mt"] ?? "") else {
                #expect(own.allSatisfy { ($0.fields["tonnes_mt"]?.description ?? "").isEmpty })
                continue
            }
            let total = own.reduce(0) { $0 + ($1.fields["tonnes_mt"]?.number ?? .nan) }
            // The balance is printed to 0.001 Mt, each outline to 0.00001 Mt.
            #expect(abs(total - opening) <= 0.0005 + 0.000_005 * Double(own.count))
        }
    }

    @Test("A vertical hole meets ore where the ground has it, and none where it has none")
    func holesMeetTheTruth() throws {
        let model = SurveyModel(seed: 7, options: SmallSurvey.options)
        let dips = Dictionary(
            uniqueKeysWithValues: try survey.table("survey.csv").map { ($0["hole"] ?? "", $0["dip"] ?? "") })
        let assays = Dictionary(grouping: try survey.table("assay.csv")) { $0["hole"] ?? "" }
        var met = 0
        var barren = 0
        for hole in try survey.table("collar.csv") where dips[hole["hole"] ?? ""] == "-90" {
            let x = try #require(Double(hole["x"] ?? ""))
            let y = try #require(Double(hole["y"] ?? ""))
            let column = model.column(at: Point(x: x, y: y))
            let rows = assays[hole["hole"] ?? ""] ?? []
            let rich = rows.filter { (Double($0["al2o3"] ?? "") ?? 0) > 48 }
            guard let ore = column.ore, ore.thicknessMetres >= 0.3 else {
                barren += 1
                #expect(rich.isEmpty || column.ore != nil)
                continue
            }
            met += 1
            // Tables are rounded to the centimetre.
            let top = column.surface - ore.top - 0.011
            let base = column.surface - ore.base + 0.011
            for row in rich {
                #expect((Double(row["from"] ?? "") ?? -1) >= top && (Double(row["to"] ?? "") ?? 1e9) <= base)
            }
        }
        #expect(met > 20)
        #expect(barren > 20)
    }
}
