import Foundation
import Testing

/// Foundation takes a `~` at the beginning of a path for somebody's home; the program must not.
@Suite("Names that begin with a tilde") struct LiteralPathTests {
    /// Runs shell text in a folder whose `home` is the user's home; `gossan` is the program.
    private func shell(_ text: String, in folder: TemporaryFolder) throws -> CommandResult {
        let script =
            "cd '\(folder.path)' && mkdir -p home && export HOME=$PWD/home && gossan() { '\(Binary.path)' \"$@\"; }; \(text)"
        return try Binary.execute("/bin/bash", ["-ec", script])
    }

    private func names(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    @Test("init, run, status, explain and growth take '~' as the folder of that name, and leave the home alone")
    func commands() throws {
        let folder = try TemporaryFolder()
        let result = try shell(
            """
            gossan init '~' > next.txt
            eval "$(sed -n 's/^  \\(gossan run .*\\)/\\1 --quiet/p' next.txt)" > /dev/null
            cp '~/synthetic-belt.yaml' '~/~belt.yaml'
            gossan run '~/~belt.yaml' --output '~out' --quiet > /dev/null
            gossan status '~out' > /dev/null
            gossan explain "$(sed -n '2s/,.*//p' '~out/prospects.csv')" --run '~out' > /dev/null
            gossan growth '~out' > /dev/null
            gossan growth compare '~/out' '~out' > /dev/null
            gossan synthesize '~survey' > /dev/null
            """, in: folder)
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(try names(folder.path) == ["home", "next.txt", "~", "~out", "~survey"])
        #expect(try names(folder.path + "/home").isEmpty)
        for run in ["~/out", "~out"] {
            #expect(FileManager.default.fileExists(atPath: "\(folder.path)/\(run)/run.json"), "\(run)")
        }
    }

    @Test("Inputs and the run folder of a config may have such names, the config too")
    func config() throws {
        let survey = try ToySurvey()
        let place = survey.folder.path
        for (old, new) in [("likely.asc", "~likely.asc"), ("known.csv", "~known.csv"), ("collar.csv", "~collar.csv")] {
            try FileManager.default.moveItem(atPath: "\(place)/\(old)", toPath: "\(place)/\(new)")
        }
        let text = ToySurvey.config("estimate:\n\(ToySurvey.drilled)\n")
            .replacing("raster: likely.asc", with: "raster: ~likely.asc").replacing(
                "table: known.csv", with: "table: ~known.csv"
            )
            .replacing("collar: collar.csv", with: "collar: ~collar.csv")
            .replacing("outputs: { maps: none }", with: "outputs: { maps: none, folder: '~results' }")
        _ = try survey.folder.write("~.yaml", text)
        let result = try shell("gossan check '~.yaml' && gossan run '~.yaml' --quiet", in: survey.folder)
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(FileManager.default.fileExists(atPath: "\(place)/~results/run.json"))
        #expect(try names(place + "/home").isEmpty)
    }
}
