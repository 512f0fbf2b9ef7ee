import Foundation
import Testing

/// Of several things that are wrong, all are told at once.
@Suite("Several failures at once") struct SeveralFailuresTests {
    @Test("Every table of drill holes that cannot be read is named")
    func tables() throws {
        let small = try SmallRun(
            inputs:
                "  holes: { drillholes: { collar: collar.csv, assay: assay.csv, survey: survey.csv }, crs: EPSG:4524 }",
            more: """
                commodity: bauxite
                estimate:
                  drilled: { holes: holes, method: kriging, extrapolate: 100 m }
                  cutoff: { profile: sedimentary_open_pit }
                  categories: { measured: 50 m, indicated: 100 m, inferred: 200 m }
                """)
        _ = try small.folder.write("collar.csv", "hole,x,y,z\nA,36401000,2601000,100,5\n")
        _ = try small.folder.write("assay.csv", "hole,from,to,al2o3\nA,1,2,\"50\n")
        let result = try small.check()
        // The first decides on the code: the collar table has a row with too many cells.
        #expect(result.status == 65 && result.errors.contains("3 tables cannot be read"), "\(result.errors)")
        for words in [
            "collar.csv, line 2: has 5 cells", "assay.csv, line 2: a quoted text", "survey.csv: the file does not",
        ] {
            #expect(result.errors.contains(words), "\(words) in \(result.errors)")
        }
    }

    @Test("Every 'where' of evidence that cannot be used is named with its layer")
    func conditions() throws {
        let result = try SmallRun(
            evidence: """
                { near: { distance: faults, where: "knid = 'fault'" }, height: { raster: dem },
                  there: { presence: faults, where: "kind = 'thrust'" } }
                """
        ).check()
        #expect(
            result.status == 65 && result.errors.contains("evidence: 2 conditions cannot be used"), "\(result.errors)")
        for words in ["evidence.near.where: ", "did you mean 'kind'", "evidence.there.where: no feature"] {
            #expect(result.errors.contains(words), "\(words) in \(result.errors)")
        }
    }
}
