import Delivery
import Foundations
import Rasters
import Streaming

/// A formula over other evidence layers and rasters.
package struct ExpressionEvidence: EvidenceOperation {
    package static let verb = "expression"
    package static let summary = "A formula over other evidence layers and raster inputs."

    package let formula: Formula

    package init(_ section: inout SectionReader) {
        formula = section.required(
            Self.verb, .formula,
            "The formula. Operators + - * / ^, comparisons, and, or, not; functions abs, sqrt, exp, log, log10, min, max,"
                + " where(condition, then, else). Codes of classes may be compared alone: where(units == 2, 1, 0). 'landsat@3' is the third band of a raster input; without '@' the input's"
                + " own 'band' is taken. Missing where an operand is, and where the result is no finite number, as on division"
                + " by zero.",
            example: "thorium / potassium")
    }

    package var reads: [String] { formula.layers.map(\.name) }
    package var calculatesWith: [String] { Set(formula.calculated.map(\.name)).sorted() }
    package var bands: [Operand] { formula.layers.filter { $0.band != nil } }
}

/// A formula whose text has been found to be one.
package struct Formula: Sendable, Hashable {
    /// The text.
    package var text: String
    /// The layers it reads.
    package var layers: [Operand]
    /// Those of them that must hold quantities; codes of classes may be compared alone.
    package var calculated: [Operand]
}

extension ValueKind where Value == Formula {
    /// A formula over evidence layers and rasters.
    static var formula: ValueKind {
        let words = "a formula such as 'thorium / potassium'"
        return ValueKind(
            description: { KindDescription(words: words, schema: ["type": ["string", "number"]]) },
            placeholder: { Formula(text: "0", layers: [], calculated: []) },
            read: { node, path, notes in
                guard let text = node.scalar?.text else {
                    notes.refuse(node, path, needs: words)
                    return nil
                }
                do throws(ExpressionProblem) {
                    let expression = try Expression(parsing: text)
                    for name in expression.layers.map(\.name) {
                        notes.references.append(
                            ConfigReference(
                                namespaces: [.evidence, .inputs], name: name, accepted: ["raster"], path: path,
                                location: place(of: name, in: node)))
                    }
                    let formula = Formula(
                        text: text, layers: expression.layers, calculated: expression.calculated)
                    return (formula, .text(text))
                } catch {
                    notes.refuse(
                        path, "is not a formula: \(error.problem)", remedy: "write \(words)",
                        at: place(atColumn: error.column, of: text, in: node))
                    return nil
                }
            })
    }

    private static func place(of word: String, in node: ConfigNode) -> SourceLocation {
        guard let text = node.scalar?.text, let range = text.range(of: word) else { return node.location }
        var location = place(
            atColumn: text.distance(from: text.startIndex, to: range.lowerBound) + 1, of: text, in: node)
        location.length = word.count
        return location
    }

    /// A place within a scalar that stands on one line as it is; the scalar's own where it does not.
    private static func place(atColumn column: Int, of text: String, in node: ConfigNode) -> SourceLocation {
        var location = node.location
        guard let range = location.excerpt.range(of: text) else { return location }
        location.column = location.excerpt.distance(from: location.excerpt.startIndex, to: range.lowerBound) + column
        location.length = 1
        return location
    }
}

extension ExpressionEvidence {
    var opens: [Operand] { formula.layers }

    /// A name is a finished evidence layer or else a raster input.
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        guard let expression = try? Expression(parsing: formula.text) else {
            throw GossanError(.internalFault, subject: formula.text, problem: "was taken for a formula", remedy: "")
        }
        let sources = try expression.layers.map { operand -> any LayerSource in
            guard let band = operand.band else { return try context.layer(operand.name).source }
            return try context.raster(operand.name, band: band)
        }
        let source = ComputedLayer(grid: context.grid) {
            let readers = try sources.map { try $0.open() }
            return { window, values in
                var layers = [[Float]](repeating: [], count: readers.count)
                for index in readers.indices { try readers[index].read(window, into: &layers[index]) }
                values = expression.evaluate(layers, count: window.count)
            }
        }
        var layer = DerivedLayer(source)
        layer.warnings = try expression.layers.compactMap { try context.undeclaredNodata(in: $0) }
        return layer
    }
}
