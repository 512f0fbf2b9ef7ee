import Foundations

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension LayerWeights {
    /// Generalizes a layer's classes and takes their weights from its weights table.
    ///
    /// A layer with one class, with no deposit where it is known, or with no pattern of positive contrast carries no
    /// information: it gets no classes, weight 0 everywhere, and a warning.
    init(
        _ table: ClassTable, generalization: Generalization, unitCellKm2: Double, rule: ZeroCountRule,
        warnings: inout [Warning]
    ) {
        let weights = WeightsTable(table, order: generalization.order, unitCellKm2: unitCellKm2, rule: rule)
        self.init(without: table)
        if let reason = Self.reasonToExclude(table) {
            warnings.append(Warning(code: "uninformative_layer", subject: table.layer, message: reason))
            return
        }
        switch generalization {
        case .none: keepAll(weights)
        case .categorical(let limit): pool(weights, limit: limit, unitCellKm2: unitCellKm2)
        case .ascending(let rule), .descending(let rule): cut(weights, by: rule, warnings: &warnings)
        }
        noteDegenerate(&warnings)
    }

    private init(without table: ClassTable) {
        layer = table.layer
        classification = table.classification
        classes = []
        knownAreaKm2 = table.knownAreaKm2
        knownDeposits = table.knownDeposits
        contrast = 0
        studentizedContrast = 0
        assignment = .listed(codes: [], classes: [])
    }

    private static func reasonToExclude(_ table: ClassTable) -> String? {
        if table.rows.isEmpty { return "the layer is missing everywhere; it is left out" }
        if table.rows.count == 1 { return "the layer has one class over the study area; it is left out (weight 0)" }
        if table.knownDeposits == 0 { return "no deposit lies where the layer is known; it is left out (weight 0)" }
        return nil
    }

    private mutating func keepAll(_ table: WeightsTable) {
        classes = table.rows.map { entry($0, label: classification.label(of: $0.code)) }
        assignment = .listed(codes: table.rows.map(\.code), classes: Array(table.rows.indices))
        setRange()
    }

    /// Pools classes of small studentized contrast: W = ln(n/N-share) of the pool against the whole.
    private mutating func pool(_ table: WeightsTable, limit: Double, unitCellKm2: Double) {
        let pooled = table.rows.filter { abs($0.weights.studentizedContrast) < limit }
        let kept = table.rows.filter { abs($0.weights.studentizedContrast) >= limit }
        classes = kept.map { entry($0, label: classification.label(of: $0.code)) }
        if !pooled.isEmpty { classes.append(pool(pooled, unitCellKm2: unitCellKm2)) }
        var position = 0
        let assigned = table.rows.map { row in
            guard abs(row.weights.studentizedContrast) >= limit else { return kept.count }
            position += 1
            return position - 1
        }
        assignment = .listed(codes: table.rows.map(\.code), classes: assigned)
        setRange()
    }

    private func pool(_ rows: [WeightsTable.Row], unitCellKm2: Double) -> Class {
        let area = sum(rows.lazy.map(\.areaKm2))
        let deposits = rows.reduce(0) { $0 + $1.deposits }
        let counts = PatternCounts(
            patternUnits: area / unitCellKm2, totalUnits: knownAreaKm2 / unitCellKm2,
            patternDeposits: Double(deposits), totalDeposits: Double(knownDeposits))
        // All deposits in the pool is no fault here: only W+ is used, which needs deposits and barren cells on it.
        let barren = counts.patternUnits - counts.patternDeposits
        let barrenTotal = counts.totalUnits - counts.totalDeposits
        let hasEstimate = deposits > 0 && barren > 0 && barrenTotal > 0
        return Class(
            label: rows.count == 1 ? classification.label(of: rows[0].code) : "\(rows.count) classes pooled",
            weight: hasEstimate ? log((counts.patternDeposits / counts.totalDeposits) / (barren / barrenTotal)) : 0,
            deviation: hasEstimate ? (1 / counts.patternDeposits + 1 / barren).squareRoot() : 0,
            areaKm2: area, deposits: deposits, isDegenerate: !hasEstimate)
    }

    private mutating func cut(_ table: WeightsTable, by rule: CutRule, warnings: inout [Warning]) {
        guard let position = rule.position(in: table), let last = table.rows.last else {
            warnings.append(
                Warning(
                    code: "uninformative_layer", subject: layer,
                    message: "no cut of the \(table.order.rawValue) classes has a positive contrast; it is left out "
                        + "(weight 0); is the direction the right one?"))
            return
        }
        let row = table.rows[position]
        let label = classification.label(of: row.code)
        let isDescending = table.order == .descending
        let absent = Class(
            label: "\(isDescending ? "below" : "above") \(label)", weight: row.weights.negative,
            deviation: row.weights.negativeDeviation, areaKm2: last.areaKm2 - row.areaKm2,
            deposits: last.deposits - row.deposits, isDegenerate: row.weights.isDegenerate)
        classes = [absent, entry(row, label: "\(label) and \(isDescending ? "above" : "below")")]
        assignment = .cut(code: row.code, highIsFavourable: isDescending)
        contrast = row.weights.contrast
        studentizedContrast = row.weights.studentizedContrast
    }

    private func entry(_ row: WeightsTable.Row, label: String) -> Class {
        Class(
            label: label, weight: row.weights.positive, deviation: row.weights.positiveDeviation,
            areaKm2: row.areaKm2, deposits: row.deposits, isDegenerate: row.weights.isDegenerate)
    }

    /// Contrast of several classes: greatest weight minus least, over classes with an estimate.
    private mutating func setRange() {
        let estimated = classes.filter { !$0.isDegenerate }
        guard let greatest = estimated.max(by: { $0.weight < $1.weight }),
            let least = estimated.min(by: { $0.weight < $1.weight })
        else { return }
        contrast = greatest.weight - least.weight
        let variance = greatest.deviation * greatest.deviation + least.deviation * least.deviation
        studentizedContrast = variance > 0 ? contrast / variance.squareRoot() : 0
    }

    private func noteDegenerate(_ warnings: inout [Warning]) {
        let degenerate = classes.filter(\.isDegenerate)
        guard !degenerate.isEmpty else { return }
        warnings.append(
            Warning(
                code: "degenerate_weights", subject: layer,
                message:
                    "\(degenerate.count) of \(classes.count) classes have no deposit, all deposits or too small an "
                    + "area (\(degenerate.prefix(5).map(\.label).joined(separator: ", "))): their weights are a stated "
                    + "substitute, not an estimate"))
    }
}
