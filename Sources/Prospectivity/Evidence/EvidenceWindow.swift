/// The values of all evidence layers over one window of the study grid.
///
/// Values lie layer after layer in one array, each layer row by row; a missing value is NaN.
public struct EvidenceWindow: Sendable {
    /// Layers held.
    public let layerCount: Int
    /// Cells of the window.
    public let cellCount: Int
    /// The values, `layerCount * cellCount` of them.
    public let values: [Float]

    /// - Parameters:
    ///   - values: Layer after layer, each row by row.
    ///   - layerCount: Layers held.
    /// - Precondition: `values.count` is a multiple of `layerCount`.
    public init(values: [Float], layerCount: Int) {
        precondition(layerCount > 0 && values.count % layerCount == 0, "values must fill all layers")
        self.values = values
        self.layerCount = layerCount
        cellCount = values.count / layerCount
    }

    /// - Parameter layers: One array per layer, all of the same length.
    public init(layers: [[Float]]) {
        precondition(Set(layers.map(\.count)).count <= 1, "layers must have the same number of cells")
        self.init(values: Array(layers.joined()), layerCount: max(1, layers.count))
    }

    /// The values of one layer.
    public func layer(_ index: Int) -> ArraySlice<Float> {
        values[(index * cellCount)..<((index + 1) * cellCount)]
    }

    /// Some of the layers, in the order given; all of them where none is named.
    public func selecting(_ layers: [Int]) -> EvidenceWindow {
        if layers.isEmpty || layers.elementsEqual(0..<layerCount) { return self }
        var chosen: [Float] = []
        chosen.reserveCapacity(layers.count * cellCount)
        for index in layers { chosen += layer(index) }
        return EvidenceWindow(values: chosen, layerCount: layers.count)
    }

    /// The values of all layers at one cell.
    public func evidence(at cell: Int) -> [Float] {
        (0..<layerCount).map { values[$0 * cellCount + cell] }
    }

    /// Whether any layer is known at each cell; where none is, a cell is outside the study area.
    public func cellsWithEvidence() -> [Bool] {
        var known = [Bool](repeating: false, count: cellCount)
        let values = values.span
        var flags = known.mutableSpan
        for index in 0..<layerCount {
            let layer = values.extracting((index * cellCount)..<((index + 1) * cellCount))
            for cell in 0..<cellCount { flags[cell] = flags[cell] || layer[cell] == layer[cell] }
        }
        return known
    }
}
