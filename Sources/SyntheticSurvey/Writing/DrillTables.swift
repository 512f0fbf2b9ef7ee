import Foundations

/// Collar, survey and assay tables of a drilling campaign, with the flaws that real ones have.
///
/// Two holes lack a survey, lost core leaves gaps or rows without numbers, titania below the detection limit is a text
/// and one row names a hole that does not exist.
struct DrillTables {
    /// One row a hole.
    var collar = SurveyTable(columns: ["hole", "x", "y", "z", "depth", "synthetic"])
    /// One row a hole: straight holes.
    var survey = SurveyTable(columns: ["hole", "at", "azimuth", "dip"])
    /// One row an interval.
    var assay = SurveyTable(columns: ["hole", "from", "to", "al2o3", "sio2", "fe2o3", "tio2", "loi"])

    init(_ holes: [DrillHole]) {
        for (index, hole) in holes.enumerated() {
            collar.rows.append([
                hole.name, decimal(hole.collar.x, 2), decimal(hole.collar.y, 2), decimal(hole.collarElevation, 2),
                decimal(hole.length, 1), "YES",
            ])
            let isUnsurveyed = hole.dip == -90 && (index == 4 || index == 11)
            if !isUnsurveyed {
                survey.rows.append([hole.name, "0", decimal(hole.azimuth, 0), decimal(hole.dip, 0)])
            }
            assay.rows += hole.samples.map { row(of: $0, hole: hole.name) }
        }
        assay.rows.append(["SYN-X-999", "10.00", "11.00", "61.20", "11.90", "5.10", "2.60", "13.10"])
    }

    private func row(of sample: DrillHole.Sample, hole: String) -> [String] {
        let rock = sample.assay
        let titania = rock.map { $0.tio2 < 0.1 ? "<0.1" : decimal($0.tio2, 2) } ?? ""
        return [
            hole, decimal(sample.from, 2), decimal(sample.to, 2), decimal(rock?.al2o3, 2), decimal(rock?.sio2, 2),
            decimal(rock?.fe2o3, 2), titania, decimal(rock?.loi, 2),
        ]
    }
}
