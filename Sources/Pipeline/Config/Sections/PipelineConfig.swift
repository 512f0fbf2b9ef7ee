import Delivery
import Foundations

/// The config of a pipeline: what it reads, how it works, what it writes.
package struct PipelineConfig: ConfigSection {
    package let name: String
    package let commodity: String?
    package let seed: UInt64
    /// The label that every output carries when the data are synthetic.
    package let syntheticLabel: String?
    /// Sentences that every result repeats.
    package let assumptions: [String]
    package let inputs: [NamedValue<InputSource>]
    package let grid: GridSection?
    package let evidence: [NamedValue<EvidenceLayer>]
    package let prospectivity: ProspectivitySection?
    package let prospects: ProspectsSection?
    package let estimate: EstimateSection?
    package let rank: RankSection?
    package let growth: GrowthSection?
    package let outputs: OutputsSection

    package static let summary = "The config of a pipeline."

    package init(_ section: inout SectionReader) {
        _ = section.required("version", .choice(ConfigVersion.self), "Version of this format.", example: "1")
        name = section.required(
            "name", .text, "What the survey is called in reports and maps.", example: "Western Guangxi bauxite")
        commodity = section.optional(
            "commodity", .text,
            "Commodity file: grade variables, densities, processing routes, ranking defaults. A name under"
                + " `commodities/`, or a path ending in `.yaml`. Not needed where prospectivity alone is wanted.",
            example: "bauxite")
        seed = section.value(
            "seed", ValueKind<Int>.integer().map { UInt64($0) }, default: "1",
            "Start of all random numbers; equal seeds give equal results.")
        syntheticLabel = section.optional(
            "synthetic", .syntheticLabel,
            "Whether the data are synthetic; then every output says so, in the words given or as `synthetic data`."
        )
        .flatMap { $0.isEmpty ? nil : $0 }
        assumptions =
            section.optional(
                "assumptions", .list(of: .text), "What is assumed and not known; every result repeats it.") ?? []
        inputs = section.required(
            "inputs", .map(of: .verbs(InputSource.verbs, namespace: .inputs), named: "name"),
            "The data, each under a name that the other sections use.",
            example: "{ known: { vector: known.gpkg } }")
        grid = section.optional(
            "grid", .section(GridSection.self),
            "The study grid; not needed with holes alone, around which cells of 25 m are then laid.")
        evidence =
            section.optional(
                "evidence", .map(of: .verbs(EvidenceLayer.verbs, namespace: .evidence), named: "name"),
                "The evidence layers, each made from inputs by one operation. Names differ from those of inputs.")
            ?? []
        prospectivity = section.optional(
            "prospectivity", .section(ProspectivitySection.self), "How evidence becomes prospectivity.")
        prospects = section.optional(
            "prospects", .section(ProspectsSection.self), "How prospects are delineated on the prospectivity map.")
        estimate = section.optional(
            "estimate", .section(EstimateSection.self), "How grade, tonnage and what is recoverable are estimated.")
        rank = section.optional(
            "rank", .section(RankSection.self), "How prospects are ranked; the commodity's criteria where left out.")
        growth = section.optional(
            "growth", .section(GrowthSection.self), "Review of the growth of resources and reserves.")
        outputs =
            section.optional("outputs", .section(OutputsSection.self), "Where results go, and which maps.") ?? .standard
    }
}

/// Versions of the config format that this program reads.
package enum ConfigVersion: String, ConfigChoice {
    case one = "1"
}

extension ValueKind where Value == String {
    /// `true`, or the words of the label; `false` is told by an empty text.
    static var syntheticLabel: ValueKind {
        ValueKind(
            description: {
                KindDescription(words: "true, false or a label", schema: ["type": ["boolean", "string"]])
            },
            placeholder: { "" },
            read: { node, path, notes in
                guard let scalar = node.scalar else {
                    notes.refuse(node, path, needs: "true, false or a label")
                    return nil
                }
                if !scalar.isQuoted, let flag = Bool(scalar.text) {
                    return (flag ? "synthetic data" : "", .boolean(flag))
                }
                return ValueKind.text.read(node, path, &notes)
            })
    }
}
