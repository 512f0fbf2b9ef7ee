import Foundations
import SyntheticSurvey
import Testing

@Suite("The ground")
struct GroundTests {
    let model = SurveyModel(seed: 11, options: SmallSurvey.options)

    @Test("True tonnage is thickness times density summed over the ground")
    func tonnageIsTheIntegral() throws {
        for deposit in model.plantedDeposits().prefix(6) {
            // Another lattice, finer and shifted: the two sums differ by the error of the midpoint rule alone.
            let step = 17.0
            let box = model.depressions[deposit.depression].outline.extent
            var volume = 0.0
            for x in stride(from: box.minX + 3, to: box.maxX, by: step) {
                for y in stride(from: box.minY + 5, to: box.maxY, by: step) {
                    volume += (model.column(at: Point(x: x, y: y)).ore?.thicknessMetres ?? 0) * step * step
                }
            }
            let tonnes = volume * deposit.densityTonnesPerCubicMetre
            #expect(abs(tonnes / deposit.lens.tonnes - 1) < 0.02)
        }
    }

    @Test("What meets the cut-offs is part of the lens and meets them on the mean")
    func oreIsPartOfTheLens() {
        for deposit in model.plantedDeposits() {
            #expect(deposit.ore.tonnes <= deposit.lens.tonnes * (1 + 1e-12))
            #expect(deposit.ore.areaKm2 <= deposit.lens.areaKm2)
            guard deposit.ore.tonnes > 0 else { continue }
            #expect(deposit.ore.composition.al2o3 >= 55)
            #expect(deposit.ore.aluminaSilicaRatio >= 3.5)
        }
    }

    @Test("Ore lies between the floor of its depression and the land surface")
    func oreIsInPlace() {
        for deposit in model.plantedDeposits() {
            let outline = model.depressions[deposit.depression].outline
            for step in 0..<200 {
                let angle = Double(step)
                let radius = outline.reachMetres * Double(step) / 200
                let point = Point(
                    x: outline.center.x + radius * angle.remainder(dividingBy: 2),
                    y: outline.center.y + radius * (angle / 7).remainder(dividingBy: 2))
                let column = model.column(at: point)
                guard let ore = column.ore else { continue }
                #expect(ore.base > column.floor && ore.top <= column.surface && ore.formedTop < column.unconformity)
            }
        }
    }

    @Test("A fault moves the unconformity by its throw in the middle of its trace")
    func faultThrow() throws {
        let fault = try #require(model.faults.first { abs($0.throwMetres) > 40 })
        let points = fault.trace.points
        let half = fault.trace.lengthMetres / 2
        var passed = 0.0
        for (a, b) in zip(points, points.dropFirst()) {
            let length = a.distance(to: b)
            if passed + length > half {
                let share = (half - passed) / length
                let east = (b.x - a.x) / length
                let north = (b.y - a.y) / length
                let middle = Point(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
                let left = model.unconformity(at: Point(x: middle.x - 0.5 * north, y: middle.y + 0.5 * east))
                let right = model.unconformity(at: Point(x: middle.x + 0.5 * north, y: middle.y - 0.5 * east))
                // Within a metre other folds and faults change by less than 0.5 m.
                #expect(abs(left - right - fault.throwMetres) < 0.5)
                return
            }
            passed += length
        }
    }

    @Test("The composition of rock follows mineral formulas")
    func stoichiometry() {
        // Diaspore AlO(OH) holds 101.96 / 119.98 = 85.0 % Al2O3, kaolinite 39.5 % Al2O3 and 46.6 % SiO2 (molar masses);
        // with leaching 0.1 the mixture holds no diaspore, so that Al2O3 / SiO2 is that of kaolinite.
        let clay = RockComposition(leaching: 0.1, ironShare: 0)
        #expect(abs(clay.al2o3 / clay.sio2 - 39.5 / 46.6) < 1e-12)
        for step in 0...20 {
            let rock = RockComposition(leaching: Double(step) / 20, ironShare: 0.08)
            #expect(rock.al2o3 + rock.sio2 + rock.fe2o3 + rock.tio2 + rock.loi <= 100.0001)
            #expect(rock.sio2 >= 0)
        }
    }

    @Test("More leaching means more alumina and a higher A/S")
    func leachingEnriches() {
        let rocks = (2...9).map { RockComposition(leaching: Double($0) / 10, ironShare: 0.06) }
        for (poor, rich) in zip(rocks, rocks.dropFirst()) {
            #expect(rich.al2o3 > poor.al2o3)
            #expect(rich.al2o3 / rich.sio2 > poor.al2o3 / poor.sio2)
        }
    }

    @Test("Depressions crowd along fractures, and those near them hold ore more often")
    func karstFollowsFractures() {
        let surveys = (1...4).map { SurveyModel(seed: $0) }
        func distance(_ point: Point, _ model: SurveyModel) -> Double {
            model.fractures.reduce(Double.infinity) { nearest, fracture in
                fracture.trace.points.reduce(nearest) { min($0, $1.distance(to: point)) }
            }
        }
        // Fracture vertices stand at most 3 km apart, so that 2.2 km from a vertex is near the line.
        let all = surveys.flatMap { model in
            model.depressions.map { (isNear: distance($0.outline.center, model) < 2200, hasOre: $0.lens != nil) }
        }
        let near = all.filter(\.isNear)
        let far = all.filter { !$0.isNear }
        #expect(near.count > 2 * far.count)
        let shareNear = Double(near.count { $0.hasOre }) / Double(near.count)
        let shareFar = Double(far.count { $0.hasOre }) / Double(max(1, far.count))
        #expect(shareNear > 1.5 * shareFar)
        #expect(shareNear < 0.9)
    }
}
