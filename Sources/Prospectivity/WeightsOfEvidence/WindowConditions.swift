/// The unique combinations of generalized classes in a window, and which one each cell has.
///
/// Cost: one dictionary look-up per run of equal cells.
struct WindowConditions {
    /// Class index per layer of each combination, -1 where missing, in the order of first appearance.
    private(set) var unique: [[Int32]] = []
    /// Position in `unique` of each cell's combination.
    private(set) var ofCell: [Int32]

    init(_ window: EvidenceWindow, layers: [LayerWeights]) {
        let count = window.cellCount
        ofCell = [Int32](repeating: 0, count: count)
        // Layers are folded in one after the other: the pair (combination so far, class) becomes a new combination.
        unique = [[]]
        for (index, layer) in layers.enumerated() {
            let classes = layer.classIndices(of: window.layer(index))
            var positions: [Int64: Int32] = [:]
            var next: [[Int32]] = []
            var lastPair = Int64.min
            var last: Int32 = 0
            for cell in 0..<count {
                let pair = Int64(ofCell[cell]) << 32 | Int64(classes[cell] + 1)
                if pair != lastPair {
                    lastPair = pair
                    if let known = positions[pair] {
                        last = known
                    } else {
                        last = Int32(next.count)
                        positions[pair] = last
                        next.append(unique[Int(ofCell[cell])] + [classes[cell]])
                    }
                }
                ofCell[cell] = last
            }
            unique = next
        }
    }
}
