import Foundations

/// A row of the collar table, in metres.
struct CollarRow {
    var hole: String
    var line: Int
    var position: SIMD3<Double>
    var lengthMetres: Double?
    /// Direction at the collar, where the collar table has one; as written in the file.
    var azimuth: Double?
    var dip: Double?
    /// Whether the dip's column tells by its name that it holds angles from the vertical.
    var hasZenithAngle: Bool
}

/// Reads the collar table: one row per hole; identical repeats are merged, different ones refused.
///
/// Columns that the user names must be there; those of directions may be in the survey table instead.
func readCollars(
    _ table: SourceTable, hasSurvey: Bool, options: DrillHoleOptions, problems: inout DrillHoleProblems
) -> [CollarRow] {
    let columns = DrillHoleColumns(table, mapping: options.columns)
    guard let hole = columns.placeOfHole(&problems),
        let x = columns.place(of: "x", problems: &problems),
        let y = columns.place(of: "y", problems: &problems)
    else { return [] }
    let z = columns.placeIfAny(of: "z", mustBeIfNamed: true, problems: &problems)
    if z == nil { problems.warning("no_elevation", file: table.name, "has no elevations; 0 m is used for all holes") }
    let optional = (
        length: columns.placeIfAny(of: "length", mustBeIfNamed: true, problems: &problems),
        azimuth: columns.placeIfAny(of: "azimuth", mustBeIfNamed: !hasSurvey, problems: &problems),
        dip: columns.placeIfAny(of: "dip", mustBeIfNamed: !hasSurvey, problems: &problems)
    )
    let reader = RowReader(table: table, options: options)
    var rows: [CollarRow] = []
    for row in table.rows where !reader.isBlank(row) {
        guard let id = reader.hole(row, hole, &problems),
            let east = reader.number(row, x, "x", hole: id, &problems),
            let north = reader.number(row, y, "y", hole: id, &problems)
        else { continue }
        let up = reader.optionalNumber(row, z, "z", hole: id, &problems) ?? 0
        let length = reader.optionalNumber(row, optional.length, "length", hole: id, &problems)
        let azimuth = reader.optionalNumber(row, optional.azimuth, "azimuth", hole: id, &problems)
        let dip = reader.optionalNumber(row, optional.dip, "dip", hole: id, &problems)
        if let length, length <= 0 {
            problems.error(
                "length_not_positive", file: table.name, line: row.line, hole: id, "its length is \(length)",
                remedy: "give the length drilled, or leave the cell empty")
            continue
        }
        rows.append(
            CollarRow(
                hole: id, line: row.line, position: SIMD3(east, north, up * options.metresPerElevationUnit),
                lengthMetres: length.map { $0 * options.metresPerDepthUnit },
                azimuth: azimuth, dip: dip, hasZenithAngle: optional.dip.map(columns.isZenithAngle) ?? false))
    }
    let unique = mergingRepeats(rows, file: table.name, &problems)
    noteMissingLengths(unique, file: table.name, &problems)
    noteSharedPlaces(unique, file: table.name, &problems)
    noteMistakenPlaces(unique, file: table.name, &problems)
    return unique
}

private func mergingRepeats(_ rows: [CollarRow], file: String, _ problems: inout DrillHoleProblems) -> [CollarRow] {
    var firstRow: [String: Int] = [:]
    var unique: [CollarRow] = []
    for row in rows {
        guard let earlier = firstRow[row.hole].map({ unique[$0] }) else {
            firstRow[row.hole] = unique.count
            unique.append(row)
            continue
        }
        let isSame =
            earlier.position == row.position && earlier.lengthMetres == row.lengthMetres
            && earlier.azimuth == row.azimuth && earlier.dip == row.dip
        if isSame {
            problems.warning(
                "repeated_collar", file: file, line: row.line, hole: row.hole,
                "repeats line \(earlier.line); counted once")
        } else {
            problems.error(
                "contradicting_collars", file: file, line: row.line, hole: row.hole,
                "its collar differs from the one on line \(earlier.line)",
                remedy: "keep one row per hole, or rename one of the holes")
        }
    }
    return unique
}

private func noteMissingLengths(_ rows: [CollarRow], file: String, _ problems: inout DrillHoleProblems) {
    let count = rows.count { $0.lengthMetres == nil }
    guard count > 0 else { return }
    problems.warning(
        "no_hole_lengths", file: file,
        "\(count) of \(rows.count) holes have no length: they end with their deepest sample, and neither samples below their end nor "
            + "depths in feet are noticed; name the column as 'length' under 'columns'")
}

/// Holes of different names within a centimetre in plan (1e-7 degrees) make singular kriging systems, so they are told.
private func noteSharedPlaces(_ rows: [CollarRow], file: String, _ problems: inout DrillHoleProblems) {
    var holesAt: [SIMD2<Double>: String] = [:]
    let areDegrees = rows.allSatisfy { abs($0.position.x) <= 360 && abs($0.position.y) <= 90 }
    let perCentimetre = areDegrees ? 1e7 : 100
    for row in rows {
        let centimetres = (SIMD2(row.position.x, row.position.y) * perCentimetre).rounded(.toNearestOrEven)
        if let other = holesAt[centimetres] {
            problems.warning(
                "shared_collar_position", file: file, line: row.line, hole: row.hole,
                "starts at the same place as hole \(other)")
        } else {
            holesAt[centimetres] = row.hole
        }
    }
}
