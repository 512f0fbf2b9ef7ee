import Foundation
import Testing

/// Which lines of a baseline count the same tonnes.
@Suite("Lines of a baseline") struct BaselineLineTests {
    private func check(_ table: String) throws -> CommandResult {
        let survey = try ToySurvey()
        _ = try survey.folder.write("baseline.csv", table)
        return try survey.run(
            ToySurvey.config(
                "growth: { baseline: baseline.csv, base_year: 2024, horizon: 2027, target: [3 %] }\nestimate:\n"
                    + ToySurvey.drilled), command: "check"
        ).result
    }

    @Test("A deposit of its own without class is added, also where it holds as much as another")
    func ownDeposit() throws {
        let result = try check("belt,class,tonnes,deposit\nW,inferred,5000000,A\nW,resource,5000000,B\n")
        #expect(result.status == 0 && !result.output.contains("total_beside_classes"), "\(result.errors)")
    }

    @Test(
        "A total under the name of the whole is found by its sum, or doubted",
        arguments: [("total", 8, "is the sum"), ("", 8, "is the sum"), ("合计", 9, "doubted"), ("Belt W", 8, "doubted")])
    func total(name: String, megatonnes: Int, said: String) throws {
        let result = try check(
            "belt,class,mt,deposit\nW,inferred,5,A\nW,indicated,3,B\nW,resource,\(megatonnes),\(name)\n")
        let isDoubted = said == "doubted"
        #expect(result.status == (isDoubted ? 0 : 65), "\(result.errors)")
        let all = result.output + result.errors
        #expect(all.contains(isDoubted ? "[total_beside_classes]" : said), "\(all)")
    }

    @Test("A date and its year are one year")
    func date() throws {
        let result = try check("belt,class,mt,year\nW,inferred,5,2024\nW,inferred,3,2024-12-31\n")
        #expect(result.status == 0, "\(result.errors)")
    }
}
