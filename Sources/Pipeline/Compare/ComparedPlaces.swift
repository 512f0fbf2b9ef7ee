import Foundations
import Geodata

/// Whether two runs are about the same ore on the same ground, and what to know where they nearly are.
struct ComparedPlaces {
    let notes: [String]

    /// - Throws: `usage` when they are not.
    init(_ before: ComparedRun, _ after: ComparedRun) throws {
        try Self.requireSameCommodity(before, after)
        let grids = (before.grid, after.grid)
        // A system of its own cannot be told in longitude and latitude; in one and the same it need not.
        let isSameSystem = grids.0.crs == grids.1.crs
        let boxes =
            isSameSystem ? (grids.0.extent, grids.1.extent) : (try Self.box(grids.0), try Self.box(grids.1))
        guard boxes.0.intersection(boxes.1) != nil else {
            throw GossanError(
                .usage, subject: "\(before.folder) and \(after.folder)",
                problem: "study ground that lies apart: no prospect of one can be one of the other",
                remedy: "compare runs of the same survey")
        }
        var notes: [String] = []
        if !isSameSystem {
            notes.append(
                "the grids are in \(grids.0.crs) and \(grids.1.crs); outlines are compared in longitude and latitude")
        }
        if grids.0 != grids.1 {
            notes.append(
                "the study grids differ, and ids with them; prospects are matched by the ground that they share")
        }
        self.notes = notes
    }

    private static func requireSameCommodity(_ before: ComparedRun, _ after: ComparedRun) throws {
        guard let own = before.config.text("commodity"), let other = after.config.text("commodity"),
            name(own) != name(other)
        else { return }
        throw GossanError(
            .usage, subject: "\(before.folder) and \(after.folder)",
            problem: "are of \(name(own)) and \(name(other)): tonnages and grades of different ore do not compare",
            remedy: "compare runs of one commodity")
    }

    /// A commodity by name, whether the config names it or its file.
    private static func name(_ commodity: String) -> String {
        let file = commodity.split(separator: "/").last.map(String.init) ?? commodity
        return file.split(separator: ".").first.map(String.init) ?? file
    }

    private static func box(_ grid: Grid) throws -> Extent {
        try CoordinateReference(grid.crs).geographicExtent(of: grid.extent)
    }
}
