import Rasters
import TestSupport
import Testing

@Suite("Formulas over layers") struct ExpressionTests {
    @Test(
        "Formulas follow the usual precedence",
        arguments: [
            ("1 + 2 * 3", 7.0), ("(1 + 2) * 3", 9), ("-2 ^ 2", -4), ("2 ^ -1", 0.5), ("2 ^ 3 ^ 2", 512),
            ("10 - 4 - 3", 3),
            ("1 < 2 and not 3 < 2", 1), ("where(1 > 2, 5, 6)", 6), ("max(2, min(9, 4))", 4),
            ("log10(1000) + sqrt(16)", 7),
            ("1.5e2 / 3", 50), ("1e-1 * 10", 1), ("2 == 2 or 1 / 0", Double.nan),
        ])
    func values(text: String, expected: Double) throws {
        let value = try Expression(parsing: text).evaluate([], count: 1)[0]
        #expect(expected.isNaN ? value.isNaN : value == Float(expected))
    }

    @Test("Layers are read cell by cell and a missing one gives a missing result")
    func layers() throws {
        let ratio = try Expression(parsing: "th / k")
        #expect(ratio.layers == [Operand(name: "th"), Operand(name: "k")])
        let result = ratio.evaluate([[6, 8, .nan, 1], [2, 0, 1, .nan]], count: 4)
        #expect(result[0] == 3)
        #expect(result[1...].allSatisfy { $0.isNaN })
    }

    @Test("Bands of a layer are operands of their own, and so is the layer without a band")
    func bands() throws {
        let formula = try Expression(parsing: "(sat@4 - sat@3) / (sat@4 + sat@3) + sat")
        #expect(formula.layers == [Operand(name: "sat", band: 4), Operand(name: "sat", band: 3), Operand(name: "sat")])
        #expect(formula.evaluate([[3], [1], [10]], count: 1) == [10.5])
    }

    @Test(
        "Layers that are only compared are told from those that are calculated with",
        arguments: [
            ("a == 2", []), ("where(a == 2 or 3 <= a, b, 0)", ["b"]), ("a != c", []), ("a", ["a"]), ("(a) + 1", ["a"]),
            ("where(a, 1, 0)", ["a"]), ("where(b > 1, a, 0)", ["a"]), ("max(a, c) > 1", ["a", "c"]), ("-a == 1", ["a"]),
            ("not a", ["a"]), ("a == 1 and a", ["a"]), ("a + 1 == 2", ["a"]), ("(a == 1) * b", ["b"]),
        ])
    func compared(text: String, calculated: [String]) throws {
        #expect(try Expression(parsing: text).calculated.map(\.name) == calculated)
    }

    // Worked out in double precision, told in single.
    @Test(
        "Formulas over layers equal numpy's; what is not finite is missing",
        arguments: [
            "(b - a) / (b + a)", "log10(a) + log(b) * exp(-c / 9)", "sqrt(a ^ 2 + c ^ 2) - abs(c)",
            "where(a > b and c >= 0, a, min(b, c))", "max(max(a, b), c) / c - 2 ^ -a",
        ])
    func numpy(text: String) throws {
        let formula = try Expression(parsing: text)
        let layers = formula.layers.map { LayerTables.floats("formula_\($0.name)") }
        let expected = LayerTables.floats(text)
        let found = formula.evaluate(layers, count: expected.count)
        #expect(expected.count == 40)
        for (own, other) in zip(found, expected) {
            #expect(own.isNaN == other.isNaN && (own.isNaN || abs(own - other) <= 2e-7 * max(1, abs(other))))
        }
    }

    @Test("A missing value in the branch not taken does not matter")
    func branches() throws {
        let choice = try Expression(parsing: "where(a > 0, a, b)")
        #expect(choice.evaluate([[1], [.nan]], count: 1) == [1])
    }

    @Test(
        "A wrong formula is refused at its column",
        arguments: [
            ("1 +", 4), ("a b", 3), ("sin(a)", 1), ("max(a)", 6), ("(a", 3), ("", 1), ("a $ b", 3), ("1..2 + a", 1),
            ("a@", 1), ("1 + a@x", 5), ("a@0", 1), ("a @ 1", 3), ("a@1.5", 4), ("a@1@2", 4), ("@1", 1),
        ])
    func refused(text: String, column: Int) {
        let problem = #expect(throws: ExpressionProblem.self) { try Expression(parsing: text) }
        #expect(problem?.column == column)
    }

    @Test("Hostile nesting is refused, not crashed on")
    func nesting() {
        let text = String(repeating: "(", count: 100_000) + "1" + String(repeating: ")", count: 100_000)
        #expect(throws: ExpressionProblem.self) { try Expression(parsing: text) }
        let signs = String(repeating: "-", count: 100_000) + "1"
        #expect(throws: ExpressionProblem.self) { try Expression(parsing: signs) }
    }

    @Test("Cells are compared as they are held: a cell of 0.7 is at least 0.7 and equal to it, one of 0.1 not above it")
    func singlePrecision() throws {
        let cells: [Float] = [0.1, 0.7, 0.69999, 0.10001]
        for (formula, expected) in [
            ("m >= 0.7", [0, 1, 0, 0]), ("m == 0.7", [0, 1, 0, 0]), ("m > 0.1", [0, 1, 1, 1]),
            ("m != 0.1", [0, 1, 1, 1]),
            ("m <= 0.1", [1, 0, 0, 0]), ("m < 0.7", [1, 0, 1, 1]), ("m / 2 >= 0.35", [0, 1, 0, 0]),
        ] as [(String, [Float])] {
            #expect(try Expression(parsing: formula).evaluate([cells], count: 4) == expected, "\(formula)")
        }
    }

    // 1e39 is infinite in single precision and 1e-46 is 0 there.
    @Test("Numbers beyond single precision are compared as they are")
    func beyondSinglePrecision() throws {
        let cells: [Float] = [0, .leastNonzeroMagnitude, 3e38, -3e38]
        for (formula, expected) in [
            ("m > 1e-46", [0, 1, 1, 0]), ("m == 1e-46", [0, 0, 0, 0]), ("m >= 1e-46", [0, 1, 1, 0]),
            ("m < -1e-46", [0, 0, 0, 1]), ("m > 1e39", [0, 0, 0, 0]), ("m < -1e39", [0, 0, 0, 0]),
            ("m * 10 > 1e39", [0, 0, 1, 0]), ("m * 10 > 4e39", [0, 0, 0, 0]), ("m * 10 == 1e39", [0, 0, 0, 0]),
            ("1e39 < 1e40", [1, 1, 1, 1]), ("1e-47 != 1e-46", [1, 1, 1, 1]),
        ] as [(String, [Float])] {
            #expect(try Expression(parsing: formula).evaluate([cells], count: 4) == expected, "\(formula)")
        }
    }
}
