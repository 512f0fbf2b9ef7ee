import Foundations

/// `winsorize: { lower: 1 %, upper: 99 % }`.
struct WinsorizeTransform: ConfigSection {
    let transform: EvidenceTransform
    static let summary = "Values beyond two quantiles take the value there."
    init(_ section: inout SectionReader) {
        let shares = section.required(
            "winsorize", .section(WinsorizeShares.self), "The quantiles.", example: "{ lower: 1 %, upper: 99 % }")
        transform = .winsorize(lower: shares.lower.baseValue, upper: shares.upper.baseValue)
    }
}

private struct WinsorizeShares: ConfigSection {
    let lower: Fraction
    let upper: Fraction
    static let summary = "Two quantiles of the values, of the fixed sample that statistics are taken of."
    init(_ section: inout SectionReader) {
        lower = section.value(
            "lower", .quantity(Fraction.self, .upToWhole), default: "1 %",
            "Lower values take the value of this quantile.")
        upper = section.value(
            "upper", .quantity(Fraction.self, .upToWhole), default: "99 %",
            "Higher values take the value of this quantile.")
        if lower.baseValue >= upper.baseValue {
            section.refuse("upper", "is not above 'lower'", remedy: "give a lower quantile below the upper one")
        }
    }
}

/// `sigmoid: { midpoint: 50, slope: 0.1 }`.
struct SigmoidTransform: ConfigSection {
    let transform: EvidenceTransform
    static let summary = "Membership 1 / (1 + exp(-slope (x - midpoint)))."
    init(_ section: inout SectionReader) {
        let numbers = section.required(
            "sigmoid", .section(MidpointAndSlope.self), "Midpoint and slope.", example: "{ midpoint: 50, slope: 0.1 }")
        transform = .sigmoid(midpoint: numbers.midpoint, slope: numbers.slope)
    }
}

private struct MidpointAndSlope: ConfigSection {
    let midpoint: Double
    let slope: Double
    static let summary = "Midpoint and slope of a logistic function."
    init(_ section: inout SectionReader) {
        midpoint = section.required("midpoint", .numberOrLength, "The value that becomes one half.", example: "50")
        slope = section.required(
            "slope", .number(), "How steep it is, per unit of the values; below 0 it falls.", example: "0.1")
        if section.has("slope"), slope == 0 {
            section.refuse("slope", "is 0", remedy: "give a slope above 0, or below 0 for one that falls")
        }
    }
}

/// `fuzzy_categorical: { granite: 0.9, limestone: 0.2 }, otherwise: 0.1`.
struct FuzzyCategoricalTransform: ConfigSection {
    let transform: EvidenceTransform
    static let summary = "Membership of each class of a layer of classes."
    init(_ section: inout SectionReader) {
        let degrees = section.required(
            "fuzzy_categorical", .map(of: .number(0...1), named: "class", freeNames: true),
            "Degrees of membership by the names of classes, or by codes where a raster has no names.",
            example: "{ granite: 0.9, limestone: 0.2 }")
        let otherwise = section.optional(
            "otherwise", .number(0...1),
            "Degree of the classes that are not named; they are missing where it is left out.", example: "0.1")
        transform = .fuzzyCategorical(
            degrees.map { ClassDegree(name: $0.name, degree: $0.value) }, otherwise: otherwise)
    }
}
