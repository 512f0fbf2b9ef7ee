import Foundations
import Geostatistics
import Rasters
import Resources

/// A seam as its holes show it, ready to be kriged and simulated.
struct Seam {
    let variables: SeamVariables
    let cutoff: Cutoff
    let holes: [SeamHole]
    let cells: SeamCells
    /// What the curve of tonnes and grade is drawn over.
    let curve: GradeTonnageRequest
    private(set) var warnings: [Warning] = []
    private let stage: DrilledStage
    private let density: Double
    private let layout: SeamLayout
    /// Conclusive holes: thickness, then tonnes and product where they vary, then accumulations.
    private let samples: PointSamples

    init(stage: DrilledStage, set: DrillHoleSet, warnings: inout [Warning]) throws {
        self.stage = stage
        variables = stage.binding.seamVariables(in: set.variables)
        guard !variables.grades.isEmpty else {
            throw GossanError(
                .badData, subject: "inputs.\(stage.section.holes)",
                problem: "has none of the grades of \(stage.binding.commodity.id): "
                    + stage.binding.commodity.grades.map(\.name).joined(separator: ", "),
                remedy:
                    "name their columns: 'columns: { \(stage.binding.commodity.grades.first?.name ?? "grade"): <column> }'"
            )
        }
        cutoff = try stage.binding.cutoff()
        density = try stage.binding.density()
        holes = try seamComposites(
            of: set, variables: variables, cutoff: cutoff,
            options: Self.options(density), warnings: &warnings)
        let ignoresBarren = stage.section.barrenHoles == .ignore
        let used = holes.filter { $0.isConclusive && !(ignoresBarren && $0.status == .barren) }
        guard used.contains(where: { $0.status == .ore }) else {
            throw GossanError(
                .badData, subject: "inputs.\(stage.section.holes)",
                problem: "no hole has ore by this cut-off (\(holes.count) holes)",
                remedy: "check the cut-off, the columns of the grades and their units")
        }
        layout = SeamLayout(variables: variables, density: density)
        samples = try PointSamples(
            locations: used.map(\.position), variables: layout.columns(of: used)
        ).resolvingCoincident(.average, warnings: &warnings)
        cells = try SeamCells(
            holes: holes.filter(\.isConclusive).map { ($0.position, $0.status == .ore) },
            spacing: Self.spacing(stage), study: stage.survey.grid)
        curve = Self.curve(variables, used)
    }

    private static func options(_ density: Double) -> SeamOptions {
        var options = SeamOptions(densityTonnesPerCubicMetre: density)
        options.fillsLostCore = true
        return options
    }

    private static func spacing(_ stage: DrilledStage) -> CategorySpacing {
        let categories = stage.binding.estimate.categories
        return CategorySpacing(
            measuredMetres: categories?.measured.metres, indicatedMetres: categories?.indicated.metres,
            inferredMetres: categories?.inferred.metres, extrapolationMetres: stage.section.extrapolation.metres)
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
        let model = try stage.section.variogram.model(for: samples)
        let neighbourhood = SearchNeighbourhood(
            maximumSamples: stage.section.neighbours,
            maximumRadiusMetres: stage.section.maximumDistance?.metres ?? .infinity)
        let estimator = try KrigingEstimator(samples: samples, variogram: model, neighbourhood: neighbourhood)
        var workspace = estimator.makeWorkspace()
        let kriged = estimator.estimate(at: cells.centres, in: &workspace)
        return KrigedSeam(
            columns: kriged.estimates, model: model, leaveOneOut: CrossValidationSummary(try estimator.leaveOneOut()),
            layout: layout)
    }

    /// Simulates realizations of the seam and hands them over in order.
    func simulate(realizations: Int, _ body: (SeamBlocks) throws -> Void) throws {
        let simulation = try SeamSimulation(
            samples: samples, layout: layout, targets: cells.centres, section: stage.section, seed: stage.seed)
        try simulation.forEach(realizations, workers: stage.execution.threads, body)
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

    /// Whether a block meets thickness and cut-off.
    func isOre(_ sums: SeamSums) -> Bool {
        sums.thicknessMetres > 0 && sums.thicknessMetres >= cutoff.minimumThicknessMetres && meetsCutoff(sums)
    }

    private func meetsCutoff(_ sums: SeamSums) -> Bool {
        cutoff.cutoff.allSatisfy { criterion in
            if let place = variables.place(of: criterion.quantity) { return criterion.passes(sums.grade(place)) }
            if let ratio = variables.ratios.first(where: { $0.name == criterion.quantity }),
                let above = variables.place(of: ratio.numerator), let below = variables.place(of: ratio.denominator)
            {
                return criterion.passes(sums.grade(above) / sums.grade(below))
            }
            return true
        }
    }
}
