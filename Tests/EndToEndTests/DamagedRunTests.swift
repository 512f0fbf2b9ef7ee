import Foundation
import Testing

/// `growth` and `growth compare` on run folders that are not as the run left them.
@Suite("Finished runs that were changed", .serialized) struct DamagedRunTests {
    private func runs(_ more: String = "") throws -> (survey: ToySurvey, a: FinishedFolder, b: FinishedFolder) {
        let survey = try ToySurvey()
        let folders = try ["a", "b"].map { name in
            let (result, folder) = try survey.run(ToySurvey.config(more), ["--quiet"], into: name)
            try #require(result.status == 0, "\(result.errors)")
            return FinishedFolder(path: folder, survey: survey)
        }
        return (survey, folders[0], folders[1])
    }

    private func expectRefused(_ result: CommandResult, _ words: [String]) {
        #expect(result.status == 65 && result.output.isEmpty, "\(result.status): \(result.errors)")
        for text in words { #expect(result.errors.contains(text), "\(text): \(result.errors)") }
    }

    private func compare(_ a: FinishedFolder, _ b: FinishedFolder) throws -> CommandResult {
        try Binary.run(["growth", "compare", a.path, b.path])
    }

    @Test("A table that was cut or edited is refused by name, and the run can be made whole again")
    func editedTables() throws {
        let growth = "growth: { base_year: 2024, horizon: 2026, target: [3 %] }\n"
        let (survey, a, b) = try runs("estimate:\n\(ToySurvey.drilled)\n\(growth)")
        let ledger = try String(contentsOfFile: a.path + "/growth.csv", encoding: .utf8)
        try a.write("growth.csv", String(ledger.prefix(ledger.count / 2)), isSigned: false)
        let words = ["a/growth.csv", "is not as the run wrote it", "gossan run"]
        expectRefused(try Binary.run(["growth", a.path]), words)
        expectRefused(try compare(a, b), words)
        expectRefused(try compare(b, a), words)
        // The remedy that the message names.
        let again = try survey.run(
            ToySurvey.config("estimate:\n\(ToySurvey.drilled)\n\(growth)"), ["--quiet"], into: "a")
        #expect(again.result.status == 0)
        #expect(try compare(a, b).status == 0)
        #expect(try Binary.run(["growth", a.path]).status == 0)
        for name in [
            "prospects.csv", "belts.csv", "validation.csv", "models.csv", "classes.csv", "warnings.csv",
            "grade_tonnage.csv", "prospects.geojson", "explanations.json", "plan.json",
        ] {
            let text = try String(contentsOfFile: b.path + "/" + name, encoding: .utf8)
            try b.write(name, text + "\n", isSigned: false)
            expectRefused(try compare(a, b), ["b/\(name)", "is not as the run wrote it"])
            try b.write(name, text, isSigned: false)
        }
        #expect(try compare(a, b).status == 0)
    }

    @Test("A run with explanations of a former layout is refused")
    func formerLayout() throws {
        let (_, a, b) = try runs()
        try a.write("explanations.json", "{\"W-1\": {\"rank\": 1}}\n")
        expectRefused(try compare(a, b), ["a/explanations.json", "another version", "with this version"])
        expectRefused(try compare(b, a), ["a/explanations.json", "another version", "with this version"])
    }

    @Test("A run whose record names no digests is refused")
    func noDigests() throws {
        let (_, a, b) = try runs()
        try a.change("run.json", "\"path\": \"belts.csv\"", to: "\"path\": \"work/belts.csv\"")
        expectRefused(try compare(a, b), ["a/run.json", "belts.csv"])
    }

    @Test("A prospect without an outline, a rank that is none and a grid that none can have are refused")
    func damaged() throws {
        let (_, a, b) = try runs()
        func expectRefusedWith(_ name: String, _ pattern: String, _ new: String, _ words: [String]) throws {
            let files = [name, "run.json"]
            let texts = try files.map { try String(contentsOfFile: a.path + "/" + $0, encoding: .utf8) }
            try a.change(name, pattern, to: new)
            expectRefused(try compare(a, b), words)
            expectRefused(try compare(b, a), words)
            for (file, text) in zip(files, texts) { try a.write(file, text, isSigned: false) }
        }
        try expectRefusedWith(
            "prospects.geojson", "\"id\": *\"W-[^\"]*\"", "\"id\":\"X\"", ["a/prospects.geojson", "no outline"])
        for rank in ["nan", "1e300", "inf", "0", "first"] {
            try expectRefusedWith("prospects.csv", "\n([^,]*),1,", "\n$1,\(rank),", ["a/prospects.csv", "rank"])
        }
        for columns in ["1e30", "-5", "0.5", "\"many\""] {
            try expectRefusedWith(
                "plan.json", "(\"columns\": )[0-9]+", "$1\(columns)", ["a/plan.json", "does not tell the study grid"])
        }
        #expect(try compare(a, b).status == 0)
    }
}
