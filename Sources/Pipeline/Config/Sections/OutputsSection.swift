/// Where results go, and which maps are written.
package struct OutputsSection: ConfigSection {
    /// The run folder; nil for `out/` and the name of the config.
    package let folder: ConfigPath?
    package let maps: MapChoice
    package let format: MapFormat

    package static let summary = "Where results go, and which maps are written."

    package init(_ section: inout SectionReader) {
        folder = section.optional(
            "folder", .path,
            "The run folder, from the folder of the config; where left out, `out/` and the file name of the config, from the current folder.",
            example: "out/guangxi")
        maps = section.value(
            "maps", .maps, default: "all",
            "Which rasters are written: all, none, or a list of evidence layers, `prospectivity`, `uncertainty` (weights of evidence"
                + " and logistic regression), and `prospectivity_<model>` of the models beside.")
        format = section.value(
            "format", .choice(MapFormat.self), default: "cog",
            "Cloud Optimized GeoTIFFs with overviews and statistics, or plain tiled GeoTIFFs: quicker to write, slower to"
                + " look at.")
    }

    /// What holds when the section is left out.
    static var standard: OutputsSection {
        var reader = SectionReader([], path: "", location: ConfigNode.literal("").location, notes: ReadingNotes())
        return OutputsSection(&reader)
    }
}

/// Which rasters are written.
package enum MapChoice: Sendable, Hashable {
    case all
    case none
    case named([String])

    /// Whether the map of this name is wanted.
    func contains(_ name: String) -> Bool {
        switch self {
        case .all: true
        case .none: false
        case .named(let names): names.contains(name)
        }
    }
}

extension ValueKind where Value == MapChoice {
    static var maps: ValueKind {
        .byShape(
            "all, none, or a list of names",
            scalar: ValueKind<AllOrNone>.choice(AllOrNone.self).map { $0 == .all ? .all : .none },
            list: ValueKind<[String]>.list(of: .variable.described(as: "the name of a map")).map { .named($0) })
    }
}

/// How rasters are written.
package enum MapFormat: String, ConfigChoice {
    /// Cloud Optimized GeoTIFF: compressed, with overviews and statistics.
    case cog
    /// Plain tiled GeoTIFF, not compressed.
    case geotiff
}

private enum AllOrNone: String, ConfigChoice {
    case all, none
}
