import Foundations
import Rasters

/// How far around a cell a terrain operation looks, and in what shape.
package struct TerrainSurroundings: Sendable {
    /// Nil for the eight neighbours.
    package let radius: Length?
    package let shape: FocalShape

    /// Reads `radius`, which must be given, and `shape`.
    init(_ section: inout SectionReader, example: String) {
        radius = section.required("radius", Self.radius, Self.radiusMeaning, example: example)
        shape = Self.shape(&section)
    }

    /// Reads `radius`, by default the eight neighbours, and `shape`.
    init(orNeighbours section: inout SectionReader) {
        radius = section.optional(
            "radius", Self.radius, Self.radiusMeaning + " By default the eight neighbours.", example: "500 m")
        shape = Self.shape(&section)
    }

    private static var radius: ValueKind<Length> { .quantity(Length.self, .positive) }

    private static let radiusMeaning = "How far around a cell is looked: whole cells up to this distance, at least one."

    private static func shape(_ section: inout SectionReader) -> FocalShape {
        section.value(
            "shape", .choice(FocalShape.self), default: "square",
            "Which cells that is: a square of 2 radius + 1 cells, or those whose centres lie within the circle.")
    }

    /// The cells on a grid.
    func neighbourhood(on grid: Grid) -> Neighbourhood {
        guard let radius else { return .square(radius: 1) }
        let cells = max(1, Int((radius.metres / max(grid.cellWidth, grid.cellHeight)).rounded(.down)))
        return shape == .square ? .square(radius: cells) : .circle(radius: cells)
    }
}
