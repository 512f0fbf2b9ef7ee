import Foundations
import Geodata

/// Looks whether data lie where their coordinate reference system is meant for, and if not, in which of the usual ways
/// their coordinates were mistaken: northing before easting (X is the northing in Chinese surveying), and Gauss-Kruger
/// eastings with or without the number of the zone before them (36 400 000 m or 400 000 m).
struct PlaceCheck {
    /// The input's name.
    let input: String
    let system: CoordinateReference

    /// - Parameter extent: The box of the data in their own system.
    /// - Returns: A warning where the data lie elsewhere and no mistake explains it.
    /// - Throws: `badData` where one does.
    func run(_ extent: Extent) throws -> Warning? {
        try requireDegrees(extent)
        guard let area = system.areaOfUse, !fits(extent, area.box) else { return nil }
        for mistake in mistakes(extent) where fits(mistake.meant, area.box) {
            throw GossanError(
                .badData, subject: "inputs.\(input)", problem: "\(mistake.problem), which does not fit \(system)",
                remedy: mistake.remedy)
        }
        guard let box = try? system.geographicExtent(of: extent) else { return nil }
        return Warning(
            code: "outside_area_of_use", subject: input,
            message: "lies around \(degrees(box)), outside the area that \(system) is meant for (\(area.name));"
                + " check the system, and whether x and y are swapped")
    }

    /// - Throws: `badData` where a geographic system is to hold numbers that are no degrees.
    private func requireDegrees(_ extent: Extent) throws {
        let reach = max(abs(extent.minX), abs(extent.maxX), abs(extent.minY), abs(extent.maxY))
        guard system.isGeographic, reach > 1000 else { return }
        throw GossanError(
            .badData, subject: "inputs.\(input)",
            problem: "its coordinates go up to \(Int(min(reach, 1e15))), which are no degrees as \(system) has them",
            remedy: "name the projected system that they are in, whose unit is the metre")
    }

    /// Whether the middle of the data lies in the area; zones are often used some way beyond their edges.
    private func fits(_ extent: Extent, _ area: Extent) -> Bool {
        guard let box = try? system.geographicExtent(of: extent) else { return false }
        let middle = Point(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2)
        let wide = area.expanded(by: system.isGeographic ? 0.5 : 3)
        return [0.0, 360].contains { wide.contains(Point(x: middle.x + $0, y: middle.y)) }
    }

    private struct Mistake {
        var meant: Extent
        var problem: String
        var remedy: String
    }

    private func mistakes(_ extent: Extent) -> [Mistake] {
        let swapped = Extent(minX: extent.minY, minY: extent.minX, maxX: extent.maxY, maxY: extent.maxX)
        let words = system.isGeographic ? "latitudes" : "northings"
        let exchange = "exchange 'x' and 'y'"
        var found = [Mistake(meant: swapped, problem: "its x holds \(words)", remedy: exchange)]
        guard system.name.contains("Gauss-Kr") else { return found }
        found += [wrongZone(extent, "", "")].compactMap(\.self)
        found += [wrongZone(swapped, "its x holds northings, and ", ", and \(exchange)")].compactMap(\.self)
        return found
    }

    /// Eastings with another zone number than the system's, with one where it has none, or without one.
    private func wrongZone(_ box: Extent, _ also: String, _ exchange: String) -> Mistake? {
        let found = Int((box.minX / 1e6).rounded(.down))
        let expected = zoneNumber
        guard (0...60).contains(found), found != expected ?? 0 else { return nil }
        let problem =
            found > 0 ? "its eastings begin with the zone number \(found)" : "its eastings have no zone number"
        let remedy =
            found > 0
            ? "name the system of zone \(found), whose false easting is \(found)500000"
            : "name the system by central meridian (CM), whose false easting is 500000"
        return Mistake(
            meant: moved(box, by: Double((expected ?? 0) - found) * 1e6), problem: also + problem,
            remedy: remedy + exchange)
    }

    /// The zone number in the system's false easting: that of the easting of its own area's middle.
    private var zoneNumber: Int? {
        guard let area = system.areaOfUse?.box, let degrees = try? system.geodeticBase(),
            let middle = try? Transformation(from: degrees, to: system).transform([
                Point(x: (area.minX + area.maxX) / 2, y: (area.minY + area.maxY) / 2)
            ]).first
        else { return nil }
        let zone = Int((middle.x / 1e6).rounded(.down))
        return (1...60).contains(zone) ? zone : nil
    }

    private func moved(_ box: Extent, by metres: Double) -> Extent {
        Extent(minX: box.minX + metres, minY: box.minY, maxX: box.maxX + metres, maxY: box.maxY)
    }

    private func degrees(_ box: Extent) -> String {
        func text(_ value: Double) -> String { String((value * 10).rounded() / 10) }
        return "longitude \(text((box.minX + box.maxX) / 2)), latitude \(text((box.minY + box.maxY) / 2))"
    }
}
