import Foundations

extension DrillHoleSet {
    /// Builds drill holes from their tables and checks them against each other.
    ///
    /// Depths come out in metres, dips positive downwards. Values below a detection limit become half the limit.
    ///
    /// - Parameters:
    ///   - tables: Collar, assay and survey tables as text cells.
    ///   - options: Columns, units and conventions.
    ///   - warnings: Gets one entry for each kind of finding that was dealt with: repeated rows, rows without a
    ///     collar, gaps, samples across the hole's end, halved detection limits, vertical holes, holes without assays.
    /// - Throws: `badData` with every error as a cause, each naming file, line and hole: missing columns, unreadable
    ///   cells, contradicting rows, inverted or overlapping samples, samples below the hole's end, unclear dips.
    public init(reading tables: DrillHoleTables, options: DrillHoleOptions, warnings: inout [Warning])
        throws(GossanError)
    {
        var problems = DrillHoleProblems()
        requireNamedHoles(tables, options, &problems)
        let collars = readCollars(
            tables.collar, hasSurvey: tables.survey != nil, options: options, problems: &problems)
        let stations = readSurveys(
            tables.survey, collars: collars, collarFile: tables.collar.name, options: options, problems: &problems)
        var samples = readSamples(tables.assay, collars: collars, options: options, problems: &problems)
        let logged = readLog(tables.log, collars: collars, options: options, problems: &problems)
        for collar in collars where !options.logVariables.isEmpty {
            samples[collar.hole] = samples[collar.hole].map {
                cut($0, at: logged[collar.hole] ?? [], codeCount: options.logVariables.count)
            }
        }
        noteUnusable(collars: collars, samples: samples, tables: tables, problems: &problems)
        warnings += problems.warnings
        try problems.throwErrors()
        self.init(
            variables: options.variables, codeVariables: options.codeVariables + options.logVariables,
            holes: collars.map { collar in
                let found = samples[collar.hole] ?? []
                let survey = stations[collar.hole] ?? []
                let deepest = max(found.last?.toMetres ?? 0, survey.last?.depthMetres ?? 0)
                return DrillHole(
                    id: collar.hole, collar: collar.position, lengthMetres: collar.lengthMetres ?? deepest,
                    stations: survey, samples: found)
            })
    }
}

/// The column that the user names for the holes may be one table's alone, but some table must have it.
private func requireNamedHoles(
    _ tables: DrillHoleTables, _ options: DrillHoleOptions, _ problems: inout DrillHoleProblems
) {
    let all = [tables.collar, tables.assay, tables.survey, tables.log].compactMap(\.self)
    guard let named = options.columns["hole"],
        !all.contains(where: { DrillHoleColumns($0, mapping: options.columns).place(of: "hole") != nil }),
        // Without a usual name either the collars are refused anyway.
        DrillHoleColumns(tables.collar, mapping: [:]).place(of: "hole") != nil
    else { return }
    problems.error(
        "missing_column", file: tables.collar.name, "has no column '\(named)' for 'hole', nor has another table",
        remedy: "correct its name under 'columns'; the table has \(tables.collar.columns.joined(separator: ", "))")
}

private func readLog(
    _ table: SourceTable?, collars: [CollarRow], options: DrillHoleOptions, problems: inout DrillHoleProblems
) -> [String: [SampleInterval]] {
    guard let table else { return [:] }
    var logOptions = options
    logOptions.variables = []
    logOptions.codeVariables = options.logVariables
    return readSamples(table, collars: collars, options: logOptions, problems: &problems)
}

private func noteUnusable(
    collars: [CollarRow], samples: [String: [SampleInterval]], tables: DrillHoleTables,
    problems: inout DrillHoleProblems
) {
    guard !problems.hasErrors else { return }
    if collars.isEmpty {
        problems.error("no_holes", file: tables.collar.name, "has no holes", remedy: "check that it is the right file")
    } else if samples.isEmpty {
        problems.error(
            "no_common_holes", file: tables.assay.name, "none of its holes is in \(tables.collar.name)",
            remedy: "check that both tables name the holes alike")
    } else {
        for collar in collars where samples[collar.hole] == nil {
            problems.warning("no_assays", file: tables.assay.name, hole: collar.hole, "has no assays")
        }
    }
}
