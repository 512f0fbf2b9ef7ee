import Foundations

/// The whole synthetic ground of a survey, made of objects; everything observed is sampled from it.
///
/// A carbonate platform with palaeo-karst depressions lies below a host formation and cover; folds, faults, intrusions
/// and erosion came later. The same seed and options give the same ground.
public struct SurveyModel: Sendable {
    /// The seed of every random number.
    public let seed: UInt64
    /// Size and place.
    public let options: SurveyOptions
    /// Fractures that guided the karst, mapped or not.
    public let fractures: [PalaeoFracture]
    /// Faults younger than the ore.
    public let faults: [Fault]
    /// Depressions of the karst surface, with ore or barren.
    public let depressions: [Depression]
    /// Granite stocks.
    public let intrusions: [Intrusion]
    let folds: [Fold]
    private let relief: Relief
    private let hostThickness: ValueNoise
    private let boxes: [Extent]

    /// Makes the ground. Cost: some ten thousand random numbers.
    public init(seed: UInt64, options: SurveyOptions = .westernGuangxi) {
        self.seed = seed
        self.options = options
        let extent = options.grid.extent
        func stream(_ purpose: String) -> RandomStream { RandomStream(seed: seed, purpose: purpose) }
        var random = stream("fractures")
        fractures = PalaeoFracture.generate(in: extent, from: &random)
        random = stream("faults")
        faults = Fault.generate(in: extent, fractures: fractures, from: &random)
        random = stream("folds")
        folds = Fold.generate(in: extent, from: &random)
        random = stream("intrusions")
        intrusions = Intrusion.generate(in: extent, from: &random)
        random = stream("relief")
        relief = Relief(in: extent.expanded(by: 5000), meanElevationMetres: 520, from: &random)
        random = stream("host thickness")
        hostThickness = ValueNoise(covering: extent.expanded(by: 5000), spacing: 9000, from: &random)
        depressions = KarstGeneration(extent: extent.expanded(by: -1500), fractures: fractures).generate(seed: seed)
        boxes = depressions.map(\.outline.extent)
    }

    /// Elevation of the land surface, in metres above sea level.
    public func surface(at point: Point) -> Double { relief.elevation(at: point) }

    /// Elevation of the unconformity, in metres above sea level; it may lie above the ground where it is eroded.
    public func unconformity(at point: Point) -> Double {
        let folded = folds.reduce(455) { $0 + $1.uplift(at: point) }
        return faults.reduce(folded) { $0 + $1.uplift(at: point) }
    }

    /// What stands below a point.
    public func column(at point: Point) -> Column {
        let unconformity = unconformity(at: point)
        var column = Column(
            point: point, surface: surface(at: point), unconformity: unconformity,
            hostTop: unconformity + 34 + 9 * hostThickness.value(at: point), floor: unconformity,
            isIntruded: intrusions.contains { $0.outline.relativeRadius(at: point) < 1 }, ore: nil)
        if let index = depression(at: point) {
            let depression = depressions[index]
            let relativeDepth = depression.relativeDepth(at: point)
            column.floor = unconformity - relativeDepth * depression.depthMetres
            if !column.isIntruded {
                column.ore = ore(in: depression, number: index, relativeDepth: relativeDepth, column: column)
            }
        }
        return column
    }

    /// The depression that holds the point; none overlaps another.
    private func depression(at point: Point) -> Int? {
        for index in boxes.indices where boxes[index].contains(point) {
            if depressions[index].relativeDepth(at: point) > 0 { return index }
        }
        return nil
    }

    /// The ore at a point of a depression: as thick as the lens and the room above the basal clay allow, less erosion.
    private func ore(in depression: Depression, number: Int, relativeDepth: Double, column: Column) -> Column.Ore? {
        guard let lens = depression.lens else { return nil }
        let room = relativeDepth * depression.depthMetres
        let basalClay = 0.3 + 0.12 * room
        let thickness = min(lens.formedThickness(at: column.point), 0.85 * (room - basalClay))
        let base = column.floor + basalClay
        guard thickness > 0, column.surface > base else { return nil }
        return Column.Ore(
            depression: number, base: base, formedTop: base + thickness, top: min(base + thickness, column.surface),
            leaching: leaching(of: lens, drainage: depression.drainage, relativeDepth: relativeDepth, at: column.point),
            ironShare: lens.ironShare)
    }

    /// Best between rim and bottom; the bottom of a badly drained depression stayed wet and kept its silica.
    private func leaching(of lens: OreLens, drainage: Double, relativeDepth: Double, at point: Point) -> Double {
        let fromBest = (relativeDepth - 0.65) / 0.65
        let ponded = (1 - drainage) * max(0, (relativeDepth - 0.75) / 0.25)
        let spots = lens.leachingSpots.reduce(0) { $0 + $1.effect(at: point) }
        return lens.leaching + 0.12 * (1 - fromBest * fromBest) - 0.2 * ponded + spots
    }
}
