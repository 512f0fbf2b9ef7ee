import Foundations
import Geostatistics
import TestSupport
import Testing

private let collar = "BHID,X,Y,Z,LENGTH\nZK01,500,1000,80,10\nZK02,600,1000,81,12"
private let assay = "BHID,FROM,TO,AL\nZK01,0,2,41.5\nZK01,2,5,52\nZK02,1,3,60"

@Suite("Reading drill-hole tables")
struct DrillHoleReadingTests {
    @Test("Collar and assay tables become holes in collar order, with samples in depth order")
    func plainTables() throws {
        let shuffled = "BHID,FROM,TO,AL\nZK02,1,3,60\nZK01,2,5,52\nZK01,0,2,41.5"
        let holes = try #require(Reading(collar: collar, assay: shuffled, options("al")).holes)
        #expect(holes.holes.map(\.id) == ["ZK01", "ZK02"])
        #expect(holes.holes[0].collar == SIMD3(500, 1000, 80))
        #expect(holes.holes[0].samples.map(\.fromMetres) == [0, 2])
        #expect(holes.holes[0].samples.map(\.values) == [[41.5], [52]])
        #expect(holes.holes[1].lengthMetres == 12)
    }

    @Test("Columns are mapped by name, for standard names and variables alike")
    func mappedColumns() throws {
        let reading = Reading(
            collar: "Bohrung,Rechts,Hoch,H\nA,1,2,3", assay: "Bohrung,oben,unten,Tonerde\nA,0,1,50",
            options("al2o3") {
                $0.columns = [
                    "hole": "Bohrung", "x": "Rechts", "y": "Hoch", "z": "H", "from": "oben", "to": "unten",
                    "al2o3": "Tonerde",
                ]
            })
        #expect(reading.holes?.holes.first?.samples.first?.values == [50])
    }

    @Test("A missing column is named with the columns there are")
    func missingColumn() {
        let reading = Reading(collar: collar, assay: assay, options("sio2"))
        #expect(reading.problems == ["assay.csv: has no column for 'sio2'"])
        #expect(reading.error?.causes.first?.remedy.contains("BHID, FROM, TO, AL") == true)
        #expect(reading.error?.kind == .badData)
    }

    @Test("Values below a detection limit become half the limit and are counted")
    func detectionLimits() {
        let reading = Reading(
            collar: collar, assay: "BHID,FROM,TO,S\nZK01,0,1,<0.01\nZK01,1,2,< 0.5\nZK02,0,1,0.3", options("s"))
        #expect(reading.holes?.holes[0].samples.map(\.values) == [[0.005], [0.25]])
        #expect(reading.warnings.contains { $0.code == "below_detection" && $0.message.contains("s: 2 values") })
    }

    @Test(
        "Negative values are refused unless their meaning is said",
        arguments: [
            (DrillHoleOptions.NegativeValues.detectionLimit, 0.5 as Double?), (.missing, nil), (.keep, -1),
        ])
    func negativeValues(meaning: DrillHoleOptions.NegativeValues, value: Double?) {
        let text = "BHID,FROM,TO,S\nZK01,0,1,-1"
        #expect(
            Reading(collar: collar, assay: text, options("s")).problems
                == ["assay.csv, line 2, hole ZK01: s: the value -1.0 is negative"])
        let told = Reading(collar: collar, assay: text, options("s") { $0.negativeValues = meaning })
        #expect(told.holes?.holes[0].samples[0].values == [value])
    }

    @Test(
        "Empty cells, NA and -9999 in any spelling are missing, never numbers", arguments: ["", "NA", "-9999.00", " "])
    func missingValues(cell: String) {
        let reading = Reading(collar: collar, assay: "BHID,FROM,TO,AL\nZK01,0,1,\(cell)", options("al"))
        #expect(reading.holes?.holes[0].samples[0].values == [nil])
    }

    @Test("Cells that are no numbers are refused with their place", arguments: ["0x10", "inf", "abc", ">50", "1 000"])
    func unreadableCells(cell: String) {
        let reading = Reading(collar: collar, assay: "BHID,FROM,TO,AL\nZK01,0,1,\(cell)", options("al"))
        #expect(reading.problems.count == 1)
        #expect(reading.problems.first?.hasPrefix("assay.csv, line 2, hole ZK01: al: '\(cell)'") == true)
    }

    @Test("A decimal comma is refused and the right spelling shown")
    func decimalComma() {
        let table = DrillHoleTables(
            collar: sourceTable("collar.csv", collar),
            assay: SourceTable(
                name: "assay.csv", columns: ["BHID", "FROM", "TO", "AL"],
                rows: [SourceRow(line: 2, cells: ["ZK01", "0", "1", "41,5"])]))
        var warnings: [Warning] = []
        #expect {
            try DrillHoleSet(reading: table, options: options("al"), warnings: &warnings)
        } throws: { error in
            "\(error)".contains("decimal point") && "\(error)".contains("'41.5'")
        }
    }

    @Test("Every problem is reported at once, each with file, line and hole")
    func allProblems() {
        let reading = Reading(
            collar: "BHID,X,Y,Z,LENGTH\nA,0,0,0,10\nA,1,0,0,10\nB,5,5,0,-4\nC,9,9,0,5",
            assay: "BHID,FROM,TO,AL\nA,0,2,40\nA,1,3,41\nA,5,5,42\nA,11,12,43\nA,-1,0,44", options("al"))
        #expect(
            reading.problems == [
                "collar.csv, line 4, hole B: its length is -4.0",
                "collar.csv, line 3, hole A: its collar differs from the one on line 2",
                "assay.csv, line 4, hole A: runs from 5.0 to 5.0",
                "assay.csv, line 6, hole A: the depth -1.0 is negative",
                "assay.csv, line 3, hole A: 1.0 to 3.0 m overlaps 0.0 to 2.0 m of line 2",
                "assay.csv, line 5, hole A: 11.0 to 12.0 m lies below the hole's end at 10.0 m",
            ])
        #expect(reading.error?.problem == "6 problems")
    }

    @Test("Repeated rows are counted once and told; rows without a collar are left out and told")
    func repeatsAndOrphans() {
        let reading = Reading(
            collar: collar + "\nZK01,500,1000,80,10\nZK03,600,1000,81,12",
            assay: assay + "\nZK01,0,2,41.5\nXX,0,1,5\nZK02,4,13,40\nZK01,5,5.0005,3", options("al"))
        #expect(reading.holes?.holes.count == 3)
        #expect(reading.holes?.holes[0].samples.count == 3)
        #expect(
            reading.codes == [
                "repeated_collar", "shared_collar_position", "assumed_vertical", "orphan_intervals",
                "repeated_interval", "gap", "across_end", "no_assays",
            ])
    }

    @Test("Tables that share no hole are an error, not an empty set")
    func noCommonHole() {
        let reading = Reading(collar: collar, assay: "BHID,FROM,TO,AL\nzk-1,0,1,50", options("al"))
        #expect(reading.problems == ["assay.csv: none of its holes is in collar.csv"])
    }

    @Test("Depths in feet become metres, coordinates stay")
    func feet() {
        let reading = Reading(collar: collar, assay: assay, options("al") { $0.metresPerDepthUnit = 0.3048 })
        #expect(reading.holes?.holes[0].samples[1].toMetres == 5 * 0.3048)
        #expect(reading.holes?.holes[0].lengthMetres == 10 * 0.3048)
        #expect(reading.holes?.holes[0].collar.z == 80)
    }

    @Test("Many findings of one kind are one warning with a count")
    func countedWarnings() {
        let rows = (0..<20).map { "ZK01,\(Double($0) / 2),\(Double($0) / 2 + 0.2),50" }
        let reading = Reading(
            collar: collar, assay: "BHID,FROM,TO,AL\n" + rows.joined(separator: "\n"), options("al"))
        let gaps = reading.warnings.filter { $0.code == "gap" }
        #expect(gaps.count == 1)
        #expect(gaps.first?.message.hasSuffix("(and 14 more like this)") == true)
    }

    @Test("Samples are cut at the contacts of the rock log and keep their values")
    func rockLog() throws {
        let tables = DrillHoleTables(
            collar: sourceTable("collar.csv", collar), assay: sourceTable("assay.csv", assay),
            log: sourceTable("log.csv", "BHID,FROM,TO,ROCK\nZK01,0,1.5,clay\nZK01,1.5,4,bauxite"))
        var warnings: [Warning] = []
        let set = try DrillHoleSet(
            reading: tables, options: options("al") { $0.logVariables = ["rock"] }, warnings: &warnings)
        #expect(set.codeVariables == ["rock"])
        #expect(set.holes[0].samples.map(\.toMetres) == [1.5, 2, 4, 5])
        #expect(set.holes[0].samples.map(\.codes) == [["clay"], ["bauxite"], ["bauxite"], [nil]])
        #expect(set.holes[0].samples.map(\.values) == [[41.5], [41.5], [52], [52]])
        #expect(set.holes[1].samples.map(\.codes) == [[nil]])
    }
}
