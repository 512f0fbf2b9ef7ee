import Foundations

/// Decides which blocks of a seam are ore: thick enough, and within the limits of grades and ratios.
public struct OreLimits: Sendable, Hashable {
    private let limits: SeamLimits
    private let minimumThicknessMetres: Double

    /// - Parameters:
    ///   - cutoff: Limits and least thickness of ore.
    ///   - level: Which of these a block must pass; with `none`, every block with ore is.
    ///   - variables: Grades and ratios of the seam.
    /// - Throws: `configuration` for a limit on a quantity that the seam does not have.
    public init(_ cutoff: Cutoff, level: Cutoff.Level, variables: SeamVariables) throws(GossanError) {
        limits = try SeamLimits(cutoff.criteria(level), variables: variables)
        minimumThicknessMetres = level == .none ? 0 : cutoff.minimumThicknessMetres
    }

    /// Whether a block is ore; one with a missing value is not.
    ///
    /// - Parameter block: Values in the layout of `SeamSums`.
    public func isOre(_ block: [Double]) -> Bool {
        block[SeamSums.thickness] > 0
            && Criterion.Comparison.atLeast.passes(block[SeamSums.thickness], minimumThicknessMetres)
            && limits.pass(block)
    }

    /// Whether each block is ore.
    public func isOre(_ blocks: SeamBlocks) -> [Bool] {
        let size = SeamSums.firstAccumulation + blocks.gradeCount
        return (0..<blocks.count).map { cell in
            let block = (0..<size).map { blocks.values[$0 * blocks.count + cell] }
            return !block.contains { $0.isNaN } && isOre(block)
        }
    }
}
