import Foundation
import Testing

@Suite("Error and source of density", .serialized) struct DensityErrorTests {
    private static let simulated = ToySurvey.drilled.replacing(
        "method: kriging", with: "method: simulation, realizations: 20")

    private func statements(_ density: String, into name: String) throws -> (errors: String, statements: [String]) {
        let survey = try ToySurvey()
        let drilled = Self.simulated.replacing("dry: 2.5 t/m3", with: "dry: 2.5 t/m3\(density)")
        let (result, output) = try survey.run(ToySurvey.config("estimate:\n\(drilled)\n"), into: name)
        #expect(result.status == 0, "\(result.errors)")
        let record = try JSONSerialization.jsonObject(
            with: Data(contentsOf: URL(fileURLWithPath: output + "/run.json")))
        return (result.errors, (record as? [String: Any])?["statements"] as? [String] ?? [])
    }

    @Test("A density without error is warned about and stated; one with an error is not")
    func uncertainty() throws {
        for density in ["", ", uncertainty: 0 %"] {
            let found = try statements(density, into: "without")
            #expect(found.errors.contains("uncertainty: 5 %"), "\(found.errors)")
            #expect(found.statements.contains { $0.contains("intervals hold no error of density") })
        }
        let found = try statements(", uncertainty: 5 %", into: "with")
        #expect(!found.errors.contains("error of density"))
        #expect(!found.statements.contains { $0.contains("error of density") })
    }

    @Test("The source of the density is a statement of the results")
    func source() throws {
        let found = try statements(", source: 31 core samples", into: "source")
        #expect(found.statements.contains("Density of 2.5 t/m3: 31 core samples."), "\(found.statements)")
    }

    @Test("The commodity's unverified density is warned about only where drilled ground is weighed with it")
    func commodity() throws {
        let survey = try ToySurvey()
        func check(_ estimate: String) throws -> String {
            let result = try survey.run(ToySurvey.config("estimate:\n\(estimate)\n"), command: "check").result
            #expect(result.status == 0, "\(result.errors)")
            return result.output + result.errors
        }
        #expect(!(try check(ToySurvey.undrilled()).contains("density of bauxite")))
        let drilled = ToySurvey.drilled.replacing("  density:    { dry: 2.5 t/m3 }\n", with: "")
        #expect(drilled != ToySurvey.drilled)
        #expect(try check(drilled).contains("density of bauxite"))
    }
}
