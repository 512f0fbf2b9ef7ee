import Foundations

/// In which order classes are added up to patterns.
public enum PatternOrder: String, Sendable, Hashable, Codable, CaseIterable {
    /// Every class is a pattern of its own.
    case categorical
    /// The pattern is a class and all lower ones: low values are favourable.
    case ascending
    /// The pattern is a class and all higher ones: high values are favourable.
    case descending
}

/// Weights of evidence of every pattern of a layer.
public struct WeightsTable: Sendable, Hashable, Codable {
    /// One pattern.
    public struct Row: Sendable, Hashable, Codable {
        /// Code of the class: the last one added where patterns are cumulative.
        public var code: Int
        /// Area of the class alone.
        public var classAreaKm2: Double
        /// Area of the pattern.
        public var areaKm2: Double
        /// Area of the pattern in unit cells.
        public var areaUnits: Double
        /// Deposits on the pattern.
        public var deposits: Int
        /// Weights of the pattern.
        public var weights: PatternWeights
    }

    /// Name of the evidence layer.
    public var layer: String
    /// How classes are added up.
    public var order: PatternOrder
    /// The patterns, in the order in which classes are added.
    public var rows: [Row]

    /// The weights of every pattern. Cost: cumulative patterns are prefix sums, linear in classes.
    ///
    /// - Parameters:
    ///   - table: Area and deposits by class.
    ///   - order: How classes are added up.
    ///   - unitCellKm2: Area of the unit cell, small enough to hold one deposit.
    ///   - rule: What to do with zero and perfect counts.
    public init(_ table: ClassTable, order: PatternOrder, unitCellKm2: Double, rule: ZeroCountRule) {
        layer = table.layer
        self.order = order
        let totalUnits = table.knownAreaKm2 / unitCellKm2
        let totalDeposits = Double(table.knownDeposits)
        var area = CompensatedSum()
        var deposits = 0
        rows = (order == .descending ? table.rows.reversed() : table.rows).map { row in
            if order == .categorical {
                area = CompensatedSum()
                deposits = 0
            }
            area.add(row.areaKm2)
            deposits += row.deposits
            let units = area.value / unitCellKm2
            let counts = PatternCounts(
                patternUnits: units, totalUnits: totalUnits,
                patternDeposits: Double(deposits), totalDeposits: totalDeposits)
            return Row(
                code: row.code, classAreaKm2: row.areaKm2, areaKm2: area.value, areaUnits: units, deposits: deposits,
                weights: PatternWeights(counts, rule: rule))
        }
    }
}
