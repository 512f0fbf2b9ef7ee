/// One line of the mapping between classifications of resources and reserves.
public struct ClassificationEntry: Sendable, Hashable {
    /// What the term stands for.
    public var meaning: ClassificationMeaning
    /// The term of GB/T 17766-2020.
    public var chineseName: String
    /// Codes of the 1999 standard (GB/T 17766-1999) that usually correspond; the first is the most usual.
    public var codesOf1999: [String]
    /// The term of JORC Code 2012 and CRIRSCO.
    public var internationalName: String
    /// The class of UNFC-2019.
    public var unfc: String
}

/// What a term or code of a classification stands for.
public enum ClassificationMeaning: Sendable, Hashable {
    /// A reserve.
    case reserve(ReserveCategory)
    /// A resource.
    case resource(ResourceCategory)
    /// 潜在矿产资源, exploration potential: never counts as a resource.
    case potential
}

/// The terms of GB/T 17766-2020 beside older codes, JORC and UNFC.
///
/// Source: GB/T 17766-2020, sections 3 to 5; UNFC-2019. Term for term: confidence 0.9. Codes of 1999 are the typical
/// ones, confidence 0.8; the standard of 2020 has five types where that of 1999 had sixteen.
public let classificationTable: [ClassificationEntry] = [
    ClassificationEntry(
        meaning: .reserve(.proved), chineseName: "证实储量", codesOf1999: ["111"], internationalName: "Proved Reserve",
        unfc: "E1 F1 G1"),
    ClassificationEntry(
        meaning: .reserve(.probable), chineseName: "可信储量", codesOf1999: ["122", "121"],
        internationalName: "Probable Reserve", unfc: "E1 F1 G2"),
    ClassificationEntry(
        meaning: .resource(.measured), chineseName: "探明资源量", codesOf1999: ["331", "111b", "121b", "2M11", "2M21"],
        internationalName: "Measured Resource", unfc: "E2 F2 G1"),
    ClassificationEntry(
        meaning: .resource(.indicated), chineseName: "控制资源量", codesOf1999: ["332", "122b", "2M22"],
        internationalName: "Indicated Resource", unfc: "E2 F2 G2"),
    ClassificationEntry(
        meaning: .resource(.inferred), chineseName: "推断资源量", codesOf1999: ["333"],
        internationalName: "Inferred Resource", unfc: "E2 F2 G3"),
    ClassificationEntry(
        meaning: .potential, chineseName: "潜在矿产资源", codesOf1999: ["334"], internationalName: "Exploration Target",
        unfc: "E3 F3 G4"),
]
