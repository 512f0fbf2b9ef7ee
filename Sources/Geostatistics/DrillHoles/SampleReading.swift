import Foundations

/// A sample with the line it came from.
struct SampleRow {
    var line: Int
    var sample: SampleInterval
}

/// Reads the assay table into samples for each hole: sorted, without repeats, checked for overlaps and gaps.
func readSamples(
    _ table: SourceTable, collars: [CollarRow], options: DrillHoleOptions, problems: inout DrillHoleProblems
) -> [String: [SampleInterval]] {
    guard let columns = SampleColumns(table, options: options, problems: &problems) else { return [:] }
    let known = Dictionary(collars.map { ($0.hole, $0) }, uniquingKeysWith: { first, _ in first })
    var values = ValueReader(table: table, options: options)
    let reader = RowReader(table: table, options: options)
    var rows: [String: [SampleRow]] = [:]
    for row in table.rows where !reader.isBlank(row) {
        guard let id = reader.hole(row, columns.hole, &problems),
            let depths = depths(row, columns, reader, id, table.name, &problems)
        else { continue }
        guard known[id] != nil else {
            problems.warning(
                "orphan_intervals", file: table.name, line: row.line, hole: id, "has no collar; the row is left out")
            continue
        }
        let sample = SampleInterval(
            fromMetres: depths.x * options.metresPerDepthUnit, toMetres: depths.y * options.metresPerDepthUnit,
            values: columns.variables.map { values.value(row, $0.column, variable: $0.name, hole: id, &problems) },
            codes: columns.codes.map { reader.text(row, $0) })
        rows[id, default: []].append(SampleRow(line: row.line, sample: sample))
    }
    values.noteHalvedLimits(&problems)
    var samples: [String: [SampleInterval]] = [:]
    for collar in collars {
        guard let found = rows[collar.hole] else { continue }
        samples[collar.hole] = checkedSequence(
            found, of: collar, file: table.name, tolerance: options.depthToleranceMetres, problems: &problems)
    }
    return samples
}

private struct SampleColumns {
    var hole: Int
    var from: Int
    var to: Int
    var variables: [(name: String, column: Int)]
    var codes: [Int]

    init?(_ table: SourceTable, options: DrillHoleOptions, problems: inout DrillHoleProblems) {
        let columns = DrillHoleColumns(table, mapping: options.columns)
        let variables = options.variables.map { columns.place(of: $0, problems: &problems) }
        let codes = options.codeVariables.map { columns.place(of: $0, problems: &problems) }
        guard let hole = columns.placeOfHole(&problems),
            let from = columns.place(of: "from", problems: &problems),
            let to = columns.place(of: "to", problems: &problems),
            !variables.contains(nil), !codes.contains(nil)
        else { return nil }
        self.hole = hole
        self.from = from
        self.to = to
        self.variables = zip(options.variables, variables).compactMap { name, place in place.map { (name, $0) } }
        self.codes = codes.compactMap(\.self)
    }
}

private func depths(
    _ row: SourceRow, _ columns: SampleColumns, _ reader: RowReader, _ hole: String, _ file: String,
    _ problems: inout DrillHoleProblems
) -> SIMD2<Double>? {
    guard let from = reader.number(row, columns.from, "from", hole: hole, &problems),
        let to = reader.number(row, columns.to, "to", hole: hole, &problems)
    else { return nil }
    if from < 0 {
        problems.error(
            "negative_depth", file: file, line: row.line, hole: hole, "the depth \(from) is negative",
            remedy: "depths are measured along the hole from the collar")
        return nil
    }
    if from >= to {
        problems.error(
            "inverted_interval", file: file, line: row.line, hole: hole,
            "runs from \(from) to \(to)", remedy: "'from' is the shallower end and must be less than 'to'")
        return nil
    }
    return SIMD2(from, to)
}

/// Reads measurements and counts those below a detection limit.
private struct ValueReader {
    private let file: String
    private let missing: MissingTexts
    private let negativeValues: DrillHoleOptions.NegativeValues
    private let order: [String]
    private let possible: [String: DrillHoleOptions.PossibleValues]
    private let columns: [String]
    private var halved: [String: Int] = [:]

    init(table: SourceTable, options: DrillHoleOptions) {
        file = table.name
        missing = MissingTexts(options.missingTexts + [""])
        negativeValues = options.negativeValues
        order = options.variables
        possible = options.possible
        columns = table.columns
    }

    mutating func value(
        _ row: SourceRow, _ column: Int, variable: String, hole: String, _ problems: inout DrillHoleProblems
    ) -> Double? {
        switch AssayText(row.cell(column), missing: missing, negativeValues: negativeValues) {
        case .value(let value):
            if let possible = possible[variable], !possible.range.contains(value) {
                problems.error(
                    "impossible_\(variable)", file: file, line: row.line, hole: hole,
                    "the \(variable) \(value) in column '\(columns[column])' is outside"
                        + " \(possible.range.lowerBound) to \(possible.range.upperBound) \(possible.unit)",
                    remedy: possible.remedy)
                return nil
            }
            return value
        case .missing: return nil
        case .belowDetection(let limit):
            halved[variable, default: 0] += 1
            return limit / 2
        case .unreadable(let problem, let remedy):
            problems.error(
                "unreadable_assay", file: file, line: row.line, hole: hole, "\(variable): \(problem)", remedy: remedy)
            return nil
        }
    }

    func noteHalvedLimits(_ problems: inout DrillHoleProblems) {
        for variable in order {
            guard let count = halved[variable] else { continue }
            problems.warning(
                "below_detection", file: file,
                "\(variable): \(count) values below the detection limit are taken as half the limit")
        }
    }
}
