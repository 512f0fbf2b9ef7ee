import Foundation
import Foundations
import Geodata
import Geostatistics
import Rasters
import Resources
import Streaming

/// Estimates the seam that drill holes have found.
struct DrilledStage {
    let section: DrilledSection
    let binding: CommodityBinding
    let survey: Survey
    let area: StudyArea
    /// Ground that the opening books; its ore is kept apart from that of free ground.
    let booked: BookedOutlines
    let seed: UInt64
    let execution: Execution

    /// - Throws: `badData` when the holes say nothing, `configuration` when the config lacks what is needed.
    func run() throws -> DrilledResult {
        guard let set = survey.holes[section.holes] else {
            throw GossanError(
                .configuration, subject: "estimate.drilled.holes", problem: "'\(section.holes)' has no drill holes",
                remedy: "name an input with drillholes")
        }
        var warnings = binding.warnings
        var seam = try Seam(stage: self, set: set, warnings: &warnings)
        let kriged = try seam.krige()
        warnings += kriged.warnings
        noteUnreached(kriged, &warnings)
        if section.method == .kriging { seam.cells.leaveUntested(kriged.thickness.map(\.isNaN)) }
        let cellAreas = seam.cells.centres.map { beltAreaKm2(at: $0) }
        let limits = try OreLimits(seam.cutoff, level: .cutoff, variables: seam.variables)
        let isOre = zip(limits.isOre(kriged.blocks), cellAreas).map { $0 && $1 > 0 }
        noteOutside(cellAreas, &warnings)
        let outlines = OreOutlines(
            isOre: isOre, thickness: kriged.thickness.map(Float.init), areasKm2: cellAreas, seam: seam.cells)
        if outlines.components.all.isEmpty {
            warnings.append(
                Warning(
                    code: "no_ore_outlined", subject: section.holes,
                    message: "no ground within reach of the holes is ore by the kriged seam"))
        }
        let bookedCells = BookedCells(booked.outlines, seam: seam.cells)
        let estimator = try self.estimator(seam, outlines, cellAreas, bookedCells)
        var estimate = DrilledEstimate(of: estimator)
        var variograms = [kriged.variogram]
        if section.method == .simulation {
            let simulation = try seam.simulation()
            variograms += simulation.variograms
            var factors = densityError.factors(seed: seed, realizations: section.realizations).makeIterator()
            var progress = PassProgress(of: .realizations, total: section.realizations)
            execution.report(progress)
            let workers = DrilledRoom(section, survey: survey).workers(execution)
            try simulation.forEach(section.realizations, workers: workers) {
                estimate.append(try estimator.estimate($0, tonnesFactor: factors.next() ?? 1))
                progress.add()
                execution.report(progress)
            }
        } else {
            estimate.append(try estimator.estimate(kriged.blocks))
        }
        return DrilledResult(
            prospects: prospects(outlines, seam), estimate: estimate, isSimulated: section.method == .simulation,
            curveQuantity: seam.curve.quantity, testedGround: seam.testedGround,
            bookedDrilledShares: bookedCells.drilledShares, holes: seam.holes, leaveOneOut: kriged.leaveOneOut,
            variogram: kriged.description, variograms: variograms, warnings: warnings + seam.warnings)
    }

    /// One density stands for all ore, so that its error is the same everywhere and does not average out.
    private var densityError: CommonError {
        let relative = binding.estimate.density?.uncertainty.value ?? 0
        return CommonError(name: "density", standardDeviationLog: log(1 + relative * relative).squareRoot())
    }

    /// True area of the study cell at a point in km2; 0 off the grid and outside all belts, where nothing is counted.
    private func beltAreaKm2(at point: Point) -> Double {
        guard let cell = survey.grid.cell(containing: point) else { return 0 }
        return area.areas(in: Window(column: cell.column, row: cell.row, width: 1, height: 1))[0]
    }

    private func noteOutside(_ areas: [Double], _ warnings: inout [Warning]) {
        let outside = areas.count { $0 == 0 }
        guard outside > 0 else { return }
        warnings.append(
            Warning(
                code: "drilled_outside_belts", subject: section.holes,
                message:
                    "\(outside) of \(areas.count) cells within reach of the holes lie outside all belts and count nowhere"
            ))
    }

    /// Beyond max_distance kriged ground has no estimate; simulated ground follows the distribution of all holes.
    private func noteUnreached(_ kriged: KrigedSeam, _ warnings: inout [Warning]) {
        let count = kriged.thickness.count(where: \.isNaN)
        guard count > 0 else { return }
        let outcome =
            section.method == .kriging
            ? "and count nowhere"
            : "and are in no outline; ore is simulated there by the distribution of all holes and counts to the nearest outline"
        warnings.append(
            Warning(
                code: "cells_beyond_max_distance", subject: section.holes,
                message: "\(count) of \(kriged.thickness.count) cells have no hole within max_distance \(outcome)"))
    }

    private func estimator(
        _ seam: Seam, _ outlines: OreOutlines, _ areasKm2: [Double], _ booked: BookedCells
    ) throws -> SeamEstimator {
        let ground = try SeamGround(
            cellAreasSquareMetres: areasKm2.map { $0 * 1e6 }, prospects: outlines.outlineOfCell,
            prospectCount: outlines.components.all.count, categories: seam.cells.categories,
            excludedShares: try excludedShares(seam.cells), overburdenMetres: try seam.overburden(),
            booked: booked.shares)
        return try SeamEstimator(
            variables: seam.variables, ground: ground, cutoff: seam.cutoff, blocksPass: .cutoff,
            factors: try binding.modifyingFactors(for: seam.variables), gradeTonnage: seam.curve)
    }

    /// The share of each cell that the config excludes from mining.
    private func excludedShares(_ seam: SeamCells) throws -> [Double] {
        guard let input = binding.estimate.mining?.exclusion, let layer = survey.layers[input] else { return [] }
        // Overlapping exclusions must not count twice, so the union is taken first.
        let polygons = layer.features.flatMap { feature -> [Polygon] in
            if case .polygons(let polygons) = feature.geometry { polygons } else { [] }
        }
        let shapes = FeatureRasterizer([.polygons(try union(polygons))], grid: seam.grid)
        let coverage = shapes.coverage(of: 0, in: seam.grid.window)
        return seam.cells.map { min(1, coverage[$0]) }
    }

    private func prospects(_ outlines: OreOutlines, _ seam: Seam) -> [Prospect] {
        let grid = seam.cells.grid
        return zip(outlines.components.all, outlines.polygons).map { component, polygons in
            let best = grid.center(column: component.bestCell % grid.columns, row: component.bestCell / grid.columns)
            let belt = area.beltIndex(at: best) ?? 0
            return Prospect(
                id: prospectID(belt: area.belts[belt], best: best, grid: grid) + "D", belt: belt, origin: .drilled,
                polygons: polygons, areaKm2: component.weight, best: best, scoreMass: 0, evidence: [])
        }
    }
}
