#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A formula over layers, such as `log10(th / k)` or `where(slope < 15 and depth > 2, 1, 0)`.
///
/// A cell is missing where any operand that is used is missing, and where the result is not finite (division by
/// zero, logarithm of a negative number). Comparisons give 1 or 0; anything but 0 is true.
///
/// Operators, from the loosest: `or`, `and`, `not`, comparisons (`< <= > >= == !=`), `+ -`, `* /`, unary `-`, `^`.
/// Functions: `abs sqrt exp log log10 min max where`. `landsat@3` is the third band of a layer of several. Values are computed in
/// double precision and compared in single precision, as layers hold them: a cell of 0.7 is not below 0.7. Numbers that single
/// precision cannot hold, such as 1e39 and 1e-46, are compared in double.
public struct Expression: Sendable, Hashable {
    /// The layers it reads, in the order of their first mention; a layer counts once for each of its bands.
    public let layers: [Operand]
    let program: [Instruction]
    let depth: Int

    /// - Throws: `ExpressionProblem` with the column where the text goes wrong.
    public init(parsing text: String) throws(ExpressionProblem) {
        var parser = ExpressionParser(text)
        try parser.parse()
        layers = parser.layers
        program = parser.program
        depth = parser.program.count
    }

    /// Those of the layers whose values are calculated with, given as the result or taken for true or false; the others are
    /// compared alone, so that codes of classes do as well.
    public var calculated: [Operand] {
        var found: Set<Int> = []
        // What lies on the stack: a layer as it is, or something else.
        var stack: [Int?] = []
        func take(_ count: Int, calculating: Bool) {
            if calculating { found.formUnion(stack.suffix(count).compactMap { $0 }) }
            stack.removeLast(count)
            stack.append(nil)
        }
        for instruction in program {
            switch instruction {
            case .constant: stack.append(nil)
            case .layer(let index): stack.append(index)
            case .unary: take(1, calculating: true)
            case .binary(let operation): take(2, calculating: !operation.isComparison)
            case .choose: take(3, calculating: true)
            }
        }
        take(1, calculating: true)
        return found.sorted().map { layers[$0] }
    }

    /// Evaluates the formula cell by cell.
    ///
    /// - Parameters:
    ///   - values: One array per layer in the order of `layers`; NaN is missing.
    ///   - count: The number of values of each.
    /// - Returns: One value per cell; NaN is missing.
    public func evaluate(_ values: [[Float]], count: Int) -> [Float] {
        var stack = [Double](repeating: 0, count: depth)
        return (0..<count).map { cell in
            let result = Float(evaluate(at: cell, values, &stack))
            return result.isFinite ? result : .nan
        }
    }

    private func evaluate(at cell: Int, _ values: [[Float]], _ stack: inout [Double]) -> Double {
        var top = -1
        for instruction in program {
            switch instruction {
            case .constant(let value):
                top += 1
                stack[top] = value
            case .layer(let index):
                top += 1
                stack[top] = Double(values[index][cell])
            case .unary(let operation):
                stack[top] = operation.apply(stack[top])
            case .binary(let operation):
                top -= 1
                stack[top] = operation.apply(stack[top], stack[top + 1])
            case .choose:
                top -= 2
                stack[top] = stack[top].isNaN ? .nan : stack[top] != 0 ? stack[top + 1] : stack[top + 2]
            }
        }
        return stack[0]
    }
}

/// A layer that a formula reads.
public struct Operand: Sendable, Hashable {
    /// The name of the layer.
    public var name: String
    /// Which of its bands, from 1; nil where the formula does not say.
    public var band: Int?

    /// - Parameters:
    ///   - name: The name of the layer.
    ///   - band: Which of its bands, from 1; nil where the formula does not say.
    public init(name: String, band: Int? = nil) {
        self.name = name
        self.band = band
    }
}

/// Why a text is not a formula.
public struct ExpressionProblem: Error, Sendable, Hashable {
    /// What is wrong.
    public var problem: String
    /// Column of the fault in the text, from 1.
    public var column: Int
}

enum Instruction: Sendable, Hashable {
    case constant(Double)
    case layer(Int)
    case unary(UnaryOperation)
    case binary(BinaryOperation)
    case choose
}

enum UnaryOperation: String, Sendable, Hashable {
    case negate, not, abs, sqrt, exp, log, log10

    func apply(_ x: Double) -> Double {
        switch self {
        case .negate: -x
        case .not: x.isNaN ? .nan : x == 0 ? 1 : 0
        case .abs: Swift.abs(x)
        case .sqrt: x.squareRoot()
        case .exp: Glibc.exp(x)
        case .log: Glibc.log(x)
        case .log10: Glibc.log10(x)
        }
    }
}

enum BinaryOperation: String, Sendable, Hashable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case power = "^"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="
    case and, or, min, max

    var isComparison: Bool {
        switch self {
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: true
        case .add, .subtract, .multiply, .divide, .power, .and, .or, .min, .max: false
        }
    }

    func apply(_ a: Double, _ b: Double) -> Double {
        if a.isNaN || b.isNaN { return .nan }
        let (x, y) = isComparison ? Self.comparable(a, b) : (a, b)
        switch self {
        case .add: return a + b
        case .subtract: return a - b
        case .multiply: return a * b
        case .divide: return b == 0 ? .nan : a / b
        case .power: return pow(a, b)
        case .less: return x < y ? 1 : 0
        case .lessOrEqual: return x <= y ? 1 : 0
        case .greater: return x > y ? 1 : 0
        case .greaterOrEqual: return x >= y ? 1 : 0
        case .equal: return x == y ? 1 : 0
        case .notEqual: return x != y ? 1 : 0
        case .and: return a != 0 && b != 0 ? 1 : 0
        case .or: return a != 0 || b != 0 ? 1 : 0
        case .min: return Swift.min(a, b)
        case .max: return Swift.max(a, b)
        }
    }

    /// Both in single precision, or both as they are where that would make one of them infinite or 0.
    private static func comparable(_ a: Double, _ b: Double) -> (Double, Double) {
        let (x, y) = (Double(Float(a)), Double(Float(b)))
        let isHeld =
            x.isFinite == a.isFinite && y.isFinite == b.isFinite && (x == 0) == (a == 0) && (y == 0) == (b == 0)
        return isHeld ? (x, y) : (a, b)
    }
}
