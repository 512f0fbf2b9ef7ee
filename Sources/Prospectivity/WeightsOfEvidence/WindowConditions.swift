/// The unique combinations of generalized classes in a window, and which one each cell has.
///
/// Cost: one look-up per layer and cell.
public struct WindowConditions: Sendable {
    /// Class index per layer of each combination, -1 where missing, in the order of first appearance.
    private(set) var unique: [[Int32]] = []
    /// Position in `unique` of each cell's combination.
    private(set) var ofCell: [Int32]
    /// Cells where any layer is known.
    let isKnown: [Bool]

    /// Up to so many possible combinations are told apart by a table instead of a dictionary.
    private static let widestTable = 1 << 14

    init(_ window: EvidenceWindow, layers: [LayerWeights]) {
        let possible = layers.reduce(1) { min(Self.widestTable + 1, $0 * ($1.classes.count + 1)) }
        if possible <= Self.widestTable {
            self.init(numbering: window, layers, possible)
        } else {
            self.init(pairing: window, layers)
        }
    }

    /// Numbers combinations as digits of a mixed radix.
    private init(numbering window: EvidenceWindow, _ layers: [LayerWeights], _ possible: Int) {
        isKnown = window.cellsWithEvidence()
        var numbers = [Int32](repeating: 0, count: window.cellCount)
        for (index, layer) in layers.enumerated() {
            let classes = layer.classIndices(of: window.layer(index))
            let radix = Int32(layer.classes.count + 1)
            for cell in numbers.indices { numbers[cell] = numbers[cell] &* radix &+ classes[cell] &+ 1 }
        }
        var places = [Int32](repeating: -1, count: possible)
        for cell in numbers.indices {
            let number = Int(numbers[cell])
            if places[number] < 0 {
                places[number] = Int32(unique.count)
                unique.append(Self.digits(of: number, layers))
            }
            numbers[cell] = places[number]
        }
        ofCell = numbers
    }

    private static func digits(of number: Int, _ layers: [LayerWeights]) -> [Int32] {
        var rest = number
        var classes: [Int32] = []
        for layer in layers.reversed() {
            let radix = layer.classes.count + 1
            classes.append(Int32(rest % radix) - 1)
            rest /= radix
        }
        return classes.reversed()
    }

    private init(pairing window: EvidenceWindow, _ layers: [LayerWeights]) {
        let count = window.cellCount
        isKnown = window.cellsWithEvidence()
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

    /// Gives each cell the number of its combination; NaN where all layers are missing.
    func spread(_ numbers: [Float]) -> [Float] {
        [Float](unsafeUninitializedCapacity: ofCell.count) { cells, count in
            for cell in ofCell.indices { cells[cell] = isKnown[cell] ? numbers[Int(ofCell[cell])] : .nan }
            count = ofCell.count
        }
    }
}
