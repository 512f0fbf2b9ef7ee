import Foundation
import Foundations
import Geostatistics

/// Turns the samples of a hole into sums per square metre of plan.
struct SeamSampling: Sendable {
    private let grades: [Int]
    /// All columns of the table but density and mass recovery.
    private let assays: [Int]
    private let density: Int?
    private let massRecovery: Int?
    private let massRecoveryScale: Double
    private let boundary: Int?
    private let usualDensity: Double

    /// - Throws: `configuration` when the holes lack a variable.
    init(set: DrillHoleSet, variables: SeamVariables, options: SeamOptions) throws(GossanError) {
        var places: [Int] = []
        for grade in variables.grades { places.append(try place(of: grade.name, in: set.variables)) }
        grades = places
        density = try variables.density.map { name throws(GossanError) in try place(of: name, in: set.variables) }
        massRecovery = try variables.massRecovery.map { recovery throws(GossanError) in
            try place(of: recovery.name, in: set.variables)
        }
        let others = [variables.density, variables.massRecovery?.name]
        assays = set.variables.indices.filter { !others.contains(set.variables[$0]) }
        massRecoveryScale = variables.massRecovery?.unit.fractionOfOne ?? 1
        boundary = try options.boundary.map { name throws(GossanError) in
            try place(of: name, in: set.codeVariables)
        }
        usualDensity = options.densityTonnesPerCubicMetre
    }

    /// The samples with their vertical thickness, mass and accumulations; what is missing is NaN.
    func samples(of hole: DrillHole, along course: HoleCourse) -> [SeamSample] {
        hole.samples.map { sample in
            seamSample(
                sample,
                thickness: course.verticalThickness(fromMetres: sample.fromMetres, toMetres: sample.toMetres))
        }
    }

    /// The samples along which the hole runs flatter than `flattestDipDegrees`, as if it were vertical there: with their length in
    /// place of a vertical thickness that is next to nothing, so that it can be told whether they are ore.
    func flatSamples(of hole: DrillHole, along course: HoleCourse) -> [SeamSample] {
        let leastShare = sin(Self.flattestDipDegrees * .pi / 180)
        return hole.samples.compactMap { sample in
            let length = sample.toMetres - sample.fromMetres
            let vertical = course.verticalThickness(fromMetres: sample.fromMetres, toMetres: sample.toMetres)
            return vertical < leastShare * length ? seamSample(sample, thickness: length) : nil
        }
    }

    /// Of flatter ore the vertical thickness is not known: one degree of error in the dip is a fifth of it and more.
    static let flattestDipDegrees = 5.0

    private func seamSample(_ sample: SampleInterval, thickness: Double) -> SeamSample {
        let tonnes = thickness * (density.flatMap { sample.values[$0] } ?? usualDensity)
        let recovered = massRecovery.map { (sample.values[$0] ?? .nan) * massRecoveryScale } ?? 1
        let product = tonnes * recovered
        let known = grades.map { sample.values[$0] ?? .nan }
        return SeamSample(
            fromMetres: sample.fromMetres, toMetres: sample.toMetres,
            // What is washed away wholly has no grade that counts, known or not.
            sums: SeamSums(values: [thickness, tonnes, product] + known.map { product == 0 ? 0 : product * $0 }),
            grades: known,
            domain: boundary.flatMap { sample.codes[$0] }, isAssayed: assays.contains { sample.values[$0] != nil })
    }
}

private func place(of name: String, in variables: [String]) throws(GossanError) -> Int {
    if let place = variables.firstIndex(of: name) { return place }
    throw GossanError(
        .configuration, subject: "variable '\(name)'", problem: "the drill holes do not have it",
        remedy: "use one of \(variables.joined(separator: ", "))")
}
