import Foundation
import Testing

@Suite("Making a synthetic survey") struct SynthesizeTests {
    @Test("A folder that holds something else is left alone; one that holds such a survey is written again")
    func foldersOfOthers() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("collar.csv", "mine\n")
        let refused = try Binary.run(["synthesize", folder.path])
        #expect(refused.status == 73 && refused.errors.contains("holds no synthetic survey"), "\(refused.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["collar.csv"])
        // What one that was killed leaves.
        let own = folder.path + "/own"
        #expect(try Binary.run(["synthesize", own, "--seed", "3"]).status == 0)
        for name in ["manifest.json", "dem.tif"] { try FileManager.default.removeItem(atPath: own + "/" + name) }
        for seed in ["1", "2", "1"] {
            let made = try Binary.run(["synthesize", own, "--seed", seed])
            #expect(made.status == 0, "\(made.errors)")
        }
    }
}
