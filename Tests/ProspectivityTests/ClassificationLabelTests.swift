import Prospectivity
import Testing

@Suite("Labels of classes") struct ClassificationLabelTests {
    @Test("Named categories have the codes of categories and their names as labels; other codes stay codes")
    func named() {
        let classification = Classification.namedCategories(["granite", "limestone"])
        #expect(classification.code(of: 2) == 2 && classification.code(of: .nan) == nil)
        #expect([1, 2, 3, 0].map(classification.label) == ["granite", "limestone", "3", "0"])
        #expect(Classification.categories.label(of: 2) == "2")
    }
}
