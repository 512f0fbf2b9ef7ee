import Foundations
import Geodata

/// Checks that the bands that evidence names are there, with numbers that can be calculated with.
struct BandChecks {
    let prepared: PreparedRun
    let survey: Survey

    /// - Throws: `badData` for the first band of a layer that is not.
    func run(_ layer: NamedValue<EvidenceLayer>) throws {
        let operation = layer.value.operation
        for operand in operation.bands {
            guard let band = operand.band, let info = survey.rasters[operand.name] else { continue }
            guard (1...info.bandCount).contains(band) else {
                throw GossanError(
                    .badData, subject: "evidence.\(layer.name)",
                    problem: "names band \(band) of '\(operand.name)', which there is not",
                    remedy: "it has \(info.bandCount == 1 ? "one band" : "bands 1 to \(info.bandCount)")",
                    location: prepared.loaded.places.nearest(
                        to: "evidence.\(layer.name).\(type(of: operation).verb)"))
            }
            let named = try rasterInfo(path: info.path, band: band)
            try named.requireReal()
            try requireSigned(virtualSources(of: named), of: named)
        }
    }
}
