import Foundation
import Resources
import TestSupport
import Testing

/// The example of the MapMark4 user's guide (U.S. Geological Survey, public domain).
enum Guide {
    static let folder = "estimation_reference/assessment/"

    static func values() throws -> (String) -> Double {
        var values: [String: Double] = [:]
        for row in try SharedData.table(folder + "mapmark4_guide_expected.csv") {
            let value: Double = try #require(row["value"].flatMap { Double($0) })
            values[try #require(row["quantity"])] = value
        }
        return { values[$0] ?? .nan }
    }

    static func elicitations() throws -> [WeightedElicitation] {
        try SharedData.table(folder + "ExampleDepEst1.csv").map { row in
            let number = { (name: String) -> Double in try #require(row[name].flatMap { Double($0) }) }
            return WeightedElicitation(
                counts: try ElicitedDepositCounts(
                    n90: Int(number("N90")), n50: Int(number("N50")), n10: Int(number("N10"))),
                weight: try number("Weight"))
        }
    }

    /// Tonnes and mass fractions of copper and gold.
    static func deposits() throws -> (tonnes: [Double], grades: [[Double]]) {
        let rows = try SharedData.table(folder + "ExampleGatm.csv")
        let column = { (name: String) -> [Double] in try rows.map { try #require($0[name].flatMap { Double($0) }) } }
        return (try column("Ore"), zip(try column("Cu"), try column("Au")).map { [$0 / 100, $1 / 100] })
    }
}

func naturalLogarithm(_ x: Double) -> Double { log(x) }
func exponential(_ x: Double) -> Double { exp(x) }

/// Mean and sample variance.
func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, squares / Double(values.count - 1))
}

/// Pearson's correlation coefficient.
func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let (meanA, varianceA) = moments(a)
    let (meanB, varianceB) = moments(b)
    let products = zip(a, b).reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) }
    return products / Double(a.count - 1) / (varianceA * varianceB).squareRoot()
}
