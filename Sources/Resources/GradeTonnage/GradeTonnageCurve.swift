import Foundations

/// Tonnes and content of the blocks at or above each of a row of cut-offs.
public struct GradeTonnageCurve: Sendable, Hashable {
    /// The cut-offs, ascending.
    public let cutoffs: [Double]
    private var tonnesBetween: [CompensatedSum]
    private var contentBetween: [CompensatedSum]
    private var referenceBetween: [CompensatedSum]

    /// - Parameter cutoffs: Cut-offs in the unit of the grade or ratio; sorted here.
    public init(cutoffs: [Double]) {
        self.cutoffs = cutoffs.sorted()
        tonnesBetween = Array(repeating: CompensatedSum(), count: cutoffs.count)
        contentBetween = tonnesBetween
        referenceBetween = tonnesBetween
    }

    /// Adds a block; one without a grade (NaN) counts nowhere.
    ///
    /// - Parameters:
    ///   - tonnes: Its tonnes.
    ///   - content: What is above the line of its grade or ratio: tonnes x grade, or content of the numerator.
    ///   - reference: What is below the line: the tonnes themselves, or content of the denominator.
    ///
    /// Cost: O(log cut-offs).
    public mutating func add(tonnes: Double, content: Double, reference: Double) {
        let grade = content / reference
        var low = 0
        var high = cutoffs.count
        while low < high {
            let middle = (low + high) / 2
            if Criterion.Comparison.atLeast.passes(grade, cutoffs[middle]) { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return }
        tonnesBetween[low - 1].add(tonnes)
        contentBetween[low - 1].add(content)
        referenceBetween[low - 1].add(reference)
    }

    /// Tonnes at or above each cut-off; never increasing.
    public var tonnes: [Double] { fromTheTop(tonnesBetween) }
    /// Content above the line at or above each cut-off.
    public var contents: [Double] { fromTheTop(contentBetween) }
    /// Mean grade or ratio above each cut-off, as sum over sum; NaN where nothing is.
    public var grades: [Double] { zip(contents, fromTheTop(referenceBetween)).map { $0 / $1 } }

    private func fromTheTop(_ sums: [CompensatedSum]) -> [Double] {
        var running = CompensatedSum()
        var values: [Double] = []
        for sum in sums.reversed() {
            running.add(sum)
            values.append(running.value)
        }
        return values.reversed()
    }
}

/// Grade-tonnage curves of many realizations.
public struct GradeTonnageSeries: Sendable, Hashable, Codable {
    /// The cut-offs, ascending.
    public let cutoffs: [Double]
    private var tonnes: [[Double]]
    private var grades: [[Double]]

    /// - Parameter cutoffs: Cut-offs in the unit of the grade or ratio.
    public init(cutoffs: [Double]) {
        self.cutoffs = cutoffs.sorted()
        tonnes = Array(repeating: [], count: cutoffs.count)
        grades = tonnes
    }

    /// Appends one realization.
    public mutating func append(_ curve: GradeTonnageCurve) {
        for (place, value) in curve.tonnes.enumerated() { tonnes[place].append(value) }
        for (place, value) in curve.grades.enumerated() where value.isFinite { grades[place].append(value) }
    }

    /// One point of the curve with its uncertainty.
    public struct Point: Sendable, Hashable {
        /// The cut-off.
        public var cutoff: Double
        /// Tonnes at or above it.
        public var tonnes: DistributionSummary
        /// Mean grade or ratio above it, over the realizations that have ore there; nil where none has.
        public var grade: DistributionSummary?
    }

    /// The curve; empty before the first realization.
    public var points: [Point] {
        cutoffs.indices.compactMap { place in
            DistributionSummary(of: tonnes[place]).map {
                Point(cutoff: cutoffs[place], tonnes: $0, grade: DistributionSummary(of: grades[place]))
            }
        }
    }
}
