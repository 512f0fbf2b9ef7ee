import Foundations
import Prospectivity
import Rasters
import Streaming

/// Classes of a quantity, or other values for the classes of a map.
package struct ReclassifyEvidence: EvidenceOperation {
    package static let verb = "reclassify"
    package static let summary =
        "Classes 1, 2, ... of a quantity, by breaks that are given or found; or new classes or values for those of a map."

    package let input: String
    package let rule: ReclassifyRule?

    package init(_ section: inout SectionReader) {
        input = section.required(
            Self.verb, .rasterOrLayer, "A raster input or another evidence layer.", example: "magnetics")
        let breaks = section.optional(
            "breaks", .ascendingNumbers, "Breaks in ascending order; a class begins with its lower break.",
            example: "[500 m, 1 km, 2 km]")
        let quantiles = section.optional(
            "quantiles", .integer(2...256), "So many classes of equal numbers of cells; fewer where values repeat.",
            example: "5")
        let intervals = section.optional(
            "equal_intervals", .integer(2...256),
            "So many classes of equal width between the least and greatest value.",
            example: "5")
        let natural = section.optional(
            "natural_breaks", .integer(2...64),
            "So many classes with the least sum of squared differences from their means (Fisher-Jenks): exact for the fixed"
                + " sample of at most 100,000 cells that statistics are taken of.",
            example: "5")
        let table = section.optional(
            "values", .map(of: .text(described: "a class or a number"), named: "class", freeNames: true),
            "For a layer of classes: what each class, by its name or code, becomes. Names make a layer of classes, numbers one"
                + " of quantities; classes that are not listed become 'otherwise'.",
            example: "{ granite: 0.9, limestone: 0.2 }")
        let otherwise = section.optional(
            "otherwise", .text(described: "a class or a number"),
            "With 'values': what classes that are not listed become; missing where it is left out.", example: "0.5")
        section.exactlyOne(of: ["breaks", "quantiles", "equal_intervals", "natural_breaks", "values"])
        if section.has("otherwise"), !section.has("values") {
            section.refuse("otherwise", "belongs to 'values'", remedy: "leave it out")
        }
        rule =
            breaks.map { .breaks($0) } ?? quantiles.map { .quantiles($0) } ?? intervals.map { .equalIntervals($0) }
            ?? natural.map { .naturalBreaks($0) } ?? table.map { .table(ClassTableRule($0, otherwise: otherwise)) }
        if case .table(let table) = rule, table.isMixed {
            section.refuse(
                "values", "has both numbers and names for classes", remedy: "write numbers only, or names only")
        }
    }

    package var reads: [String] { [input] }

    package var classes: ClassContent {
        if case .table(let table) = rule, table.numbers != nil { return .none }
        return .own
    }

    package var calculatesWith: [String] { readsClasses == nil ? [input] : [] }

    package var readsClasses: String? {
        if case .table = rule { return input }
        return nil
    }

    var namedClasses: (key: String, names: [String])? {
        if case .table(let table) = rule { return ("values", table.entries.map(\.name)) }
        return nil
    }
}

/// How new classes are made.
package enum ReclassifyRule: Sendable {
    case breaks([Double])
    case quantiles(Int)
    case equalIntervals(Int)
    case naturalBreaks(Int)
    case table(ClassTableRule)
}

extension ReclassifyEvidence {
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let source = try context.layer(input).source
        switch rule {
        case .table(let table): return try table.derive(source, of: input, context)
        case .breaks(let breaks):
            return classified(source, ClassBreaks(breaks.map(Float.init)), wanted: breaks.count + 1)
        case .quantiles(let count):
            let sample = try summary(source, context).sample
            guard case .breaks(let breaks) = Classification.quantileBreaks(sample, classes: count) else { break }
            return classified(source, ClassBreaks(breaks), wanted: count)
        case .equalIntervals(let count):
            let statistics = try summary(source, context).statistics
            let breaks = ClassBreaks.equalIntervals(
                from: statistics.minimum, to: statistics.maximum, classes: count)
            return classified(source, breaks, wanted: count)
        case .naturalBreaks(let count):
            let values = try summary(source, context).sample.sortedValues()
            return classified(source, .natural(ofSorted: values, classes: count), wanted: count)
        case nil: break
        }
        throw GossanError(.internalFault, subject: input, problem: "has no rule for its classes", remedy: "")
    }

    func knownClasses(_ survey: Survey) -> KnownClasses {
        switch rule {
        case .breaks(let breaks): .named(ClassBreaks(breaks.map(Float.init)).names)
        case .quantiles(let count), .equalIntervals(let count), .naturalBreaks(let count): .byBreaks(count)
        case .table(let table): table.classNames.map { .named($0) } ?? .unknown
        case nil: .unknown
        }
    }

    private func summary(_ source: any LayerSource, _ context: EvidenceContext) throws -> LayerSummary {
        try context.finished[input].map { LayerSummary(of: $0) } ?? LayerSummary(of: source, context)
    }

    private func classified(_ source: any LayerSource, _ breaks: ClassBreaks, wanted: Int) -> DerivedLayer {
        var layer = DerivedLayer(
            ChangedLayer(source: source) { breaks.codes(of: $0) }, classNames: breaks.names, direction: .categorical)
        if breaks.count < wanted {
            layer.warnings.append(
                Warning(
                    code: "fewer_classes", subject: input,
                    message: "makes \(breaks.count) classes, not \(wanted): too many of its values or breaks are equal")
            )
        }
        return layer
    }
}
