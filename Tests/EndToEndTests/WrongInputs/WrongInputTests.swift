import Foundation
import TestSupport
import Testing

/// Every wrong input of `docs/wrong-inputs.md`: its own message, its exit code or warning, and nothing half-written.
@Suite("Wrong inputs", .enabled(if: GDALTools.arePresent, "\(GDALTools.absent)"))
struct WrongInputTests {
    @Test("The survey that the cases spoil is itself right")
    func inOrder() throws {
        let survey = try WrongSurvey()
        for command in ["check", "run"] {
            let result = try survey.run(command)
            #expect(result.status == 0, "\(result.output)\(result.errors)")
        }
    }

    @Test("Stops with its message and code and leaves nothing half-written", arguments: WrongInputs.stops)
    func stops(wrong: WrongInput) throws {
        let survey = try WrongSurvey()
        if wrong.command.readsRun { try survey.finish() }
        try wrong.make(survey)
        let before = survey.names
        let result = try survey.run(wrong.command.rawValue)
        #expect(result.status == wrong.ending.code, "\(result.output)\(result.errors)")
        expect(try SaidMessage.failure(result.output), wrong, survey)
        if wrong.command == .check {
            #expect(survey.names == before, "check writes nothing")
            #expect(try survey.run("run").status == wrong.ending.code, "run finds it too")
        }
        expectNothingHalfWritten(survey.names.subtracting(before))
    }

    @Test("Goes on with its warning, told once, and kept in run.json", arguments: WrongInputs.warnings)
    func warns(wrong: WrongInput) throws {
        guard case .warning(let code) = wrong.ending else { return }
        let survey = try WrongSurvey()
        try wrong.make(survey)
        if wrong.command == .check {
            let result = try survey.run("check")
            #expect(result.status == 0, "\(result.output)\(result.errors)")
            let found = try object(result.output)["warnings"] as? [[String: Any]] ?? []
            expect(SaidMessage.warnings(code, found), wrong, survey)
        }
        let result = try survey.run("run")
        try #require(result.status == 0, "\(result.errors)")
        let record = try object(String(contentsOfFile: survey.output + "/run.json", encoding: .utf8))
        let stages = record["stages"] as? [[String: Any]] ?? []
        let kept = stages.flatMap { $0["warnings"] as? [[String: Any]] ?? [] }
        expect(SaidMessage.warnings(code, kept), wrong, survey)
        let told = result.errors.split(separator: "\n").count { $0.hasSuffix("[\(code)]") }
        #expect(told == wrong.message.split(separator: "\n").count, "\(result.errors)")
        #expect(try object(result.output)["warnings"] as? Int == kept.count)
    }

    @Test(
        "Every case can be made on this machine",
        .enabled(if: WrongInputs.left.isEmpty, "cannot be made here: \(WrongInputs.left.joined(separator: "; "))"))
    func possible() {
        #expect(WrongInputs.stops.count + WrongInputs.warnings.count == WrongInputs.groups.flatMap(\.cases).count)
    }

    @Test("The table in docs is that of these cases")
    func document() throws {
        let path = SharedData.repositoryRoot + "/docs/wrong-inputs.md"
        if ProcessInfo.processInfo.environment["GOSSAN_REGENERATE"] != nil {
            try WrongInputs.document.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let committed = try String(contentsOfFile: path, encoding: .utf8)
        #expect(committed == WrongInputs.document, "run 'GOSSAN_REGENERATE=1 make test'")
    }

    private func expect(_ said: String, _ wrong: WrongInput, _ survey: WrongSurvey) {
        let text = survey.withoutPlaces(said)
        #expect(wrong.isMessage(text), "\(text)\nin place of\n\(wrong.message)")
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
    }

    /// No record, no result, no half-written file and no lock; what is kept of finished stages in `work` may stay.
    private func expectNothingHalfWritten(_ names: Set<String>) {
        let left = names.filter { !["out", "out/maps"].contains($0) && !$0.hasPrefix("out/work") }
        #expect(left.isEmpty, "\(left.sorted())")
        #expect(!names.contains { $0.contains(".tmp.") })
    }
}
