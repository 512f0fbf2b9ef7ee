/// The part of a cell that an outline of the opening balance books.
public struct BookedShare: Sendable, Hashable {
    /// The cell, by its place in the ground.
    public var cell: Int
    /// The outline, from 0.
    public var outline: Int
    /// The share of the cell inside it, 0...1.
    public var share: Double

    /// - Parameters:
    ///   - cell: The cell, by its place in the ground.
    ///   - outline: The outline, from 0.
    ///   - share: The share of the cell inside it, 0...1. Shares of a cell sum to at most 1, for outlines do not overlap.
    public init(cell: Int, outline: Int, share: Double) {
        self.cell = cell
        self.outline = outline
        self.share = share
    }
}
