import Foundations
import Streaming

/// An evidence layer before it is written: where its values come from and what they are.
struct DerivedLayer: Sendable {
    /// The values on the study grid, missing as NaN.
    var source: any LayerSource
    /// The unit of the values; empty where there is none.
    var unit: String
    /// Names of the classes with codes 1, 2, ...; nil for quantities.
    var classNames: [String]?
    /// Which values are favourable unless the config says otherwise.
    var direction: EvidenceDirection?
    /// What the user should know.
    var warnings: [Warning] = []
    /// What its cells have shown, to be asked once all have been read.
    var warningsOfCells: @Sendable () -> [Warning] = { [] }

    /// - Parameters:
    ///   - source: The values on the study grid.
    ///   - unit: The unit of the values.
    ///   - classNames: Names of the classes with codes 1, 2, ...
    ///   - direction: Which values are favourable unless the config says otherwise.
    init(
        _ source: any LayerSource, unit: String = "", classNames: [String]? = nil, direction: EvidenceDirection? = nil
    ) {
        self.source = source
        self.unit = unit
        self.classNames = classNames
        self.direction = direction
    }
}

/// A layer whose windows are computed when they are read.
struct ComputedLayer: LayerSource {
    let grid: Grid
    /// Makes what one thread needs to fill windows.
    let makeReader: @Sendable () throws -> (Window, inout [Float]) throws -> Void

    func open() throws -> any WindowReading { Reader(fill: try makeReader()) }

    private struct Reader: WindowReading {
        let fill: (Window, inout [Float]) throws -> Void
        func read(_ window: Window, into buffer: inout [Float]) throws { try fill(window, &buffer) }
    }
}

/// A layer with its values changed cell by cell.
struct ChangedLayer: LayerSource {
    let source: any LayerSource
    let change: @Sendable ([Float]) -> [Float]

    var grid: Grid { source.grid }

    func open() throws -> any WindowReading { Reader(reader: try source.open(), change: change) }

    private struct Reader: WindowReading {
        let reader: any WindowReading
        let change: ([Float]) -> [Float]

        func read(_ window: Window, into buffer: inout [Float]) throws {
            try reader.read(window, into: &buffer)
            buffer = change(buffer)
        }
    }
}
