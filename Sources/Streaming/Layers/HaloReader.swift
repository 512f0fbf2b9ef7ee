import Foundations

/// Reads windows with a halo that may reach beyond the grid; cells off the grid are missing.
public struct HaloReader {
    private let reader: any WindowReading
    private let grid: Grid
    private var inside: [Float] = []

    /// - Parameters:
    ///   - reader: Reads windows inside the grid.
    ///   - grid: The grid.
    public init(_ reader: any WindowReading, grid: Grid) {
        self.reader = reader
        self.grid = grid
    }

    /// Fills `buffer` with `window.count` values.
    public mutating func read(_ window: Window, into buffer: inout [Float]) throws {
        let common = window.intersection(grid.window)
        if common == window { return try reader.read(window, into: &buffer) }
        buffer.removeAll(keepingCapacity: true)
        buffer.append(contentsOf: repeatElement(.nan, count: window.count))
        guard let common else { return }
        try reader.read(common, into: &inside)
        for row in 0..<common.height {
            let target = (common.row - window.row + row) * window.width + common.column - window.column
            let source = row * common.width
            buffer.replaceSubrange(target..<(target + common.width), with: inside[source..<(source + common.width)])
        }
    }
}
