import Foundations
import Geostatistics

/// Turns the samples of a hole into sums per square metre of plan.
struct SeamSampling: Sendable {
    private let grades: [Int]
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
        massRecoveryScale = variables.massRecovery?.unit.fractionOfOne ?? 1
        boundary = try options.boundary.map { name throws(GossanError) in
            try place(of: name, in: set.codeVariables)
        }
        usualDensity = options.densityTonnesPerCubicMetre
    }

    /// The samples with their vertical thickness, mass and accumulations; what is missing is NaN.
    func samples(of hole: DrillHole, along course: HoleCourse) -> [SeamSample] {
        hole.samples.map { sample in
            let thickness = course.verticalThickness(fromMetres: sample.fromMetres, toMetres: sample.toMetres)
            let tonnes = thickness * (density.flatMap { sample.values[$0] } ?? usualDensity)
            let recovered = massRecovery.map { (sample.values[$0] ?? .nan) * massRecoveryScale } ?? 1
            let product = tonnes * recovered
            let assays = grades.map { sample.values[$0] ?? .nan }
            return SeamSample(
                fromMetres: sample.fromMetres, toMetres: sample.toMetres,
                sums: SeamSums(values: [thickness, tonnes, product] + assays.map { product * $0 }), grades: assays,
                domain: boundary.flatMap { sample.codes[$0] })
        }
    }
}

private func place(of name: String, in variables: [String]) throws(GossanError) -> Int {
    if let place = variables.firstIndex(of: name) { return place }
    throw GossanError(
        .configuration, subject: "variable '\(name)'", problem: "the drill holes do not have it",
        remedy: "use one of \(variables.joined(separator: ", "))")
}
