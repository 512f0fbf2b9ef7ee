import Foundations

/// Which variables of the drill holes make the seam, and in what unit.
public struct SeamVariables: Sendable, Hashable, Codable {
    /// Grades, in the order of all accumulations. Where ore is washed they are grades of the washed product.
    public var grades: [GradeVariable]
    /// Ratios of grades that limits may refer to.
    public var ratios: [RatioDefinition]
    /// The variable that holds the dry density in tonnes per cubic metre; nil where one density serves all.
    public var density: String?
    /// The variable that holds the share of the mass left after washing; nil where ore is not washed.
    public var massRecovery: GradeVariable?

    /// - Parameters:
    ///   - grades: Grades, in the order of all accumulations.
    ///   - ratios: Ratios of grades.
    ///   - density: The variable of dry density in t/m3.
    ///   - massRecovery: The variable of mass recovery by washing.
    public init(
        grades: [GradeVariable], ratios: [RatioDefinition] = [], density: String? = nil,
        massRecovery: GradeVariable? = nil
    ) {
        self.grades = grades
        self.ratios = ratios
        self.density = density
        self.massRecovery = massRecovery
    }

    /// The place of a grade among the accumulations.
    public func place(of grade: String) -> Int? { grades.firstIndex { $0.name == grade } }
}

/// A piece of seam per square metre of plan: vertical thickness, mass and accumulations.
///
/// These add up over pieces in a hole and, times area, over blocks; grades are ratios of them.
public struct SeamSums: Sendable, Hashable, Codable {
    /// Thickness, tonnes, product tonnes, then accumulations; the layout that all per-block code shares.
    public var values: [Double]

    /// Places in `values`.
    public static let thickness = 0
    /// Dry tonnes in place per square metre.
    public static let tonnes = 1
    /// Dry tonnes of product per square metre: washed ore, or the tonnes in place where ore is not washed.
    public static let product = 2
    /// The first accumulation.
    public static let firstAccumulation = 3

    /// Nothing, for a number of grades.
    public init(gradeCount: Int) {
        values = Array(repeating: 0, count: Self.firstAccumulation + gradeCount)
    }

    /// - Parameter values: Thickness in metres, tonnes and product tonnes per square metre, then accumulations.
    public init(values: [Double]) { self.values = values }

    /// Vertical thickness in metres.
    public var thicknessMetres: Double { values[Self.thickness] }
    /// Dry tonnes in place per square metre.
    public var tonnesPerSquareMetre: Double { values[Self.tonnes] }
    /// Dry tonnes of product per square metre.
    public var productTonnesPerSquareMetre: Double { values[Self.product] }
    /// Product tonnes per square metre times grade, in the grade's unit.
    public var accumulations: ArraySlice<Double> { values[Self.firstAccumulation...] }

    /// The mean grade of a variable by its place, in its unit; NaN where there is no product.
    public func grade(_ place: Int) -> Double { values[Self.firstAccumulation + place] / values[Self.product] }

    /// Piece by piece.
    public static func += (a: inout SeamSums, b: SeamSums) {
        for place in a.values.indices { a.values[place] += b.values[place] }
    }
}
