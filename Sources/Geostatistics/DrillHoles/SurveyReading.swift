import Foundations

/// Reads the survey table and the collars' own directions into stations for each hole.
///
/// A hole with neither gets no station and is taken as vertical, which is told.
func readSurveys(
    _ table: SourceTable?, collars: [CollarRow], collarFile: String, options: DrillHoleOptions,
    problems: inout DrillHoleProblems
) -> [String: [SurveyStation]] {
    var rows = table.map { surveyRows($0, options: options, problems: &problems) } ?? []
    rows = keepingKnownHoles(rows, collars: collars, file: table?.name ?? collarFile, problems: &problems)
    let surveyed = Set(rows.map(\.hole))
    for collar in collars where !surveyed.contains(collar.hole) {
        guard let dip = collar.dip else {
            noteMissingDip(collar, file: collarFile, &problems)
            continue
        }
        rows.append(
            SurveyRow(
                hole: collar.hole, line: collar.line, file: collarFile, depthMetres: 0, azimuth: collar.azimuth,
                dip: dip, hasZenithAngle: collar.hasZenithAngle && options.dip == .detect))
    }
    guard let convention = settledConvention(rows, options: options, problems: &problems) else { return [:] }
    let stations = stationsByHole(rows, convention: convention, problems: &problems)
    let vertical = collars.count { stations[$0.hole] == nil }
    if vertical > 0 {
        problems.warning(
            "assumed_vertical", file: collarFile,
            "\(vertical) of \(collars.count) holes have no survey and are taken as vertical")
    }
    for collar in collars {
        guard let length = collar.lengthMetres, let deepest = stations[collar.hole]?.last?.depthMetres,
            deepest > length + options.depthToleranceMetres
        else { continue }
        problems.warning(
            "survey_beyond_end", file: table?.name ?? collarFile, hole: collar.hole,
            "is surveyed to \(deepest) m but \(length) m long")
    }
    return stations
}

/// North is the azimuth that vertical holes are given; any other is one of a hole that dips.
private func noteMissingDip(_ collar: CollarRow, file: String, _ problems: inout DrillHoleProblems) {
    guard let azimuth = collar.azimuth, azimuth != 0, azimuth != 360, !problems.hasError("missing_column", file: file),
        !problems.hasError("unreadable_dip", file: file)
    else { return }
    problems.error(
        "missing_dip", file: file, line: collar.line, hole: collar.hole,
        "has the azimuth \(azimuth) but no dip",
        remedy: "give the dip, or name its column under 'columns'; a vertical hole needs no azimuth")
}

private struct SurveyRow {
    var hole: String
    var line: Int
    var file: String
    var depthMetres: Double
    var azimuth: Double?
    /// As written.
    var dip: Double
    /// Whether the dip is an angle from the vertical by the name of its column, where the convention is to be found out.
    var hasZenithAngle: Bool

    func downwardDip(_ convention: DrillHoleOptions.DipConvention) -> Double {
        switch hasZenithAngle ? .zenithAngle : convention {
        case .detect, .positiveDown: dip
        case .negativeDown: -dip
        case .zenithAngle: 90 - dip
        }
    }
}

private func surveyRows(
    _ table: SourceTable, options: DrillHoleOptions, problems: inout DrillHoleProblems
) -> [SurveyRow] {
    let columns = DrillHoleColumns(table, mapping: options.columns)
    guard let hole = columns.placeOfHole(&problems),
        let depth = columns.place(of: "depth", problems: &problems),
        let azimuth = columns.place(of: "azimuth", problems: &problems),
        let dip = columns.place(of: "dip", problems: &problems)
    else { return [] }
    let reader = RowReader(table: table, options: options)
    var rows: [SurveyRow] = []
    for row in table.rows where !reader.isBlank(row) {
        guard let id = reader.hole(row, hole, &problems),
            let at = reader.number(row, depth, "depth", hole: id, &problems),
            let dipDegrees = reader.number(row, dip, "dip", hole: id, &problems)
        else { continue }
        let azimuthDegrees = reader.optionalNumber(row, azimuth, "azimuth", hole: id, &problems)
        if at < 0 {
            problems.error(
                "negative_depth", file: table.name, line: row.line, hole: id, "the depth \(at) is negative",
                remedy: "depths are measured along the hole from the collar")
        } else {
            rows.append(
                SurveyRow(
                    hole: id, line: row.line, file: table.name, depthMetres: at * options.metresPerDepthUnit,
                    azimuth: azimuthDegrees, dip: dipDegrees,
                    hasZenithAngle: columns.isZenithAngle(dip) && options.dip == .detect))
        }
    }
    return rows
}

private func keepingKnownHoles(
    _ rows: [SurveyRow], collars: [CollarRow], file: String, problems: inout DrillHoleProblems
) -> [SurveyRow] {
    let known = Set(collars.map(\.hole))
    return rows.filter { row in
        if known.contains(row.hole) { return true }
        problems.warning(
            "orphan_survey", file: file, line: row.line, hole: row.hole, "has no collar; the row is left out")
        return false
    }
}

/// The convention of all dips; nil when it cannot be told and an error was noted.
private func settledConvention(
    _ rows: [SurveyRow], options: DrillHoleOptions, problems: inout DrillHoleProblems
) -> DrillHoleOptions.DipConvention? {
    let zenithAngles = rows.filter(\.hasZenithAngle)
    if let first = zenithAngles.first, zenithAngles.allSatisfy({ $0.dip > 45 }) {
        problems.warning(
            "flat_holes", file: first.file,
            "all angles from the vertical are above 45 degrees, as of flat holes; if they are dips, write"
                + " 'dip_convention: positive_down'")
    }
    let rows = rows.filter { !$0.hasZenithAngle }
    guard options.dip == .detect, let first = rows.first else {
        noteUpward(rows, options.dip, &problems)
        return options.dip
    }
    let down = rows.count { $0.dip < 0 }
    let up = rows.count { $0.dip > 0 }
    if down > 0, up > 0 {
        problems.error(
            "dip_sign_unclear", file: first.file, "\(down) dips are negative and \(up) positive",
            remedy: "say which way is down: 'dip_convention: positive_down' or 'negative_down'")
        return nil
    }
    if down == 0, rows.contains(where: { $0.dip < 30 }), rows.allSatisfy({ $0.dip < 45 }) {
        problems.warning(
            "flat_holes", file: first.file,
            "all dips are below 45 degrees, as of flat holes; if they are angles from the vertical, write"
                + " 'dip_convention: zenith_angle'"
        )
    }
    return down > 0 ? .negativeDown : .positiveDown
}

/// Tells of dips that all point upward by the stated convention, as few surveys have them.
private func noteUpward(
    _ rows: [SurveyRow], _ convention: DrillHoleOptions.DipConvention, _ problems: inout DrillHoleProblems
) {
    guard let first = rows.first, rows.allSatisfy({ $0.downwardDip(convention) < 0 }) else { return }
    problems.warning(
        "upward_holes", file: first.file,
        "all \(rows.count) dips point upward by 'dip_convention: \(convention.rawValue)'; if the holes go down, write"
            + " 'dip_convention: \(convention == .negativeDown ? "positive_down" : "negative_down")'")
}

private func stationsByHole(
    _ rows: [SurveyRow], convention: DrillHoleOptions.DipConvention, problems: inout DrillHoleProblems
) -> [String: [SurveyStation]] {
    var stations: [String: [SurveyStation]] = [:]
    for row in rows {
        let dip = row.downwardDip(convention)
        guard let azimuth = row.azimuth ?? (abs(dip) == 90 ? 0 : nil) else {
            // One that is not read is told already.
            guard !problems.hasError("missing_column", file: row.file),
                !problems.hasError("unreadable_azimuth", file: row.file)
            else { continue }
            problems.error(
                "missing_azimuth", file: row.file, line: row.line, hole: row.hole,
                "has the dip \(row.dip) but no azimuth",
                remedy: "give the azimuth in which it runs; straight up or down it needs none")
            continue
        }
        // Azimuths are counted from 0 to 360 degrees, or from -180 to 180.
        guard (-180...360).contains(azimuth) else {
            problems.error(
                "azimuth_out_of_range", file: row.file, line: row.line, hole: row.hole,
                "the azimuth \(azimuth) is outside -180 to 360 degrees",
                remedy: "write it clockwise from north, and check whether azimuth and dip are swapped")
            continue
        }
        guard (-90...90).contains(dip) else {
            problems.error(
                "dip_out_of_range", file: row.file, line: row.line, hole: row.hole,
                "the dip \(row.dip) is outside -90 to 90 degrees", remedy: "check whether azimuth and dip are swapped")
            continue
        }
        let station = SurveyStation(depthMetres: row.depthMetres, azimuthDegrees: azimuth, dipDegrees: dip)
        add(station, from: row, to: &stations[row.hole, default: []], &problems)
    }
    return stations
}

private func add(
    _ station: SurveyStation, from row: SurveyRow, to stations: inout [SurveyStation],
    _ problems: inout DrillHoleProblems
) {
    let place = stations.firstIndex { $0.depthMetres >= station.depthMetres } ?? stations.count
    if place < stations.count, stations[place].depthMetres == station.depthMetres {
        if stations[place] == station {
            problems.warning(
                "repeated_survey", file: row.file, line: row.line, hole: row.hole, "repeats a station; counted once")
        } else {
            problems.error(
                "contradicting_surveys", file: row.file, line: row.line, hole: row.hole,
                "has another direction at \(row.depthMetres) m already", remedy: "keep one row per hole and depth")
        }
        return
    }
    if place < stations.count {
        problems.warning(
            "unsorted_survey", file: row.file, line: row.line, hole: row.hole,
            "its depth \(row.depthMetres) m comes after a deeper one; sorted")
    }
    stations.insert(station, at: place)
}
