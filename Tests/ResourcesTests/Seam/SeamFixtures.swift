import Foundation
import Foundations
import Geostatistics
import Resources
import TestSupport

/// Alumina, silica and their ratio.
let aluminaSilica = SeamVariables(
    grades: [GradeVariable(name: "al2o3"), GradeVariable(name: "sio2")],
    ratios: [RatioDefinition(name: "a_s", numerator: "al2o3", denominator: "sio2")])

/// The cut-off of the reference seam.
let referenceCutoff = Cutoff(
    cutoff: [Criterion("al2o3", .atLeast, 40), Criterion("a_s", .atLeast, 1.8)],
    industrial: [Criterion("al2o3", .atLeast, 55), Criterion("a_s", .atLeast, 3.5)], minimumThicknessMetres: 0.8,
    maximumPartingMetres: 0.8)

/// A vertical hole at the origin with samples one below the other: (from, to, values).
func hole(_ id: String = "A", _ samples: [(Double, Double, [Double?])], dipDegrees: Double = 90) -> DrillHole {
    DrillHole(
        id: id, collar: SIMD3(0, 0, 100), lengthMetres: samples.last?.1 ?? 50,
        stations: dipDegrees == 90 ? [] : [SurveyStation(depthMetres: 0, azimuthDegrees: 0, dipDegrees: dipDegrees)],
        samples: samples.map { SampleInterval(fromMetres: $0.0, toMetres: $0.1, values: $0.2) })
}

/// Seam composites of holes with alumina and silica.
func composites(
    _ holes: [DrillHole], cutoff: Cutoff = referenceCutoff, variables: SeamVariables = aluminaSilica,
    names: [String] = ["al2o3", "sio2"], change: (inout SeamOptions) -> Void = { _ in }
) throws -> [SeamHole] {
    var options = SeamOptions(densityTonnesPerCubicMetre: 2.65)
    change(&options)
    var warnings: [Warning] = []
    return try seamComposites(
        of: DrillHoleSet(variables: names, holes: holes), variables: variables, cutoff: cutoff, options: options,
        warnings: &warnings)
}

/// The four synthetic holes of the reference seam.
func referenceHoles() throws -> [DrillHole] {
    var holes: [DrillHole] = []
    for row in try SharedData.table("estimation_reference/recoverable/seam_intervals.csv") {
        let number = { (column: String) in Double(row[column] ?? "") ?? .nan }
        let id = row["hole"] ?? ""
        if holes.last?.id != id {
            holes.append(DrillHole(id: id, collar: SIMD3(number("x"), number("y"), 0), lengthMetres: 0))
        }
        holes[holes.count - 1].lengthMetres = number("to")
        holes[holes.count - 1].samples.append(
            SampleInterval(
                fromMetres: number("from"), toMetres: number("to"), values: [number("al2o3"), number("sio2")]))
    }
    return holes
}
