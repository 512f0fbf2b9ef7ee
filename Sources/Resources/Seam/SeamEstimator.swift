import Foundations

/// A part of the seam that is reported by itself: one category within one prospect, on free ground or in one booked
/// outline.
public struct SeamPart: Sendable, Hashable, Codable {
    /// The prospect, from 0.
    public var prospect: Int
    /// The resource category.
    public var category: ResourceCategory
    /// The outline of the opening balance that books it; nil for free ground.
    public var bookedOutline: Int?

    /// - Parameters:
    ///   - prospect: The prospect, from 0.
    ///   - category: The resource category.
    ///   - bookedOutline: The outline that books it; nil for free ground.
    public init(prospect: Int, category: ResourceCategory, bookedOutline: Int? = nil) {
        self.prospect = prospect
        self.category = category
        self.bookedOutline = bookedOutline
    }
}

/// A grade-tonnage curve that is asked for.
public struct GradeTonnageRequest: Sendable, Hashable, Codable {
    /// A grade or ratio of the seam.
    public var quantity: String
    /// Cut-offs in its unit.
    public var cutoffs: [Double]

    /// - Parameters:
    ///   - quantity: A grade or ratio of the seam.
    ///   - cutoffs: Cut-offs in its unit.
    public init(quantity: String, cutoffs: [Double]) {
        self.quantity = quantity
        self.cutoffs = cutoffs
    }
}

/// The totals of one realization of a seam.
public struct SeamRealization: Sendable {
    /// Totals of each part, in the order of `SeamEstimator.parts`.
    public var totals: [SeamTotals]
    /// Tonnes and grade over cut-offs, of all parts together and before any block is left out; nil unless asked for.
    public var curve: GradeTonnageCurve?
}

/// Turns realizations of a seam on cells into tonnes by prospect and category.
///
/// Per cell of area S: volume S x thickness, tonnes S x (thickness x density), contents S x accumulations; kriged values
/// below zero count as zero. Cells without a prospect, category or value, and blocks that fail the limits asked of them, count
/// nowhere. Grades are ratios of the totals.
///
/// Source: block estimation of tabular ore by accumulations, e.g. Sinclair and Blackwell (2002), Applied Mineral
/// Inventory Estimation. Cost: O(cells x variables) time for each realization, O(parts) memory.
public struct SeamEstimator: Sendable {
    /// The parts that occur in the ground, by prospect, category and booked outline.
    public var parts: [SeamPart] { pieces.parts }
    /// Grades of the seam.
    public let variables: SeamVariables
    private let ground: SeamGround
    private let pieces: SeamPieces
    private let limits: OreLimits
    private let factors: ModifyingFactors?
    private let curveRequest: GradeTonnageRequest?
    private let curveQuotient: SeamQuotient?

    /// - Parameters:
    ///   - variables: Grades and ratios of the seam.
    ///   - ground: Areas, prospects, categories, exclusions.
    ///   - cutoff: Limits and least thickness of ore.
    ///   - blocksPass: Which of these a block must pass to count; with `none`, every block with ore counts.
    ///   - factors: What mining and processing recover; nil when only tonnes in place are wanted.
    ///   - gradeTonnage: A curve to draw up; nil for none.
    /// - Throws: `configuration` when a limit or the curve names a variable that the seam does not have.
    public init(
        variables: SeamVariables, ground: SeamGround, cutoff: Cutoff, blocksPass: Cutoff.Level,
        factors: ModifyingFactors? = nil, gradeTonnage: GradeTonnageRequest? = nil
    ) throws(GossanError) {
        self.variables = variables
        self.ground = ground
        self.factors = factors
        limits = try OreLimits(cutoff, level: blocksPass, variables: variables)
        curveRequest = gradeTonnage
        curveQuotient = try gradeTonnage.map { request throws(GossanError) in
            try SeamQuotient(request.quantity, variables: variables)
        }
        pieces = SeamPieces(of: ground)
    }

    /// The totals of one realization.
    ///
    /// - Parameters:
    ///   - blocks: The seam on the cells of the ground.
    ///   - tonnesFactor: An error of tonnage common to all cells, such as that of density, drawn for the realization.
    /// - Throws: `internalFault` when the blocks do not fit the ground.
    public func estimate(_ blocks: SeamBlocks, tonnesFactor: Double = 1) throws(GossanError) -> SeamRealization {
        guard blocks.count == ground.cellAreasSquareMetres.count, blocks.gradeCount == variables.grades.count else {
            throw GossanError(
                .internalFault, subject: "seam blocks", problem: "do not have the cells or grades of the ground",
                remedy: "")
        }
        let gradeCount = blocks.gradeCount
        let size = SeamTotals.size(gradeCount: gradeCount)
        var totals = Array(repeating: 0.0, count: parts.count * size)
        var block = Array(repeating: 0.0, count: SeamSums.firstAccumulation + gradeCount)
        var curve = curveRequest.map { GradeTonnageCurve(cutoffs: $0.cutoffs) }
        for cell in ground.cellAreasSquareMetres.indices where pieces.counts(cell) {
            guard load(blocks, cell, into: &block) else { continue }
            guard block[SeamSums.thickness] > 0 else { continue }
            addToCurve(&curve, block, cell: cell, tonnesFactor: tonnesFactor)
            guard limits.isOre(block) else { continue }
            totals.withUnsafeMutableBufferPointer { all in
                block.withUnsafeBufferPointer { block in
                    pieces.forEach(of: cell) { part, share in
                        let own = UnsafeMutableBufferPointer(rebasing: all[(part * size)..<((part + 1) * size)])
                        add(block, cell: cell, share: share, tonnesFactor: tonnesFactor, to: own)
                    }
                }
            }
        }
        return SeamRealization(
            totals: parts.indices.map {
                SeamTotals(values: totals[($0 * size)..<(($0 + 1) * size)], gradeCount: gradeCount)
            },
            curve: curve)
    }

    /// Copies a cell's values; false when one is missing.
    private func load(_ blocks: SeamBlocks, _ cell: Int, into block: inout [Double]) -> Bool {
        for place in block.indices {
            let value = blocks.values[place * blocks.count + cell]
            if value.isNaN { return false }
            block[place] = max(0, value)
        }
        return true
    }

    private func addToCurve(_ curve: inout GradeTonnageCurve?, _ block: [Double], cell: Int, tonnesFactor: Double) {
        guard let quotient = curveQuotient else { return }
        let scale = ground.cellAreasSquareMetres[cell] * tonnesFactor
        curve?.add(
            tonnes: block[SeamSums.tonnes] * scale, content: block[quotient.numerator] * quotient.factor * scale,
            reference: block[quotient.denominator] * scale)
    }

    private func add(
        _ block: UnsafeBufferPointer<Double>, cell: Int, share: Double, tonnesFactor: Double,
        to totals: UnsafeMutableBufferPointer<Double>
    ) {
        let area = ground.cellAreasSquareMetres[cell] * share
        let scale = area * tonnesFactor
        totals[SeamTotals.area] += area
        totals[SeamTotals.volume] += area * block[SeamSums.thickness]
        totals[SeamTotals.inPlace] += scale * block[SeamSums.tonnes]
        totals[SeamTotals.product] += scale * block[SeamSums.product]
        for place in SeamSums.firstAccumulation..<block.count {
            totals[SeamTotals.firstContent + place - SeamSums.firstAccumulation] += scale * block[place]
        }
        factors?.add(
            block, tonnesFactor: scale,
            excludedShare: ground.excludedShares.isEmpty ? 0 : ground.excludedShares[cell],
            overburdenMetres: ground.overburdenMetres.isEmpty ? .nan : ground.overburdenMetres[cell], to: totals)
    }
}
