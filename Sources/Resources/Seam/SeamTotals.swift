import Foundations

/// Tonnes of one part of a seam (a prospect and category) in one realization.
///
/// All tonnes are dry. Totals of disjoint parts add up.
public struct SeamTotals: Sendable, Hashable, Codable {
    /// The totals, in the layout given by the places below; then contents in place and contents of the plant feed.
    var values: [Double]
    private let gradeCount: Int

    static let area = 0
    static let volume = 1
    static let inPlace = 2
    static let product = 3
    static let recoverableOre = 4
    static let recoverableProduct = 5
    static let runOfMine = 6
    static let plantFeed = 7
    static let recoveredComponent = 8
    static let firstContent = 9
    static func firstFeedContent(gradeCount: Int) -> Int { firstContent + gradeCount }
    static func size(gradeCount: Int) -> Int { firstContent + 2 * gradeCount }

    /// Nothing, for a number of grades.
    public init(gradeCount: Int) {
        self.init(values: Array(repeating: 0, count: Self.size(gradeCount: gradeCount))[...], gradeCount: gradeCount)
    }

    init(values: ArraySlice<Double>, gradeCount: Int) {
        self.values = Array(values)
        self.gradeCount = gradeCount
    }

    /// Plan area of ore, in square metres.
    public var areaSquareMetres: Double { values[Self.area] }
    /// Volume of ore, in cubic metres.
    public var volumeCubicMetres: Double { values[Self.volume] }
    /// Ore in place, in dry tonnes.
    public var inPlaceTonnes: Double { values[Self.inPlace] }
    /// Product in place (washed ore; the ore itself where it is not washed), in dry tonnes.
    public var productTonnes: Double { values[Self.product] }
    /// Ore that mining recovers, without waste, in dry tonnes.
    public var recoverableOreTonnes: Double { values[Self.recoverableOre] }
    /// Product of the ore that mining recovers, without waste, in dry tonnes.
    public var recoverableProductTonnes: Double { values[Self.recoverableProduct] }
    /// Mined ore with its waste, in dry tonnes.
    public var runOfMineTonnes: Double { values[Self.runOfMine] }
    /// What the plant is fed: the run of mine, washed where ore is washed, in dry tonnes.
    public var plantFeedTonnes: Double { values[Self.plantFeed] }
    /// The component that processing recovers (alumina, say), in tonnes; 0 without a processing route.
    public var recoveredComponentTonnes: Double { values[Self.recoveredComponent] }

    /// Product tonnes times grade, in the grade's unit: divide by `productTonnes` for the mean grade in place.
    public func content(_ grade: Int) -> Double { values[Self.firstContent + grade] }
    /// Plant-feed tonnes times grade; NaN where the waste's grade is unknown.
    public func feedContent(_ grade: Int) -> Double { values[Self.firstFeedContent(gradeCount: gradeCount) + grade] }
    /// The mean grade in place by its place among the grades; NaN where there is no ore.
    public func grade(_ place: Int) -> Double { content(place) / productTonnes }
    /// The mean grade of the plant feed; NaN where there is none.
    public func feedGrade(_ place: Int) -> Double { feedContent(place) / plantFeedTonnes }

    /// The totals of two disjoint parts together.
    public static func + (a: SeamTotals, b: SeamTotals) -> SeamTotals {
        var sum = a
        for place in sum.values.indices { sum.values[place] += b.values[place] }
        return sum
    }
}
