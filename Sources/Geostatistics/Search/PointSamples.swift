import Foundations

/// Values of one or several variables at points of the plane: what is interpolated.
public struct PointSamples: Sendable, Hashable {
    /// Where the samples lie, in metres of a projected CRS.
    public let locations: [Point]
    /// Variables per sample.
    public let variableCount: Int
    /// The values, sample after sample, `variableCount` of each.
    public let values: [Double]

    /// - Parameters:
    ///   - locations: Where the samples lie, in metres of a projected CRS.
    ///   - variables: One array per variable, each of one value per sample.
    /// - Throws: `GossanError(.badData)` when lengths differ, or a coordinate or value is not a finite number.
    public init(locations: [Point], variables: [[Double]]) throws(GossanError) {
        for (index, variable) in variables.enumerated() where variable.count != locations.count {
            throw GossanError(
                .badData, subject: "variable \(index + 1)",
                problem: "has \(variable.count) values for \(locations.count) sample locations",
                remedy: "give one value per sample")
        }
        for (index, point) in locations.enumerated()
        where !(point.x.isFinite && point.y.isFinite && variables.allSatisfy { $0[index].isFinite }) {
            throw GossanError(
                .badData, subject: "sample \(index + 1)", problem: "has a coordinate or value that is not a number",
                remedy: "leave samples with missing values out before interpolation")
        }
        self.locations = locations
        variableCount = variables.count
        values = locations.indices.flatMap { index in variables.map { $0[index] } }
    }

    /// Samples of one variable.
    public init(locations: [Point], values: [Double]) throws(GossanError) {
        try self.init(locations: locations, variables: [values])
    }

    /// Number of samples.
    public var count: Int { locations.count }

    /// One value.
    @inline(__always)
    public func value(_ variable: Int, at sample: Int) -> Double { values[sample * variableCount + variable] }

    /// All values of one variable, in sample order.
    public func values(of variable: Int) -> [Double] {
        (0..<count).map { value(variable, at: $0) }
    }
}
