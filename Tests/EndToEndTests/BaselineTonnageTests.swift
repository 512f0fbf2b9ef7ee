import Foundation
import Testing

/// The tonnage of an opening stands in one column.
@Suite("Tonnage of a baseline") struct BaselineTonnageTests {
    private func check(_ table: String) throws -> CommandResult {
        let survey = try ToySurvey()
        _ = try survey.folder.write("baseline.csv", table)
        return try survey.run(
            ToySurvey.config(
                "growth: { baseline: baseline.csv, base_year: 2024, horizon: 2027, target: [3 %] }\nestimate:\n"
                    + ToySurvey.drilled), command: "check"
        ).result
    }

    @Test(
        "In two columns it is refused with both names, whether they agree or not",
        arguments: ["tonnes,Mt\nW,inferred,5000000,5", "mt,tonnage_mt\nW,inferred,5,6", "t,tonnes\nW,inferred,5,5"])
    func twice(table: String) throws {
        let result = try check("belt,class," + table + "\n")
        #expect(result.status == 65 && result.errors.contains("baseline.csv, line 1: gives the tonnage more than once"))
        let names = table.split(separator: "\n")[0].split(separator: ",")
        #expect(result.errors.contains("'\(names[0])' and '\(names[1])'"), "\(result.errors)")
    }

    @Test(
        "More than 100,000 Mt in a line is doubted, whatever the unit",
        arguments: [
            ("mt", "100000", false), ("mt", "100001", true), ("tonnes", "39900000", false), ("t", "100001000000", true),
        ])
    func huge(column: String, value: String, isDoubted: Bool) throws {
        let result = try check("belt,class,\(column)\nE,inferred,1\nW,inferred,\(value)\n")
        #expect(result.status == 0)
        #expect(
            result.output.contains("baseline.csv, line 3: is 100001 Mt, more than all") == isDoubted, "\(result.output)"
        )
    }

    @Test("In one column it is read", arguments: ["tonnes", "mt", "t"])
    func once(column: String) throws {
        let result = try check("belt,class,\(column)\nW,inferred,5\n")
        #expect(result.status == 0, "\(result.errors)")
    }
}
