import Foundations

/// Something that fills windows of one layer: a handle that belongs to one thread.
public protocol WindowReading {
    /// Reads a window that lies inside the grid.
    ///
    /// - Parameters:
    ///   - window: The cells wanted.
    ///   - buffer: Gets the values in row-major order, missing as NaN; resized to `window.count`.
    func read(_ window: Window, into buffer: inout [Float]) throws
}

/// Something that takes windows of one layer.
public protocol WindowWriting {
    /// Writes a window that lies inside the grid.
    ///
    /// - Parameters:
    ///   - window: The cells given.
    ///   - buffer: Their values in row-major order, missing as NaN.
    func write(_ window: Window, from buffer: [Float]) throws
}

/// A layer that every worker opens for itself.
public protocol LayerSource: Sendable {
    /// The grid of the layer.
    var grid: Grid { get }
    /// Opens a handle for the calling thread.
    func open() throws -> any WindowReading
}

/// A layer held in memory, for small grids and tests.
public struct MemoryLayer: LayerSource, WindowReading {
    /// The grid of the layer.
    public let grid: Grid
    /// The values in row-major order, missing as NaN.
    public let values: [Float]

    /// - Parameters:
    ///   - grid: The grid of the layer.
    ///   - values: `grid.count` values in row-major order, missing as NaN.
    public init(grid: Grid, values: [Float]) {
        self.grid = grid
        self.values = values
    }

    /// The layer itself: memory can be read from any thread.
    public func open() throws -> any WindowReading { self }

    /// Copies a window out of memory.
    public func read(_ window: Window, into buffer: inout [Float]) throws {
        buffer.removeAll(keepingCapacity: true)
        for row in window.rows {
            let start = row * grid.columns + window.column
            buffer.append(contentsOf: values[start..<(start + window.width)])
        }
    }
}
