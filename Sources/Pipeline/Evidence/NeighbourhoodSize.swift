import Foundations
import Rasters

/// Which cells around a cell an operation looks at: how far, and in what shape.
package struct NeighbourhoodSize: Sendable {
    /// Nil where the config gives none.
    package let radius: Length?
    package let shape: NeighbourhoodShape

    /// Reads `radius`, which must be given, and `shape`.
    init(_ section: inout SectionReader, example: String) {
        radius = section.required("radius", Self.radius, Self.radiusMeaning, example: example)
        shape = Self.shape(&section)
    }

    /// Reads `radius`, which may be left out, and `shape`.
    ///
    /// - Parameters:
    ///   - section: The section.
    ///   - otherwise: What is done where no radius is given, for the reference page.
    init(optional section: inout SectionReader, otherwise: String) {
        radius = section.optional(
            "radius", Self.radius, "\(Self.radiusMeaning) \(otherwise)", example: "500 m")
        shape = Self.shape(&section)
    }

    private static var radius: ValueKind<Length> { .quantity(Length.self, .positive) }

    private static let radiusMeaning = "How far around a cell is looked, at least one cell."

    private static func shape(_ section: inout SectionReader) -> NeighbourhoodShape {
        section.value(
            "shape", .choice(NeighbourhoodShape.self), default: "square",
            "Which cells that is: a square with as many whole cells on each side as the radius holds, or those whose centres lie within the circle."
        )
    }

    /// The radius in whole cells of a grid, along its longer side; nil where the config gives none.
    func radiusCells(on grid: Grid) -> Int? {
        // A radius of three cells holds three also where the division says 2.9999999.
        radius.map { max(1, Int(($0.metres / max(grid.cellWidth, grid.cellHeight) * (1 + 1e-9)).rounded(.down))) }
    }

    /// The cells on a grid; the eight neighbours where the config gives no radius.
    func neighbourhood(on grid: Grid) -> Neighbourhood {
        guard let radius, let cells = radiusCells(on: grid) else { return .square(radius: 1) }
        guard shape == .circle else { return .square(radius: cells) }
        return .circle(radius: max(1, radius.metres / max(grid.cellWidth, grid.cellHeight)))
    }
}

/// Which cells around a cell count.
package enum NeighbourhoodShape: String, ConfigChoice {
    case square, circle
}
