/// Turns the text of a formula into instructions for a stack, by recursive descent.
struct ExpressionParser {
    private(set) var layers: [Operand] = []
    private(set) var program: [Instruction] = []
    private let tokens: [Token]
    private var position = 0
    private var nesting = 0

    private struct Token {
        var text: String
        var column: Int
        var isWord: Bool
    }

    /// Deeper than any formula a person writes; keeps hostile text from exhausting the stack.
    private static let deepest = 200

    init(_ text: String) { tokens = Self.split(text) }

    mutating func parse() throws(ExpressionProblem) {
        try loosest()
        if let rest = current { throw problem("'\(rest.text)' is not expected here") }
    }

    private static func split(_ text: String) -> [Token] {
        let characters = Array(text)
        var tokens: [Token] = []
        var start = 0
        while start < characters.count {
            let first = characters[start]
            var end = start + 1
            if first.isWhitespace {
                start = end
                continue
            }
            if first.isNumber || first == "." {
                while end < characters.count, isNumberPart(characters, end) { end += 1 }
            } else if first.isLetter || first == "_" {
                while end < characters.count, isWordPart(characters[end]) { end += 1 }
                if end < characters.count, characters[end] == "@" {
                    end += 1
                    while end < characters.count, isWordPart(characters[end]) { end += 1 }
                }
            } else if end < characters.count, characters[end] == "=", "<>=!".contains(first) {
                end += 1
            }
            tokens.append(
                Token(
                    text: String(characters[start..<end]), column: start + 1, isWord: first.isLetter || first == "_"))
            start = end
        }
        return tokens
    }

    private static func isWordPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }

    private static func isNumberPart(_ characters: [Character], _ index: Int) -> Bool {
        let character = characters[index]
        if character.isNumber || character == "." || character == "e" || character == "E" { return true }
        return (character == "-" || character == "+") && "eE".contains(characters[index - 1])
    }

    private var current: Token? { position < tokens.count ? tokens[position] : nil }

    private func problem(_ text: String) -> ExpressionProblem {
        ExpressionProblem(
            problem: text, column: current?.column ?? (tokens.last.map { $0.column + $0.text.count } ?? 1))
    }

    private mutating func take(_ texts: String...) -> String? {
        guard let token = current, texts.contains(token.text) else { return nil }
        position += 1
        return token.text
    }

    private mutating func expect(_ text: String) throws(ExpressionProblem) {
        guard take(text) != nil else {
            throw problem(
                current.map { "'\(text)' is expected, not '\($0.text)'" } ?? "'\(text)' is expected at the end")
        }
    }

    private mutating func descend() throws(ExpressionProblem) {
        nesting += 1
        guard nesting <= Self.deepest else { throw problem("the formula is nested too deeply") }
    }

    private mutating func loosest() throws(ExpressionProblem) {
        try descend()
        defer { nesting -= 1 }
        try conjunction()
        while take("or") != nil {
            try conjunction()
            program.append(.binary(.or))
        }
    }

    private mutating func conjunction() throws(ExpressionProblem) {
        try negation()
        while take("and") != nil {
            try negation()
            program.append(.binary(.and))
        }
    }

    private mutating func negation() throws(ExpressionProblem) {
        if take("not") != nil {
            try descend()
            defer { nesting -= 1 }
            try negation()
            program.append(.unary(.not))
        } else {
            try comparison()
        }
    }

    private mutating func comparison() throws(ExpressionProblem) {
        try total()
        if let text = take("<", "<=", ">", ">=", "==", "!="), let operation = BinaryOperation(rawValue: text) {
            try total()
            program.append(.binary(operation))
        }
    }

    private mutating func total() throws(ExpressionProblem) {
        try product()
        while let text = take("+", "-"), let operation = BinaryOperation(rawValue: text) {
            try product()
            program.append(.binary(operation))
        }
    }

    private mutating func product() throws(ExpressionProblem) {
        try signed()
        while let text = take("*", "/"), let operation = BinaryOperation(rawValue: text) {
            try signed()
            program.append(.binary(operation))
        }
    }

    private mutating func signed() throws(ExpressionProblem) {
        if take("-") != nil {
            try descend()
            defer { nesting -= 1 }
            try signed()
            program.append(.unary(.negate))
        } else {
            try power()
        }
    }

    private mutating func power() throws(ExpressionProblem) {
        try operand()
        if take("^") != nil {
            try signed()
            program.append(.binary(.power))
        }
    }

    private mutating func operand() throws(ExpressionProblem) {
        guard let token = current else { throw problem("a value is expected at the end") }
        if take("(") != nil {
            try loosest()
            try expect(")")
        } else if let number = Double(token.text), !token.isWord {
            position += 1
            program.append(.constant(number))
        } else if token.isWord, position + 1 < tokens.count, tokens[position + 1].text == "(" {
            try function(token.text)
        } else if token.isWord {
            let layer = try layer(token)
            position += 1
            if !layers.contains(layer) { layers.append(layer) }
            program.append(.layer(layers.firstIndex(of: layer) ?? 0))
        } else {
            throw problem("a value is expected, not '\(token.text)'")
        }
    }

    /// A name, or a name with the number of a band behind `@`.
    private func layer(_ token: Token) throws(ExpressionProblem) -> Operand {
        guard let mark = token.text.firstIndex(of: "@") else { return Operand(name: token.text) }
        let name = String(token.text[..<mark])
        guard let band = Int(token.text[token.text.index(after: mark)...]), band > 0 else {
            throw problem("the number of a band from 1 is expected after '@', as in '\(name)@3'")
        }
        return Operand(name: name, band: band)
    }

    private mutating func function(_ name: String) throws(ExpressionProblem) {
        let instruction: Instruction
        let arguments: Int
        if name == "where" {
            (instruction, arguments) = (.choose, 3)
        } else if let operation = UnaryOperation(rawValue: name), operation != .negate, operation != .not {
            (instruction, arguments) = (.unary(operation), 1)
        } else if name == "min" || name == "max", let operation = BinaryOperation(rawValue: name) {
            (instruction, arguments) = (.binary(operation), 2)
        } else {
            throw problem("there is no function '\(name)'; there are abs, sqrt, exp, log, log10, min, max and where")
        }
        position += 2
        for argument in 0..<arguments {
            if argument > 0 { try expect(",") }
            try loosest()
        }
        try expect(")")
        program.append(instruction)
    }
}
