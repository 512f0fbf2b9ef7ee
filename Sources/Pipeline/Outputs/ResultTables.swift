import Delivery
import Foundations
import Prospectivity
import Resources

extension RunResult {
    /// Belts: area, prospects, potential, drilled resource.
    var beltTable: Table {
        let columns =
            [
                Column("belt", .text, "Mineralization belt"), Column("name", .text, "Its name"),
                Column(
                    "permissive_area_km2", .number, unit: "km2", decimals: 3,
                    "True area of undrilled ground with a score, known ground included"),
                Column("prospects", .integer, "Ranked prospects in the belt"),
                Column("known_deposits", .integer, "Known deposits in the belt, outside drilled prospects"),
                Column("undiscovered_mean", .number, decimals: 3, "Mean number of undiscovered deposits"),
                Column("deposit_model", .text, "Deposit model of the potential"),
            ]
            + summaryColumns(
                "potential_mt", unit: "Mt", decimals: 4, "Exploration potential; neither resource nor reserve")
            + summaryColumns("drilled_mt", unit: "Mt", decimals: 4, "Drilled ore in place, all categories")
        return Table(
            name: "belts", title: "Mineralization belts", columns: columns, primaryKey: ["belt"],
            rows: survey.belts.indices.map(beltRow))
    }

    private func beltRow(_ index: Int) -> [Cell] {
        let belt = survey.belts[index]
        let potential = estimate?.potential.first { $0.belt == index }
        let own = prospects.prospects.filter { $0.belt == index }
        let drilled = own.filter { $0.origin == .drilled }.compactMap { estimate?.prospects[$0.id]?.tonnes }
        let total = drilled.first.map { first in
            first.indices.map { i in drilled.reduce(0) { $0 + $1[i] } }
        }
        let area = prospectivity == nil ? nil : prospects.ground[index].areaKm2
        return [
            .text(belt.id), .text(belt.name), Cell(area), .integer(own.count), Cell(potential?.knownDeposits),
            Cell(potential?.counts.mean), Cell(potential?.model),
        ] + summaryCells(potential?.shared.beltSeries().tonnes, scale: 1e-6) + summaryCells(total, scale: 1e-6)
    }

    /// The growth ledger and the test of the targets.
    var growthTable: Table {
        let columns =
            [
                Column("belt", .text, "Mineralization belt; `overall` for all with a known opening"),
                Column("series", .text, "resource or reserve; they are never added"),
                Column("class", .text, "Category; `all` for the series"),
                Column(
                    "item", .text, "Line of the ledger, or growth_net, growth_gross, probability_net, probability_gross"
                ),
                Column("target_percent", .number, unit: "%", "The target that a probability is of"),
                Column(
                    "unit", .text,
                    "Unit of the value: Mt for lines of the ledger, % of the opening for growth, 1 for a probability"),
            ]
            + summaryColumns(
                "value", unit: nil, decimals: 4,
                "The value in `unit`, a probability in value_mean; empty where unknown")
            + [
                Column("left_out", .text, "Belts left out because their opening is unknown"),
                Column(
                    "discovery_left_out", .text,
                    "Belts whose discovery is unknown and left out: overall the value is the least that can be"),
            ]
        return Table(
            name: "growth", title: "Growth ledger and targets", columns: columns,
            rows: growthRows)
    }

    private var growthRows: [[Cell]] {
        guard let growth else { return [] }
        let lines = growth.rows.map { row -> [Cell] in
            [
                .text(row.beltID ?? "overall"), .text(row.series.rawValue), .text(row.ledgerClass?.rawValue ?? "all"),
                .text(row.item.rawValue), .missing, .text("Mt"),
            ] + summaryCells(row.tonnes, scale: 1e-6) + [
                .text(row.beltsLeftOut.joined(separator: " ")),
                .text(row.beltsWithUnknownDiscovery.joined(separator: " ")),
            ]
        }
        return lines + growth.beltReviews.flatMap { reviewRows($0.review, of: $0.beltID) }
            + reviewRows(growth.review, of: "overall")
    }

    /// Growth in percent and the targets, of a belt or overall.
    private func reviewRows(_ review: GrowthReview, of belt: String) -> [[Cell]] {
        let left = [review.beltsWithUnknownOpening, review.beltsWithUnknownDiscovery]
            .map { Cell.text($0.joined(separator: " ")) }
        func line(_ item: String, target: Double?, _ unit: String, _ cells: [Cell]) -> [Cell] {
            [
                .text(belt), .text(review.series.rawValue), .text("all"), .text(item),
                Cell(target.map { ($0 * 1e14).rounded() / 1e12 }),
                .text(unit),
            ] + cells + left
        }
        var rows: [[Cell]] = []
        rows.append(line("growth_net", target: nil, "%", summaryCells(review.netGrowth, scale: 100)))
        rows.append(line("growth_gross", target: nil, "%", summaryCells(review.grossGrowth, scale: 100)))
        for target in review.targets {
            let single = { (value: Double?) -> [Cell] in [.missing, .missing, .missing, Cell(value)] }
            rows.append(line("probability_net", target: target.growth, "1", single(target.probabilityNet)))
            rows.append(line("probability_gross", target: target.growth, "1", single(target.probabilityGross)))
        }
        return rows
    }

    /// Tonnes and grade over cut-offs of the drilled ground.
    var gradeTonnageTable: Table {
        let quantity = estimate?.drilled?.curveQuantity ?? "grade"
        let unit = estimate?.binding.commodity.grades[name: quantity]?.unit.rawValue
        let columns =
            [
                Column("quantity", .text, "What the cut-off is on"),
                Column("cutoff", .number, unit: unit, decimals: 3, "Cut-off"),
            ]
            + summaryColumns(
                "ore_mt", unit: "Mt", decimals: 4,
                "Drilled dry ore in place at or above this cut-off alone, other limits of ore left aside")
            + summaryColumns("grade", unit: unit, decimals: 3, "Mean grade of that ore")
        let rows = (estimate?.drilled?.estimate.gradeTonnage?.points ?? []).map { point -> [Cell] in
            [.text(quantity), .number(point.cutoff)] + summaryCells(point.tonnes, scale: 1e-6)
                + summaryCells(point.grade)
        }
        return Table(
            name: "grade_tonnage", title: "Grade-tonnage curve of the drilled ground", columns: columns,
            primaryKey: ["quantity", "cutoff"], rows: rows)
    }

    /// How well the models find deposits, and how well kriging finds thickness again.
    var validationTable: Table {
        let columns = [
            Column("subject", .text, "Model, or kriged thickness"),
            Column("curve", .text, "success rate (training deposits), random folds, spatial blocks, or leave-one-out"),
            Column("figure", .text, "What the value is"), Column("value", .number, "The value"),
        ]
        var rows: [[Cell]] = []
        for validation in prospectivity?.validation ?? [] {
            let (model, report) = (validation.model, validation.value)
            let table = report.table
            for line in table.rows {
                for (name, value) in zip(table.columns, line).dropFirst() {
                    guard case .number(let number) = value else { continue }
                    rows.append([.text(model.rawValue), .text(line[0].description), .text(name), .number(number)])
                }
            }
            if let inflation = report.inflation {
                rows.append([
                    .text(model.rawValue), .text("random minus spatial"), .text("auc_inflation"), .number(inflation),
                ])
            }
        }
        if let check = estimate?.drilled?.leaveOneOut {
            let figures = [
                ("holes", Double(check.count)), ("mean_error_m", check.meanError),
                ("root_mean_squared_error_m", check.rootMeanSquaredError), ("correlation", check.correlation),
                ("mean_squared_deviation_ratio", check.meanSquaredDeviationRatio),
            ]
            rows += figures.map { [.text("kriged thickness"), .text("leave-one-out"), .text($0.0), Cell($0.1)] }
        }
        return Table(
            name: "validation", title: "Validation", columns: columns, primaryKey: ["subject", "curve", "figure"],
            rows: rows)
    }

    /// What the codes of class maps mean.
    var classTable: Table {
        Table(
            name: "classes", title: "Codes of class maps",
            columns: [
                Column("layer", .text, "Evidence layer, as in maps/<layer>.tif"),
                Column("code", .integer, "Code in the map"),
                Column("name", .text, "Class"),
            ],
            primaryKey: ["layer", "code"],
            rows: layers.flatMap { layer in
                (layer.classNames ?? []).enumerated().map { [.text(layer.name), .integer($0 + 1), .text($1)] }
            })
    }

    /// Weights, coefficients, tests and variograms of the models, one line per figure.
    var modelTable: Table {
        let columns = [
            Column("model", .text, "Model"), Column("table", .text, "Table of the model"),
            Column("row", .integer, "Row of that table, from 1"), Column("column", .text, "Column of that table"),
            Column("text", .text, "The value where it is a text"),
            Column("value", .number, "The value where it is a number"),
        ]
        var rows: [[Cell]] = []
        var tables = (prospectivity?.tables ?? []).map { ($0.model.rawValue, $0.value) }
        if let variograms = estimate?.drilled?.variograms { tables.append(("drilled", variograms.table)) }
        for (model, table) in tables {
            for (number, line) in table.rows.enumerated() {
                for (column, value) in zip(table.columns, line) {
                    let cells: [Cell] =
                        switch value {
                        case .text(let text): [.text(text), .missing]
                        case .number(let number): [.missing, Cell(number)]
                        case .none: [.missing, .missing]
                        }
                    rows.append(
                        [.text(model), .text(table.name), .integer(number + 1), .text(column)] + cells)
                }
            }
        }
        return Table(
            name: "models", title: "Weights, coefficients, tests and variograms", columns: columns,
            primaryKey: ["model", "table", "row", "column"], rows: rows)
    }
}
