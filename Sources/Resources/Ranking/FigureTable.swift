import Foundations

/// The values of one criterion for all prospects and realizations, and their scores.
struct FigureTable {
    private let better: RankingCriterion.Direction
    private let columns: [[Double]]
    private let means: [Double]
    /// Whether a prospect is present in a realization; empty for one that always is.
    private let isPresent: [[Bool]]

    init(_ criterion: RankingCriterion, of prospects: [ProspectFigures], realizations: Int) throws {
        better = criterion.better
        columns = prospects.map { $0.values[criterion.name] ?? [.nan] }
        isPresent = prospects.map(\.isPresent)
        for (prospect, column) in zip(prospects, columns) {
            guard column.count == 1 || column.count == realizations, realizations > 0 else {
                throw GossanError(
                    .internalFault, subject: "prospect \(prospect.id), \(criterion.name)",
                    problem: "has \(column.count) values for \(realizations) realizations", remedy: "")
            }
        }
        for prospect in prospects where ![0, realizations].contains(prospect.isPresent.count) {
            throw GossanError(
                .internalFault, subject: "prospect \(prospect.id)",
                problem: "is told present or not in \(prospect.isPresent.count) of \(realizations) realizations",
                remedy: "")
        }
        guard Set(prospects.map(\.id)).count == prospects.count else {
            throw GossanError(.internalFault, subject: "prospects", problem: "have the same id twice", remedy: "")
        }
        means = columns.map { column in
            let present = column.filter { !$0.isNaN }
            return present.isEmpty ? .nan : sum(present) / Double(present.count)
        }
    }

    /// Whether a prospect has no value in any realization.
    func isMissing(_ prospect: Int) -> Bool { means[prospect].isNaN }

    /// Whether a prospect has a value in a realization.
    func isKnown(_ prospect: Int, in realization: Int) -> Bool {
        let column = columns[prospect]
        return !(column.count == 1 ? column[0] : column[realization]).isNaN
    }

    /// The score of each prospect in a realization, 0 (worst, missing, and not present) ... 1 (best).
    func scores(in realization: Int, by normalization: RankingScheme.Normalization) -> [Double] {
        let values = zip(columns, isPresent).map { column, isPresent in
            guard isPresent.isEmpty || isPresent[realization] else { return Double.nan }
            return column.count == 1 ? column[0] : column[realization]
        }
        switch normalization {
        case .percentileRank: return percentileRanks(values)
        case .meanRange: return rangeScores(values)
        }
    }

    /// Beaten prospects and half of the tied ones, over the number of others; a lone prospect scores 1.
    private func percentileRanks(_ values: [Double]) -> [Double] {
        guard values.count > 1 else { return values.map { $0.isNaN ? 0 : 1 } }
        let missing = values.count { $0.isNaN }
        let present = values.indices.filter { !values[$0].isNaN }
        let order = present.sorted { isWorse(values[$0], values[$1]) || (values[$0] == values[$1] && $0 < $1) }
        var scores = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            let beaten = Double(missing + start) + Double(end - start - 1) / 2
            for i in start..<end { scores[order[i]] = beaten / Double(values.count - 1) }
            start = end
        }
        return scores
    }

    /// Linear between the least and greatest mean; where all means are equal every value present scores 1/2.
    private func rangeScores(_ values: [Double]) -> [Double] {
        let present = means.filter { !$0.isNaN }
        guard let least = present.min(), let greatest = present.max() else { return values.map { _ in 0 } }
        return values.map { value in
            if value.isNaN { return 0 }
            guard greatest > least else { return 0.5 }
            let position = min(max((value - least) / (greatest - least), 0), 1)
            return better == .high ? position : 1 - position
        }
    }

    private func isWorse(_ a: Double, _ b: Double) -> Bool { better == .high ? a < b : a > b }
}
