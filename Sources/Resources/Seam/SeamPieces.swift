/// The cells of a seam cut along booked outlines: to which part each piece counts, and with which share of its cell.
struct SeamPieces: Sendable {
    /// The parts that occur, by prospect, category and outline, free ground first.
    let parts: [SeamPart]
    /// Where the pieces of each cell begin; one entry more than there are cells.
    private let firstPiece: [Int32]
    private let partOfPiece: [Int32]
    private let shareOfPiece: [Double]

    /// Cost: O(cells + booked shares), and the sorting of the parts.
    init(of ground: SeamGround) {
        let categories = ResourceCategory.allCases.count
        let booked = ground.booked.sorted { ($0.cell, $0.outline) < ($1.cell, $1.outline) }
        let outlines = (booked.map(\.outline).max() ?? -1) + 2
        var slots: [Int] = []
        var shares: [Double] = []
        var firstPiece: [Int32] = [0]
        var next = 0
        for cell in ground.prospects.indices {
            let start = next
            while next < booked.count, booked[next].cell == cell { next += 1 }
            if ground.prospects[cell] >= 0, let category = ground.categories[cell] {
                let slot = (Int(ground.prospects[cell]) * categories + category.rank) * outlines
                let taken = booked[start..<next].reduce(0) { $0 + $1.share }
                if taken < 1 {
                    slots.append(slot)
                    shares.append(1 - taken)
                }
                for piece in booked[start..<next] where piece.share > 0 {
                    slots.append(slot + 1 + piece.outline)
                    shares.append(piece.share)
                }
            }
            firstPiece.append(Int32(slots.count))
        }
        let kept = Set(slots).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, Int32($0)) })
        parts = kept.map { slot in
            let group = slot / outlines
            return SeamPart(
                prospect: group / categories, category: ResourceCategory.allCases[group % categories],
                bookedOutline: slot % outlines == 0 ? nil : slot % outlines - 1)
        }
        self.firstPiece = firstPiece
        partOfPiece = slots.map { numbers[$0] ?? -1 }
        shareOfPiece = shares
    }

    /// Whether a cell counts anywhere.
    func counts(_ cell: Int) -> Bool { firstPiece[cell] < firstPiece[cell + 1] }

    /// Calls `body` with the part and the share of the cell of each of its pieces.
    @inline(__always)
    func forEach(of cell: Int, _ body: (_ part: Int, _ share: Double) -> Void) {
        for piece in Int(firstPiece[cell])..<Int(firstPiece[cell + 1]) {
            body(Int(partOfPiece[piece]), shareOfPiece[piece])
        }
    }
}
