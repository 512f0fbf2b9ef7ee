import Foundations
import Geodata

/// Values of the fields that hold measurements: those that evidence takes as such, and the variables that the config names.
///
/// Laboratories write a content below the detection limit d as `<d`, and many databases as `-d`, where it would be averaged as
/// a content below zero.
struct MeasuredFields {
    /// The input's name.
    let input: String
    /// The fields in the order of the config.
    let names: [String]
    /// What the config says that a negative value means; nil where it says nothing.
    let negativeValues: NegativeValues?

    init(of input: String, _ fields: FeatureFields, config: PipelineConfig) {
        self.input = input
        negativeValues = fields.negativeValues
        let needed = config.evidence.compactMap(\.value.operation.neededField)
        let measured = needed.filter { $0.isMeasured && $0.input == input }.map(\.field)
        names = (measured + fields.variables.map(\.value)).reduce(into: []) {
            if !$0.contains($1) { $0.append($1) }
        }
    }

    /// Gives negative values the meaning that the config states, and warns of those of contents where it states none.
    ///
    /// - Throws: `badData` when the config refuses them.
    func apply(to layer: inout FeatureLayer, warnings: inout [Warning]) throws {
        for name in names {
            let negative = layer.features.indices.filter { (number(layer.features[$0], name) ?? 0) < 0 }
            guard let first = negative.first, let value = number(layer.features[first], name) else { continue }
            let found = "\(negative.count) of \(layer.features.count) values are negative, the first \(value)"
            switch negativeValues {
            case .keep: continue
            case .refuse:
                throw GossanError(
                    .badData, subject: "inputs.\(input).\(name)", problem: found,
                    remedy: "say what they mean: 'negative_values: detection_limit', missing or keep")
            case .missing:
                for index in negative { layer.features[index].fields[name] = nil }
                note("negative_values_missing", name, "\(negative.count) negative values count as missing", &warnings)
            case .detectionLimit:
                for index in negative {
                    layer.features[index].fields[name] = number(layer.features[index], name).map { .real(-$0 / 2) }
                }
                let text = "\(negative.count) negative values are detection limits; half of each is used"
                note("below_detection_halved", name, text, &warnings)
            case nil where isContent(name):
                let text =
                    found + "; they are used as they are. If they mean detection limits, add "
                    + "'negative_values: detection_limit' to the input (or missing, or keep)"
                note("negative_contents", name, text, &warnings)
            case nil: continue
            }
        }
    }

    private func number(_ feature: Feature, _ name: String) -> Double? { feature.fields[name]?.number }

    private func note(_ code: String, _ field: String, _ text: String, _ warnings: inout [Warning]) {
        warnings.append(Warning(code: code, subject: "\(input).\(field)", message: text))
    }
}

/// Whether a field's name tells a content, which cannot be negative: a unit of contents, or elements and oxides (`Au_ppb`,
/// `K_ppm_imp`, `al2o3`, `Cu`).
func isContent(_ name: String) -> Bool {
    let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    let units: Set<String> = ["ppm", "ppb", "ppt", "pct", "wt", "gpt", "grade", "percent", "assay"]
    if name.contains("%") || words.contains(where: { units.contains($0) }) { return true }
    if words.contains(where: { word in ["ppm", "ppb", "pct"].contains(where: word.hasSuffix) }) { return true }
    return isFormula(words.first ?? "")
}

/// Whether a word is the symbol of an element, or the formula of its oxide.
private func isFormula(_ word: String) -> Bool {
    let elements: Set<Substring> = [
        "li", "be", "b", "f", "na", "mg", "al", "si", "p", "s", "cl", "k", "ca", "sc", "ti", "v", "cr", "mn", "fe",
        "co", "ni",
        "cu", "zn", "ga", "ge", "as", "se", "br", "rb", "sr", "y", "zr", "nb", "mo", "ru", "rh", "pd", "ag", "cd", "in",
        "sn", "sb", "te", "i", "cs", "ba", "la", "ce", "pr", "nd", "sm", "eu", "gd", "tb", "dy", "ho", "er", "tm", "yb",
        "lu", "hf", "ta", "w", "re", "os", "ir", "pt", "au", "hg", "tl", "pb", "bi", "th", "u",
    ]
    let letters = word.prefix(while: \.isLetter)
    let rest = word.dropFirst(letters.count)
    if rest.isEmpty {
        return elements.contains(letters) || (letters.hasSuffix("o") && elements.contains(letters.dropLast()))
    }
    let oxide = rest.drop(while: \.isNumber)
    if letters.hasSuffix("o"), elements.contains(letters.dropLast()) { return oxide.isEmpty }
    return elements.contains(letters) && oxide.first == "o" && oxide.dropFirst().allSatisfy(\.isNumber)
}
