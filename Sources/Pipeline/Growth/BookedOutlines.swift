import Foundations
import Geodata
import Resources

/// A piece of ground that the opening books.
struct BookedOutline: Sendable {
    /// Its ground, which no other outline has; in the grid's system.
    var polygons: [Polygon]
    /// The belt that books it, by its place in the survey; nil off all belts.
    var belt: Int?
    /// What the opening books there by class, in tonnes; nil where it is not told.
    var tonnes: [LedgerClass: Double]?
}

/// The ground that the opening books, outline by outline.
///
/// Features of the same shape are one outline with several classes. Where outlines overlap, ground belongs to the first in
/// the file, so that nothing is booked twice.
struct BookedOutlines: Sendable {
    /// The outlines, in the order of the file.
    let outlines: [BookedOutline]
    /// Whether the config names fields of tonnes and classes.
    let hasTonnes: Bool
    /// What the user should know.
    let warnings: [Warning]

    /// No booked ground.
    static let none = BookedOutlines()

    private init() { (outlines, hasTonnes, warnings) = ([], false, []) }

    /// All of it together.
    var ground: [Polygon] { outlines.flatMap(\.polygons) }

    /// - Parameters:
    ///   - section: Which input it is, and which of its fields hold tonnes and classes.
    ///   - survey: The survey, for features and belts.
    /// - Throws: `badData` when a field is missing, or a tonnage or class cannot be read.
    init(_ section: BookedSection?, survey: Survey) throws {
        guard let section, let layer = survey.layers[section.outlines] else {
            self = .none
            return
        }
        var warnings: [Warning] = []
        let entries = try BookedEntries(section, layer, warnings: &warnings)
        var outlines: [BookedOutline] = []
        var taken: [Polygon] = []
        for entry in entries.outlines {
            let box = Geometry.polygons(entry.polygons).extent
            let near = taken.filter { other in
                Geometry.polygons([other]).extent.flatMap { box?.intersection($0) } != nil
            }
            let own = try difference(entry.polygons, near)
            if area(own) < area(entry.polygons) * (1 - 1e-6) {
                warnings.append(
                    Warning(
                        code: "booked_outlines_overlap", subject: section.outlines,
                        message: "outlines overlap; ground in several belongs to the first of them in the file"))
            }
            taken += own
            outlines.append(
                BookedOutline(polygons: own, belt: try Self.belt(of: own, in: survey), tonnes: entry.tonnes))
        }
        self.outlines = outlines
        hasTonnes = section.fields != nil
        self.warnings = warnings.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The belt with most of the ground; of equal ones the smaller belt.
    private static func belt(of polygons: [Polygon], in survey: Survey) throws -> Int? {
        guard survey.belts.contains(where: { !$0.polygons.isEmpty }) else { return 0 }
        var best: (belt: Int, common: Double)?
        for belt in survey.belts.indices.sorted(by: {
            area(survey.belts[$0].polygons) < area(survey.belts[$1].polygons)
        }) {
            let common = area(try intersection(polygons, survey.belts[belt].polygons))
            if common > best?.common ?? 0 { best = (belt, common) }
        }
        return best?.belt
    }
}

/// Features of booked ground, those of the same shape put together.
private struct BookedEntries {
    var outlines: [(polygons: [Polygon], tonnes: [LedgerClass: Double]?)] = []

    init(_ section: BookedSection, _ layer: FeatureLayer, warnings: inout [Warning]) throws {
        if let fields = section.fields {
            for field in [fields.tonnes, fields.ledgerClass] where !layer.fieldNames.contains(field) {
                throw GossanError(
                    .badData, subject: "growth.booked", problem: "'\(section.outlines)' has no field '\(field)'",
                    remedy: suggestion(for: field, among: layer.fieldNames))
            }
        }
        for feature in layer.features {
            guard case .polygons(let polygons) = feature.geometry else { continue }
            let place = "inputs.\(section.outlines), feature \(feature.id)"
            let index = outlines.firstIndex { $0.polygons == polygons } ?? outlines.count
            let isNew = index == outlines.count
            if isNew { outlines.append((polygons, section.fields == nil ? nil : [:])) }
            guard let fields = section.fields else { continue }
            guard let value = feature.fields[fields.tonnes], !value.description.isEmpty else {
                outlines[index].tonnes = nil
                continue
            }
            guard let number = value.number, number >= 0, number.isFinite else {
                throw GossanError(
                    .badData, subject: place, problem: "has the tonnage '\(value)'",
                    remedy: "write a number of 0 or more, or leave it empty where it is unknown")
            }
            switch try ledgerClass(feature.fields[fields.ledgerClass]?.description ?? "", at: place) {
            case .counted(let known):
                outlines[index].tonnes?[known, default: 0] += number * fields.unit.tonnes
                warnings += doubtfulTonnage(
                    number * fields.unit.tonnes, at: place,
                    ifHuge: fields.unit == .tonnes
                        ? "check the figure and its unit"
                        : "if the field '\(fields.tonnes)' holds tonnes, write 'unit: t' in growth.booked",
                    ifTiny: fields.unit == .tonnes
                        ? "if the field '\(fields.tonnes)' holds megatonnes, write 'unit: Mt' in growth.booked"
                        : "check the figure and its unit")
            case .explorationPotential:
                warnings.append(
                    Warning(
                        code: "potential_in_baseline", subject: place,
                        message: "is exploration potential, no resource; its tonnes are left out"))
            }
        }
    }

    private func ledgerClass(_ text: String, at place: String) throws -> ClassCode {
        do {
            return try ClassCode.reading(text)
        } catch let error as GossanError {
            throw GossanError(
                .badData, subject: place, problem: "has the \(error.subject), which \(error.problem)",
                remedy: error.remedy)
        }
    }
}

extension TonnageUnit {
    /// Tonnes in one unit.
    var tonnes: Double {
        switch self {
        case .megatonnes: 1e6
        case .kilotonnes: 1e3
        case .tonnes: 1
        }
    }
}

/// Plane area in square units of the coordinates.
private func area(_ polygons: [Polygon]) -> Double { polygons.reduce(0) { $0 + $1.area } }
