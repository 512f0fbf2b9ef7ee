import Foundation
import Pipeline
import Testing

@Suite struct GeneratedTests {
    @Test("Every option that is read is in the schema and on the reference page")
    func coverage() throws {
        let schema = configurationSchema()
        let page = configurationReference()
        let options = allOptions(of: SectionDescription(of: PipelineConfig.self))
        #expect(options.count > 150)
        for option in options {
            #expect(schema.contains("\"\(option.key)\": {") || option.key.hasPrefix("<"), "\(option.key)")
            #expect(page.contains("`\(option.key)`"), "\(option.key)")
            #expect(page.contains(option.documentation.replacing("|", with: "\\|")), "\(option.key)")
        }
    }

    @Test("Schema and reference page are the same text each time")
    func determinism() {
        #expect(configurationSchema() == configurationSchema())
        #expect(configurationReference() == configurationReference())
    }

    @Test("The schema is JSON, and all that it refers to is in it")
    func references() throws {
        let schema = configurationSchema()
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(schema.utf8)) }
        let names = schema.matches(of: /"#\/definitions\/(\w+)"/).map { String($0.1) }
        for name in Set(names) { #expect(schema.contains("\"\(name)\": {"), "\(name)") }
    }

    @Test("All defaults can be read as values of their options, and every meaning is told")
    func defaults() {
        for option in allOptions(of: SectionDescription(of: PipelineConfig.self)) {
            #expect(
                option.defaultText == nil || option.defaultJSON != nil && option.defaultJSON != .null, "\(option.key)")
            #expect(option.documentation.count > 10 && option.documentation.hasSuffix("."), "\(option.key)")
            #expect(!option.kind.words.isEmpty, "\(option.key)")
        }
    }

    @Test("Keys are in snake case")
    func keys() {
        for option in allOptions(of: SectionDescription(of: PipelineConfig.self)) where !option.key.hasPrefix("<") {
            #expect(isName(option.key), "\(option.key)")
        }
    }

    private func allOptions(of section: SectionDescription) -> [OptionDescription] {
        let own = section.options + (section.others.map { [$0] } ?? [])
        return own + own.flatMap { $0.kind.children.flatMap { allOptions(of: $0.section) } }
    }
}
