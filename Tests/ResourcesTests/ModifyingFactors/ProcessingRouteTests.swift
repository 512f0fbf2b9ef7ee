import Foundations
import Resources
import Testing

private func bayer(_ tails: Double, digestion: Double = 1, plant: Double = 1) -> ProcessingRoute {
    .ratioLoss(
        component: "al2o3", impurity: "sio2", tailsRatio: tails, relativeDigestion: digestion, plantFactor: plant)
}

@Suite("Processing recovery")
struct ProcessingRouteTests {
    @Test(
        "Recovery by loss to the tails equals (ratio - tails ratio) / ratio",
        arguments: [
            (4.6, 1.0, 0.782_608_695_652_174), (3.5, 1, 0.714_285_714_285_714), (8, 1, 0.875),
            (5.48, 1.2, 0.781_021_897_810_219),
        ])
    func closedForm(ratio: Double, tails: Double, expected: Double) {
        #expect(abs(bayer(tails).recovery(component: ratio, impurity: 1) - expected) < 1e-12)
    }

    @Test("Digestion and plant factor multiply; ore poorer than its tails gives nothing")
    func factors() {
        #expect(bayer(1, digestion: 0.95, plant: 0.97).recovery(component: 4, impurity: 1) == 0.95 * 0.97 * 0.75)
        #expect(bayer(1.2).recovery(component: 1, impurity: 1) == 0)
        #expect(bayer(1.2).recovery(component: 0, impurity: 1) == 0)
        #expect(ProcessingRoute.fixed(component: "fe", recovery: 0.7).recovery(component: 1, impurity: 9) == 0.7)
    }

    @Test("Shares out of range and missing waste grades are refused")
    func refused() throws {
        #expect(throws: GossanError.self) { try MiningFactors(recovery: 1.2) }
        #expect(throws: GossanError.self) { try MiningFactors(recovery: 0.9, dilution: 1) }
        let diluted = try MiningFactors(recovery: 0.9, dilution: 0.1)
        #expect {
            try ModifyingFactors(mining: diluted, processing: bayer(1), variables: aluminaSilica)
        } throws: { error in
            "\(error)".contains("give the grade of 'al2o3' in the waste")
        }
        #expect(throws: GossanError.self) {
            try ModifyingFactors(
                mining: diluted, processing: .fixed(component: "fe", recovery: 0.5), variables: aluminaSilica)
        }
    }

    /// By hand: of 100 t of ore with 60 t of alumina and 8 t of silica 90 t are mined, with 10 t of waste that hold 2 t and
    /// 4 t: fed are 56 t and 11.2 t, A/S 5; the plant recovers 1 - 1.2/5 = 0.76 of it, 42.56 t. By the fixed route at 99 %
    /// it would be 55.44 t, but the mined ore holds 54 t. Units of the variables do not matter.
    @Test("Whole deposits go through mining, waste and plant as blocks do", arguments: [GradeUnit.percent, .ppm])
    func deposits(silica: GradeUnit) throws {
        let variables = SeamVariables(grades: [
            GradeVariable(name: "al2o3"), GradeVariable(name: "sio2", unit: silica),
        ])
        let mining = try MiningFactors(
            recovery: 0.9, dilution: 0.1, wasteGrades: ["al2o3": 20, "sio2": 0.4 / silica.fractionOfOne])
        func recovered(_ route: ProcessingRoute?) throws -> (oreTonnes: Double, componentTonnes: Double) {
            try ModifyingFactors(mining: mining, processing: route, variables: variables)
                .recoverable(tonnes: 100, contained: [60, 8])
        }
        let byRatio = try recovered(bayer(1.2))
        #expect(abs(byRatio.oreTonnes - 90) < 1e-12)
        #expect(abs(byRatio.componentTonnes - 42.56) < 1e-12)
        #expect(abs(try recovered(.fixed(component: "al2o3", recovery: 0.99)).componentTonnes - 54) < 1e-12)
        #expect(try recovered(nil).componentTonnes == 0)
    }
}
