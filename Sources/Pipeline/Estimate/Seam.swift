import Foundations
import Geostatistics
import Rasters
import Resources

/// A seam as its holes show it, ready to be kriged and simulated.
struct Seam {
    let variables: SeamVariables
    let cutoff: Cutoff
    let holes: [SeamHole]
    var cells: SeamCells
    /// What the curve of tonnes and grade is drawn over.
    let curve: GradeTonnageRequest
    private(set) var warnings: [Warning] = []
    private let stage: DrilledStage
    private let density: Double
    private let layout: SeamLayout
    /// The points that stand for a cell.
    private let discretization: BlockDiscretization
    /// Conclusive holes: thickness, then tonnes and product where they vary, then accumulations.
    private let samples: PointSamples

    /// Holes that cross the seam nearer to each other than this, such as a daughter hole on its mother's course, cross it at one place:
    /// that they differ tells nothing of distance, and the equations of kriging have no solution.
    private static let onePlaceMetres = 0.01

    init(stage: DrilledStage, set: DrillHoleSet, warnings: inout [Warning]) throws {
        self.stage = stage
        let found = try SeamHoles(set, section: stage.section, binding: stage.binding)
        warnings += found.warnings
        (variables, cutoff, density, holes) = (found.variables, found.cutoff, found.density, found.holes)
        let used = found.used
        layout = SeamLayout(variables: variables, density: density)
        samples = try PointSamples(
            locations: used.map(\.position), variables: layout.columns(of: used)
        ).resolvingCoincident(.average, toleranceMetres: Self.onePlaceMetres, warnings: &warnings)
        cells = try SeamCells(
            holes: holes.filter(\.isConclusive).map { ($0.position, $0.status == .ore) },
            spacing: Self.spacing(stage), study: stage.survey.grid)
        curve = Self.curve(variables, used)
        discretization = try BlockDiscretization(
            widthMetres: cells.grid.cellWidth, heightMetres: cells.grid.cellHeight,
            pointsPerSide: stage.section.discretization)
        warnings += coarseBlocks(used) + twins(Self.spacing(stage))
    }

    /// Twins are no drilling between holes; nor does it tell much that one of them is estimated from the other.
    private func twins(_ spacing: CategorySpacing) -> [Warning] {
        var seen: Set<Point> = []
        let places = holes.filter(\.isConclusive).map(\.position).filter { seen.insert($0).inserted }
        let count = places.count - withoutTwins(places, nearerThan: spacing.twinMetres).count
        guard count > 0 else { return [] }
        return [
            Warning(
                code: "twin_holes", subject: "inputs.\(stage.section.holes)",
                message: "\(count) \(count == 1 ? "hole crosses" : "holes cross") the seam less than "
                    + "\(formatReading(spacing.twinMetres)) m from another: such holes count once for the categories, and the errors of "
                    + "holes left out come out too small")
        ]
    }

    /// Blocks much wider than the holes' spacing lose ore at its edges that the holes could tell apart.
    private func coarseBlocks(_ holes: [SeamHole]) -> [Warning] {
        let spacing = medianSpacingMetres(
            withoutTwins(holes.map(\.position), nearerThan: Self.spacing(stage).twinMetres))
        let side = max(cells.grid.cellWidth, cells.grid.cellHeight)
        guard stage.section.discretization > 1, spacing > 0, side > 1.5 * spacing else { return [] }
        return [
            Warning(
                code: "blocks_wider_than_holes", subject: stage.section.holes,
                message: "blocks of \(Int(side.rounded())) m are mined or left whole, but the holes are "
                    + "\(Int(spacing.rounded())) m apart: choose a smaller grid.cell, or 'discretization: 1' for ore "
                    + "as it is at points")
        ]
    }

    private static func spacing(_ stage: DrilledStage) -> CategorySpacing {
        let categories = stage.binding.estimate.categories
        return CategorySpacing(
            measuredMetres: categories?.measured.metres, indicatedMetres: categories?.indicated.metres,
            inferredMetres: categories?.inferred.metres, extrapolationMetres: stage.section.extrapolation.metres,
            tolerance: categories?.tolerance.value ?? 0)
    }

    /// Ten cut-offs over the range of the first grade in the ore holes.
    private static func curve(_ variables: SeamVariables, _ holes: [SeamHole]) -> GradeTonnageRequest {
        let grades = holes.map { $0.sums.grade(0) }.filter { $0.isFinite }.sorted()
        let low = grades.first ?? 0
        let high = grades.last ?? 1
        let step = max((high - low) / 10, 1e-9)
        return GradeTonnageRequest(
            quantity: variables.grades[0].name, cutoffs: [0] + (0..<10).map { low + Double($0) * step })
    }

    /// Thickness and accumulations kriged with the same weights, and the leave-one-out errors of thickness.
    func krige() throws -> KrigedSeam {
        let (model, fit) = try stage.section.variogram.modelAndFit(
            for: samples, of: "thickness in the holes of inputs.\(stage.section.holes)")
        let estimator = try KrigingEstimator(
            samples: samples, variogram: model, neighbourhood: stage.section.neighbourhood)
        var workspace = estimator.makeWorkspace()
        let columns = estimator.blockMeans(over: discretization, at: cells.centres, in: &workspace)
        // Ground without an estimate must not pass for ground without ore.
        guard workspace.tally.singular == 0 else {
            throw GossanError(
                .stageFailed, subject: "thickness in the holes of inputs.\(stage.section.holes)",
                problem: "its kriging equations have no solution in a part of the seam, which has no estimate then",
                remedy: KrigingRemedy.noSolution)
        }
        return KrigedSeam(
            columns: columns,
            variogram: SeamVariogram(variable: "thickness", model: model, fit: fit),
            leaveOneOut: CrossValidationSummary(try estimator.leaveOneOut()),
            layout: layout, warnings: overshoot(columns))
    }

    /// Kriged values that leave the range of the holes by more than half of it: so much is never in the ground but in equations that
    /// nearly have no solution. Where holes are all equally thick, accumulations alone tell it.
    private func overshoot(_ columns: [[Double]]) -> [Warning] {
        for (place, values) in columns.enumerated() {
            let known = samples.values(of: place)
            guard let least = known.min(), let most = known.max() else { continue }
            // Holes that are all alike leave room for rounding.
            let room = max((most - least) / 2, most / 100)
            let beyond = values.filter { $0 < least - room || $0 > most + room }
            guard let farthest = beyond.max(by: { abs($0 - most) < abs($1 - most) }) else { continue }
            let (name, unit) = place == 0 ? ("thickness", " m") : ("mass or metal per square metre", "")
            return [
                Warning(
                    code: "kriging_overshoots", subject: "inputs.\(stage.section.holes)",
                    message:
                        "kriged \(name) leaves that of the holes, \(formatReading(least)) to \(formatReading(most))\(unit), by more "
                        + "than half their range in \(beyond.count) of \(values.count) cells (\(formatReading(farthest))\(unit)), so that "
                        + "outlines and kriged tonnes are no estimate there: \(KrigingRemedy.noSolution)")
            ]
        }
        return []
    }

    /// The simulation of the seam on its cells.
    func simulation() throws -> SeamSimulation {
        let weights = try stage.section.declustering.map { cell in
            try declusterByCells(samples, cellMetres: cell.metres).weights
        }
        return try SeamSimulation(
            samples: samples, weights: weights, layout: layout, centres: cells.centres,
            discretization: discretization, section: stage.section, seed: stage.seed)
    }

    /// Metres above the ore of the nearest hole with ore, where stripping is limited.
    func overburden() throws -> [Double] {
        guard cutoff.maximumStrippingRatio != nil else { return [] }
        let known = holes.compactMap { hole in hole.overburdenMetres.map { (hole.position, $0) } }
        guard !known.isEmpty else { return [] }
        let samples = try PointSamples(locations: known.map(\.0), values: known.map(\.1))
        let nearest = try InverseDistanceEstimator.nearest(samples: samples)
        return cells.centres.map { nearest.estimate(at: $0)[0] }
    }

    /// The outline of all ground that the holes have tested, ore or not.
    var testedGround: [Polygon] {
        var mask = [UInt8](repeating: 0, count: cells.grid.count)
        for cell in cells.tested { mask[cell] = 1 }
        var labeler = ComponentLabeler(columns: cells.grid.columns, connectivity: .sides)
        labeler.add(mask, values: mask.map(Float.init))
        return polygonize(labeler.finish(), on: cells.grid).flatMap(\.self)
    }
}
