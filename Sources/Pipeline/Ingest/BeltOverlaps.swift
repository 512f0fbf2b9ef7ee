import Delivery
import Foundations
import Geodata

/// Belts that share ground, which then counts to the smaller one; slivers along a common border are left alone.
func overlaps(of belts: [Belt]) throws -> [Warning] {
    let grounds = belts.map { belt in
        (belt: belt, area: area(belt.polygons), box: Geometry.polygons(belt.polygons).extent)
    }
    var warnings: [Warning] = []
    for (index, first) in grounds.enumerated() {
        for second in grounds[(index + 1)...] where first.box.flatMap({ second.box?.intersection($0) }) != nil {
            let common = area(try intersection(first.belt.polygons, second.belt.polygons))
            guard common > sliver * min(first.area, second.area) else { continue }
            // As cells are given to belts: of equal ones to the first.
            let owner = second.area < first.area ? second.belt : first.belt
            warnings.append(
                Warning(
                    code: "belts_overlap", subject: "belt \(first.belt.id)",
                    message: "shares \(formatNumber(common / 1e6, decimals: 1) ?? "?") km2 with belt \(second.belt.id);"
                        + " they count to \(owner.id)\(first.area == second.area ? "" : ", the smaller one")"))
        }
    }
    return warnings
}

/// The share of the smaller belt up to which an overlap is a matter of digitizing.
private let sliver = 0.001

private func area(_ polygons: [Polygon]) -> Double { polygons.reduce(0) { $0 + $1.area } }
