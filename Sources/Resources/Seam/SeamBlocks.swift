import Foundations

/// One realization (or the kriged mean) of the seam on cells: everything per square metre of plan.
///
/// Values lie one variable after the other, each with one entry per cell, in the layout of `SeamSums`: thickness in
/// metres, dry tonnes, product tonnes, then product tonnes times each grade. Missing is NaN.
public struct SeamBlocks: Sendable {
    /// Cells.
    public let count: Int
    /// Grades.
    public let gradeCount: Int
    /// Variable by variable, `count` entries each.
    public var values: [Double]

    /// All missing.
    public init(count: Int, gradeCount: Int) {
        self.count = count
        self.gradeCount = gradeCount
        values = Array(repeating: .nan, count: count * (SeamSums.firstAccumulation + gradeCount))
    }

    /// - Parameters:
    ///   - thicknessMetres: Vertical thickness of each cell.
    ///   - densityTonnesPerCubicMetre: Dry density, the same for all cells.
    ///   - accumulations: For each grade and cell: thickness x density x grade.
    public init(thicknessMetres: [Double], densityTonnesPerCubicMetre: Double, accumulations: [[Double]]) {
        count = thicknessMetres.count
        gradeCount = accumulations.count
        let tonnes = thicknessMetres.map { $0 * densityTonnesPerCubicMetre }
        values = thicknessMetres + tonnes + tonnes + accumulations.joined()
    }

    /// - Parameters:
    ///   - thicknessMetres: Vertical thickness of each cell.
    ///   - tonnesPerSquareMetre: Dry tonnes in place.
    ///   - productTonnesPerSquareMetre: Dry tonnes of washed product.
    ///   - accumulations: For each grade and cell: product tonnes per square metre x grade.
    public init(
        thicknessMetres: [Double], tonnesPerSquareMetre: [Double], productTonnesPerSquareMetre: [Double],
        accumulations: [[Double]]
    ) {
        count = thicknessMetres.count
        gradeCount = accumulations.count
        values = thicknessMetres + tonnesPerSquareMetre + productTonnesPerSquareMetre + accumulations.joined()
    }
}

/// What does not change from one realization to the next: areas, prospects, categories, exclusions.
public struct SeamGround: Sendable {
    /// True area of each cell, in square metres.
    public var cellAreasSquareMetres: [Double]
    /// The prospect of each cell, from 0; -1 for cells outside every prospect.
    public var prospects: [Int32]
    /// Prospects in all.
    public var prospectCount: Int
    /// The category of each cell; nil beyond the extrapolation limit, where nothing is counted.
    public var categories: [ResourceCategory?]
    /// Share of each cell that may not be mined, 0...1; empty where all may be.
    public var excludedShares: [Double]
    /// Vertical thickness above the ore, in metres; NaN where unknown; empty where unknown everywhere.
    public var overburdenMetres: [Double]
    /// What of the cells the opening balance books; each cell and outline at most once.
    public var booked: [BookedShare]

    /// - Parameters:
    ///   - cellAreasSquareMetres: True area of each cell.
    ///   - prospects: The prospect of each cell, -1 for none.
    ///   - prospectCount: Prospects in all.
    ///   - categories: The category of each cell.
    ///   - excludedShares: Share of each cell that may not be mined; empty where all may be.
    ///   - overburdenMetres: Vertical thickness above the ore; empty where unknown.
    ///   - booked: What of the cells the opening balance books.
    /// - Throws: `internalFault` when the arrays differ in length.
    public init(
        cellAreasSquareMetres: [Double], prospects: [Int32], prospectCount: Int, categories: [ResourceCategory?],
        excludedShares: [Double] = [], overburdenMetres: [Double] = [], booked: [BookedShare] = []
    ) throws(GossanError) {
        let count = cellAreasSquareMetres.count
        let isWhole =
            prospects.count == count && categories.count == count
            && [0, count].contains(excludedShares.count) && [0, count].contains(overburdenMetres.count)
            && prospects.allSatisfy { $0 < prospectCount }
            && booked.allSatisfy { (0..<count).contains($0.cell) && $0.outline >= 0 && (0...1).contains($0.share) }
        guard isWhole else {
            throw GossanError(
                .internalFault, subject: "seam ground", problem: "its layers do not have the same cells", remedy: "")
        }
        self.cellAreasSquareMetres = cellAreasSquareMetres
        self.prospects = prospects
        self.prospectCount = prospectCount
        self.categories = categories
        self.excludedShares = excludedShares
        self.overburdenMetres = overburdenMetres
        self.booked = booked
    }
}
