import Resources

/// How grade, tonnage and what is recoverable are estimated.
package struct EstimateSection: ConfigSection {
    package let drilled: DrilledSection?
    package let undrilled: UndrilledSection?
    package let density: DensitySection?
    package let cutoff: CutoffSection?
    package let categories: CategoriesSection?
    package let mining: MiningSection?
    package let processing: ProcessingSection?
    package let study: StudyLevel

    package static let summary = "How grade, tonnage and what is recoverable are estimated."

    package init(_ section: inout SectionReader) {
        drilled = section.optional("drilled", .section(DrilledSection.self), "Ground with drill holes.")
        undrilled = section.optional("undrilled", .section(UndrilledSection.self), "Ground without them.")
        density = section.optional(
            "density", .section(DensitySection.self), "Bulk density; that of the commodity where left out.")
        cutoff = section.optional("cutoff", .section(CutoffSection.self), "What makes ore.")
        categories = section.optional(
            "categories", .section(CategoriesSection.self), "Resource categories by drill spacing.")
        mining = section.optional("mining", .section(MiningSection.self), "What mining leaves and adds.")
        processing = section.optional("processing", .section(ProcessingSection.self), "What processing recovers.")
        study = section.value(
            "study", .choice(StudyLevel.self), default: "none",
            "Level of the mining study: only prefeasibility and feasibility make reserves.")
    }
}

extension StudyLevel: ConfigChoice {}
