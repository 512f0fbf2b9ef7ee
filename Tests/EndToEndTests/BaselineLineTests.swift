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
        "A total is found by its sum",
        arguments: [
            "deposit\nW,inferred,5,A\nW,indicated,3,B\nW,resource,8,",
            "deposit\nW,inferred,5,A\nW,inferred,3,B\nW,inferred,8,total",
            "mine,block\nW,inferred,5,M1,b1\nW,indicated,3,M1,b2\nW,indicated,9,M2,b1\nW,resource,8,M1,",
        ])
    func total(table: String) throws {
        let result = try check("belt,class,mt," + table + "\n")
        #expect(result.status == 65 && result.errors.contains("is the sum of lines 2, 3, and"), "\(result.errors)")
    }

    @Test(
        "A total that is no sum, or has a name of its own, is doubted",
        arguments: [
            "W,inferred,5,A\nW,indicated,3,B\nW,resource,9,合计", "W,inferred,5,A\nW,indicated,3,B\nW,resource,8,Belt W",
            "W,inferred,5,A\nW,inferred,3,B\nW,inferred,9,Grand total",
            "W,inferred,5,A\nW,inferred,3,B\nW,inferred,8,Overall", "W,inferred,5,A\nW,resource,9,A",
        ])
    func doubtful(table: String) throws {
        let result = try check("belt,class,mt,deposit\n" + table + "\n")
        #expect(result.status == 0 && result.output.contains("[total_beside_classes]"), "\(result.errors)")
    }

    @Test("One deposit of two years is refused, in whatever case its name is written")
    func name() throws {
        let result = try check("belt,class,mt,year,deposit\nW,inferred,5,2024,North\nW,inferred,5,2023,north\n")
        #expect(result.status == 65 && result.errors.contains("both would be added up"), "\(result.errors)")
    }

    @Test("A date and its year are one year", arguments: ["2024-12-31", "31/12/2024", "FY2024"])
    func date(year: String) throws {
        let result = try check("belt,class,mt,year\nW,inferred,5,2024\nW,inferred,3,\(year)\n")
        #expect(result.status == 0, "\(result.errors)")
    }
}
