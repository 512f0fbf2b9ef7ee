import Delivery
import Foundations

/// The study grid.
package struct GridSection: ConfigSection {
    package let crs: String
    package let cell: Length
    package let extent: GridExtent
    package let margin: Length

    package static let summary = "The grid that all layers are brought to."

    package init(_ section: inout SectionReader) {
        crs = section.required(
            "crs", .text(described: "a coordinate reference system such as 'EPSG:4524'"),
            "Projected coordinate reference system in metres.", example: "EPSG:4524")
        cell = section.required(
            "cell", .quantity(Length.self, .positive), "Side of a cell.", example: "100 m")
        extent = section.required(
            "extent", .gridExtent,
            "The input whose box is taken, or the box itself in grid coordinates: [west, south, east, north].",
            example: "belts")
        margin = section.value("margin", .quantity(Length.self), default: "0 m", "Added around the extent.")
    }
}

/// What the study grid covers.
package enum GridExtent: Sendable, Hashable {
    /// The box of an input.
    case input(String)
    /// A box in grid coordinates.
    case box(Extent)

    /// The input whose box it is.
    package var input: String? { if case .input(let name) = self { name } else { nil } }
}

extension ValueKind where Value == GridExtent {
    static var gridExtent: ValueKind {
        .byShape(
            "the name of an input, or a box [west, south, east, north]",
            scalar: ValueKind<String>.input().map { .input($0) }, list: .box)
    }

    private static var box: ValueKind {
        let corners = ValueKind<[Double]>.list(of: .number(), count: 4...4)
        return ValueKind(
            description: corners.description,
            placeholder: { .box(Extent(minX: 0, minY: 0, maxX: 1, maxY: 1)) },
            read: { node, path, notes in
                guard let (values, json) = corners.read(node, path, &notes) else { return nil }
                guard values[0] < values[2], values[1] < values[3] else {
                    notes.refuse(
                        path, "has no area: west must be below east, south below north",
                        remedy: "write [west, south, east, north]", at: node.location)
                    return nil
                }
                return (.box(Extent(minX: values[0], minY: values[1], maxX: values[2], maxY: values[3])), json)
            })
    }
}
