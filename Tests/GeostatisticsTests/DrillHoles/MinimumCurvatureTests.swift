import Foundations
import Geostatistics
import TestSupport
import Testing

private func number(_ row: [String: String], _ column: String) throws -> Double {
    try #require(Double(row[column] ?? ""), "column \(column)")
}

@Suite("Desurvey by minimum curvature")
struct MinimumCurvatureTests {
    @Test(
        "Positions and directions of 29 surveyed holes equal the reference computed with spherical-linear tangents",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
    func referenceHoles() throws {
        let tables = DrillHoleTables(
            collar: try sharedTable("estimation_reference/drillhole/collar.csv"),
            assay: try sharedTable("estimation_reference/drillhole/assay.csv"),
            survey: try sharedTable("estimation_reference/drillhole/survey.csv"))
        var warnings: [Warning] = []
        let set = try DrillHoleSet(reading: tables, options: options("au"), warnings: &warnings)
        let courses = Dictionary(uniqueKeysWithValues: set.holes.map { ($0.id, HoleCourse(of: $0)) })
        let expected = try SharedData.table("estimation_reference/drillhole/desurvey_mincurv_expected.csv")
        #expect(expected.count > 400)
        var largest = 0.0
        for row in expected {
            let course = try #require(courses[row["BHID"] ?? ""])
            let depth = try number(row, "DEPTH")
            let position = SIMD3(try number(row, "X"), try number(row, "Y"), try number(row, "Z"))
            let direction = SIMD3(try number(row, "TX"), try number(row, "TY"), try number(row, "TZ"))
            let apart = course.position(atDepth: depth) - position
            let turned = course.direction(atDepth: depth) - direction
            for value in [apart.x, apart.y, apart.z, turned.x, turned.y, turned.z] {
                largest = max(largest, abs(value))
            }
        }
        // The reference is printed to 12 decimals, and its depths too.
        #expect(largest < 1e-9)
    }

    @Test(
        "Two-station cases equal the reference, from straight to a right-angle build",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
    func twoStations() throws {
        for row in try SharedData.table("estimation_reference/drillhole/desurvey_two_station_cases.csv") {
            let length = try number(row, "length")
            let course = HoleCourse(
                collar: SIMD3(0, 0, 0),
                stations: [
                    SurveyStation(
                        depthMetres: 0, azimuthDegrees: try number(row, "azi1"),
                        dipDegrees: 90 - (try number(row, "inc1"))),
                    SurveyStation(
                        depthMetres: length, azimuthDegrees: try number(row, "azi2"),
                        dipDegrees: 90 - (try number(row, "inc2"))),
                ])
            let end = course.position(atDepth: length)
            #expect(abs(end.x - (try number(row, "mc_dE"))) < 1e-9)
            #expect(abs(end.y - (try number(row, "mc_dN"))) < 1e-9)
            #expect(abs(end.z - (try number(row, "mc_dZ"))) < 1e-9)
        }
    }

    @Test("A hole without a survey goes straight down")
    func vertical() {
        let course = HoleCourse(collar: SIMD3(10, 20, 30), stations: [])
        #expect(course.position(atDepth: 7) == SIMD3(10, 20, 23))
        #expect(course.verticalThickness(fromMetres: 1.1, toMetres: 3.3) == 3.3 - 1.1)
    }

    @Test("A hole with one station is straight in its direction")
    func oneStation() {
        let course = HoleCourse(
            collar: SIMD3(0, 0, 0), stations: [SurveyStation(depthMetres: 5, azimuthDegrees: 90, dipDegrees: 30)])
        for depth in [0.0, 3, 5, 40] {
            let position = course.position(atDepth: depth)
            // East by cos 30 degrees, down by sin 30 degrees, to the last bits of the sine and cosine.
            #expect(abs(position.x - depth * 3.0.squareRoot() / 2) < 1e-12)
            #expect(abs(position.y) < 1e-12)
            #expect(abs(position.z + depth / 2) < 1e-12)
        }
        #expect(abs(course.verticalThickness(fromMetres: 10, toMetres: 14) - 2) < 1e-12)
    }

    @Test(
        "Positions along an arc have steps no longer than the hole between them", arguments: [0.0, 1e-9, 0.001, 30, 89])
    func arcLength(dogleg: Double) {
        let course = HoleCourse(
            collar: SIMD3(0, 0, 0),
            stations: [
                SurveyStation(depthMetres: 0, azimuthDegrees: 0, dipDegrees: 90),
                SurveyStation(depthMetres: 100, azimuthDegrees: 30, dipDegrees: 90 - dogleg),
            ])
        var length = 0.0
        for step in 0..<1000 {
            let chord =
                course.position(atDepth: Double(step + 1) / 10) - course.position(atDepth: Double(step) / 10)
            length += (chord * chord).sum().squareRoot()
        }
        // Chords of an arc of angle a cut in n are short by a^2 / 24 n^2 of the length: 1e-5 m here at most.
        #expect(abs(length - 100) < 2e-5)
    }
}
