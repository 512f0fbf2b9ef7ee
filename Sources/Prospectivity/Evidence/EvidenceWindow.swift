/// The values of all evidence layers over one window of the study grid.
///
/// Values lie layer after layer, each row by row; a missing value is NaN. Windows of some layers or some cells share the
/// values with the window that they were made of.
public struct EvidenceWindow: Sendable {
    /// Cells of the window.
    public let cellCount: Int
    private let storage: [Float]
    /// Where each layer starts in the storage.
    private let starts: [Int]

    private init(storage: [Float], starts: [Int], cellCount: Int) {
        (self.storage, self.starts, self.cellCount) = (storage, starts, cellCount)
    }

    /// - Parameters:
    ///   - values: Layer after layer, each row by row.
    ///   - layerCount: Layers held.
    /// - Precondition: `values.count` is a multiple of `layerCount`.
    public init(values: [Float], layerCount: Int) {
        precondition(layerCount > 0 && values.count % layerCount == 0, "values must fill all layers")
        let cells = values.count / layerCount
        self.init(storage: values, starts: (0..<layerCount).map { $0 * cells }, cellCount: cells)
    }

    /// - Parameter layers: One array per layer, all of the same length.
    public init(layers: [[Float]]) {
        precondition(Set(layers.map(\.count)).count <= 1, "layers must have the same number of cells")
        self.init(values: Array(layers.joined()), layerCount: max(1, layers.count))
    }

    /// Layers held.
    public var layerCount: Int { starts.count }

    /// The values of one layer.
    public func layer(_ index: Int) -> ArraySlice<Float> { storage[starts[index]..<(starts[index] + cellCount)] }

    /// The value of a layer at a cell.
    public func value(_ layer: Int, at cell: Int) -> Float { storage[starts[layer] + cell] }

    /// The values of all layers at one cell.
    public func evidence(at cell: Int) -> [Float] { starts.map { storage[$0 + cell] } }

    /// Some of the layers, in the order given; all of them where none is named.
    public func selecting(_ layers: [Int]) -> EvidenceWindow {
        if layers.isEmpty { return self }
        return EvidenceWindow(storage: storage, starts: layers.map { starts[$0] }, cellCount: cellCount)
    }

    /// Some neighbouring cells.
    public func selecting(cells: Range<Int>) -> EvidenceWindow {
        precondition(cells.lowerBound >= 0 && cells.upperBound <= cellCount)
        return EvidenceWindow(
            storage: storage, starts: starts.map { $0 + cells.lowerBound }, cellCount: cells.count)
    }

    /// Whether any layer is known at each cell; where none is, a cell is outside the study area.
    public func cellsWithEvidence() -> [Bool] {
        var known = [Bool](repeating: false, count: cellCount)
        for index in starts.indices {
            selecting([index]).combine(into: &known) { $0 || $1 == $1 }
            // Most windows need no second layer.
            if known.allSatisfy(\.self) { break }
        }
        return known
    }

    /// Changes a flag per cell by the value of each layer there.
    @inline(__always)
    func combine(into flags: inout [Bool], _ change: (Bool, Float) -> Bool) {
        let storage = storage.span
        var flags = flags.mutableSpan
        for start in starts {
            let layer = storage.extracting(start..<(start + cellCount))
            for cell in 0..<cellCount { flags[cell] = change(flags[cell], layer[cell]) }
        }
    }
}
