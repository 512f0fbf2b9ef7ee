import Foundation
import TestSupport
import Testing

@Suite("Twin holes", .serialized) struct TwinHolesTests {
    /// The survey with a hole of the same ore 2 m east of as many in a hundred of its holes.
    private func survey(twinned percent: Int) throws -> ToySurvey {
        let survey = try ToySurvey()
        for name in ["collar.csv", "assay.csv"] {
            let path = survey.folder.path + "/" + name
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let twins = text.split(separator: "\n").dropFirst().compactMap { line -> String? in
                var cells = line.split(separator: ",").map(String.init)
                guard let number = Int(cells[0].dropFirst()), number * 37 % 100 < percent else { return nil }
                cells[0] += "T"
                if name == "collar.csv" { cells[1] = String((Double(cells[1]) ?? .nan) + 2) }
                return cells.joined(separator: ",")
            }
            _ = try survey.folder.write(name, text + twins.map { $0 + "\n" }.joined())
        }
        return survey
    }

    /// By hand, as in `BookedGroundTests`: each cell has its hole at the centre, which kriging honours by any variogram: 6 Mt.
    @Test("A variogram is fitted however many holes are twinned", arguments: [20, 45, 100])
    func fitted(percent: Int) throws {
        let survey = try survey(twinned: percent)
        let given = "variogram: { model: spherical, nugget: 0, sill: 1, range: 1 km }"
        #expect(ToySurvey.drilled.contains(given))
        let drilled = ToySurvey.drilled.replacing(given, with: "variogram: fit")
        let rows = try survey.table(
            ToySurvey.config("estimate:\n" + drilled), "prospects.csv", into: "kriging")
        #expect(abs(rows.map { number($0, "ore_mt_mean") }.filter(\.isFinite).reduce(0, +) - 6) < 0.01)
        let simulated = drilled.replacing("method: kriging", with: "method: simulation, realizations: 10")
        let (result, _) = try survey.run(ToySurvey.config("estimate:\n" + simulated), into: "simulation")
        #expect(result.status == 0, "\(result.errors)")
        #expect(!result.errors.contains("far_extrapolation"), "\(result.errors)")
    }

    @Test("The spacing that an extrapolation is held against is that of the holes, not of twins")
    func extrapolation() throws {
        let survey = try survey(twinned: 100)
        let config = ToySurvey.config("estimate:\n" + ToySurvey.drilled)
        #expect(config.contains("extrapolate: 0 m"))
        for (metres, isFar) in [(150, false), (300, true)] {
            let told = try survey.run(
                config.replacing("extrapolate: 0 m", with: "extrapolate: \(metres) m"), command: "check"
            ).result
            #expect(told.status == 0, "\(told.errors)")
            #expect(told.output.contains("the holes stand about 100 m apart") == isFar, "\(told.output)")
        }
    }
}
