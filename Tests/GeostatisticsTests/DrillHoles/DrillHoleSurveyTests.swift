import Foundations
import Geostatistics
import Testing

private let collar = "BHID,X,Y,Z,LENGTH\nA,0,0,100,50\nB,10,0,100,50"
private let assay = "BHID,FROM,TO,AL\nA,0,2,41\nB,0,2,41"

private func stations(_ rows: String, _ convention: DrillHoleOptions.DipConvention = .detect) -> Reading {
    Reading(
        collar: collar, assay: assay, survey: "BHID,AT,AZ,DIP\n" + rows, options("al") { $0.dip = convention })
}

@Suite("Reading surveys")
struct DrillHoleSurveyTests {
    @Test(
        "Both signs of dip and the zenith angle come out positive downwards",
        arguments: [
            ("A,0,45,-60", DrillHoleOptions.DipConvention.detect), ("A,0,45,60", .detect),
            ("A,0,45,60", .positiveDown), ("A,0,45,-60", .negativeDown), ("A,0,45,30", .zenithAngle),
        ])
    func conventions(row: String, convention: DrillHoleOptions.DipConvention) {
        let hole = stations(row, convention).holes?.holes.first
        #expect(hole?.stations == [SurveyStation(depthMetres: 0, azimuthDegrees: 45, dipDegrees: 60)])
    }

    @Test("Dips of both signs are refused until the convention is declared")
    func mixedSigns() {
        let rows = "A,0,45,-60\nB,0,45,20"
        #expect(stations(rows).problems == ["survey.csv: 1 dips are negative and 1 positive"])
        #expect(stations(rows, .negativeDown).holes?.holes[1].stations.first?.dipDegrees == -20)
    }

    @Test("Small positive dips raise the question of zenith angles")
    func zenithSuspicion() {
        #expect(stations("A,0,45,2\nB,0,10,3").codes.contains("flat_holes"))
        #expect(!stations("A,0,45,88\nB,0,10,87").codes.contains("flat_holes"))
    }

    @Test("Holes without a survey are vertical, and that is told")
    func assumedVertical() {
        let reading = stations("A,0,45,60")
        #expect(reading.holes?.holes[1].stations == [])
        #expect(reading.warnings.first { $0.code == "assumed_vertical" }?.message.hasPrefix("1 of 2 holes") == true)
    }

    @Test("A direction in the collar table is used where there is no survey")
    func collarDirection() {
        let reading = Reading(
            collar: "BHID,X,Y,Z,LENGTH,AZIMUTH,DIP\nA,0,0,100,50,90,-70", assay: "BHID,FROM,TO,AL\nA,0,2,41",
            options("al"))
        #expect(
            reading.holes?.holes.first?.stations
                == [SurveyStation(depthMetres: 0, azimuthDegrees: 90, dipDegrees: 70)])
    }

    @Test("A collar that dips needs an azimuth, a vertical one none")
    func collarWithoutAzimuth() {
        func reading(_ dips: [String]) -> Reading {
            let rows = dips.enumerated().map { "H\($0),\($0 * 10),0,100,50,\($1)" }.joined(separator: "\n")
            return Reading(
                collar: "BHID,X,Y,Z,LENGTH,AZIMUTH,DIP\n" + rows, assay: "BHID,FROM,TO,AL\nH0,0,2,41", options("al"))
        }
        #expect(reading([",-60"]).problems == ["collar.csv, line 2, hole H0: has the dip -60.0 but no azimuth"])
        #expect(reading([",-90", "45,-60"]).error == nil)
        #expect(reading([",-90", ",-90"]).holes?.holes[0].stations.first?.dipDegrees == 90)
        let unread = reading(["N45E,-60"]).problems
        #expect(unread.count == 1 && unread[0].contains("N45E"), "\(unread)")
    }

    @Test("A collar with an azimuth needs a dip, unless it is north as vertical holes are given or a survey tells more")
    func collarWithoutDip() {
        func reading(_ azimuths: [String], survey: String? = nil, header: String = "DIP") -> Reading {
            let rows = azimuths.enumerated().map { "H\($0),\($0 * 10),0,100,50,\($1)," }.joined(separator: "\n")
            return Reading(
                collar: "BHID,X,Y,Z,LENGTH,AZIMUTH,\(header)\n" + rows, assay: "BHID,FROM,TO,AL\nH0,0,2,41",
                survey: survey, options("al"))
        }
        for header in ["DIP", "PLUNGE"] {
            #expect(
                reading(["135"], header: header).problems
                    == ["collar.csv, line 2, hole H0: has the azimuth 135.0 but no dip"])
        }
        #expect(reading(["0", "360", ""]).error == nil)
        #expect(reading(["135"], survey: "BHID,AT,AZ,DIP\nH0,0,135,-60").error == nil)
    }

    @Test("A station straight down needs no azimuth")
    func verticalStation() {
        #expect(stations("A,0,,-90\nB,0,45,-60").holes?.holes[0].stations.first?.dipDegrees == 90)
        #expect(
            stations("A,0,,-80\nB,0,45,-60").problems
                == ["survey.csv, line 2, hole A: has the dip -80.0 but no azimuth"])
    }

    @Test(
        "A column named as the zenith angle holds it, in either table, whatever the other has; a stated convention goes before"
    )
    func zenithByName() {
        func reading(_ convention: DrillHoleOptions.DipConvention) -> Reading {
            Reading(
                collar: "孔号,X,Y,标高,孔深,方位角,天顶角\nA,0,0,100,50,,0\nB,10,0,100,50,45,30\nC,20,0,100,50,0,0",
                assay: "BHID,FROM,TO,AL\nA,0,2,41", survey: "BHID,AT,AZ,DIP\nC,0,10,-70",
                options("al") { $0.dip = convention })
        }
        let found = reading(.detect)
        #expect(found.holes?.holes.map { $0.stations.first?.dipDegrees } == [90, 60, 70])
        #expect(!found.codes.contains("flat_holes"))
        #expect(stations("A,0,45,30").holes?.holes[0].stations.first?.dipDegrees == 30)
        let stated = Reading(
            collar: "BHID,X,Y,Z,LENGTH,AZ,Zenith_Angle\nA,0,0,100,50,45,60", assay: "BHID,FROM,TO,AL\nA,0,2,41",
            options("al") { $0.dip = .positiveDown })
        #expect(stated.holes?.holes[0].stations.first?.dipDegrees == 60)
    }

    @Test("Columns named for the survey table leave those of the collars their usual names")
    func namedInSurvey() {
        let reading = Reading(
            collar: "BHID,X,Y,Z,LENGTH,AZ,DIP\nA,0,0,100,50,90,-60\nB,10,0,100,50,0,-90",
            assay: "BHID,FROM,TO,AL\nA,0,2,41",
            survey: "BHID,AT,BRG2,PLUNGE\nB,0,45,-80",
            options("al") {
                $0.columns["azimuth"] = "BRG2"
                $0.columns["dip"] = "PLUNGE"
            })
        #expect(reading.holes?.holes.map { $0.stations.first?.dipDegrees } == [60, 80])
    }

    @Test("Columns of collars that are named must be there; those of directions may be in the survey table")
    func namedColumns() {
        func reading(_ name: String, survey: String? = nil) -> Reading {
            Reading(collar: collar, assay: assay, survey: survey, options("al") { $0.columns[name] = "NOSUCH" })
        }
        for name in ["z", "length", "azimuth", "dip"] {
            #expect(reading(name).problems == ["collar.csv: has no column 'NOSUCH' for '\(name)'"])
        }
        #expect(reading("hole").problems == ["collar.csv: has no column 'NOSUCH' for 'hole', nor has another table"])
        let assayed = Reading(
            collar: collar, assay: "NOSUCH,FROM,TO,AL\nA,0,2,41", options("al") { $0.columns["hole"] = "NOSUCH" })
        #expect(assayed.error == nil && assayed.holes?.holes.map(\.samples.count) == [1, 0])
        let survey = "BHID,AT,NOSUCH,DIP\nA,0,45,60\nB,0,45,60"
        #expect(reading("azimuth", survey: survey).error == nil)
    }

    @Test("Stations out of order are sorted and told, repeats counted once, contradictions refused")
    func order() {
        let sorted = stations("A,10,45,60\nA,0,45,61\nA,0,45,61")
        #expect(sorted.holes?.holes[0].stations.map(\.depthMetres) == [0, 10])
        #expect(sorted.codes.contains("unsorted_survey"))
        #expect(sorted.codes.contains("repeated_survey"))
        #expect(
            stations("A,0,45,60\nA,0,45,61").problems
                == ["survey.csv, line 3, hole A: has another direction at 0.0 m already"])
    }

    @Test("Angles out of range are refused with the advice to look for swapped columns")
    func ranges() {
        let reading = stations("A,0,400,60\nB,0,45,120")
        #expect(reading.error?.causes.count == 2)
        #expect(reading.error?.causes.allSatisfy { $0.remedy.contains("swapped") } == true)
    }

    @Test("Azimuths run from 0 to 360 or from -180 to 180, in the collar table too")
    func azimuths() {
        let reading = stations("A,0,-180,60\nB,0,360,60")
        #expect(reading.error == nil && reading.holes?.holes[0].stations.first?.azimuthDegrees == -180)
        let beyond = Reading(
            collar: "BHID,X,Y,Z,LENGTH,AZIMUTH,DIP\nA,0,0,100,50,-181,-70", assay: "BHID,FROM,TO,AL\nA,0,2,41",
            options("al"))
        #expect(beyond.problems == ["collar.csv, line 2, hole A: the azimuth -181.0 is outside -180 to 360 degrees"])
    }

    @Test("Surveys below the end of a hole, and of holes that are not there, are told")
    func beyondEnd() {
        let reading = stations("A,0,45,60\nA,70,45,60\nX,0,45,60")
        #expect(reading.codes == ["orphan_survey", "assumed_vertical", "survey_beyond_end"])
    }
}
