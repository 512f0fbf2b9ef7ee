import Resources
import Testing

@Suite("Categories of resources and reserves")
struct ResourceCategoryTests {
    @Test("Only measured and indicated ground makes a reserve, and only on a pre-feasibility study or better")
    func conversion() {
        for study in [StudyLevel.prefeasibility, .feasibility] {
            #expect(ResourceCategory.measured.reserve(studied: study) == .proved)
            #expect(ResourceCategory.indicated.reserve(studied: study) == .probable)
            #expect(ResourceCategory.inferred.reserve(studied: study) == nil)
        }
        for study in [StudyLevel.none, .scoping] {
            for category in ResourceCategory.allCases {
                #expect(category.reserve(studied: study) == nil)
                #expect(
                    RecoverableStanding(category: category, study: study) == .recoverableEstimate(on: category))
            }
        }
        #expect(RecoverableStanding(category: .indicated, study: .feasibility) == .reserve(.probable))
    }

    @Test("Every category stands once in the mapping to other classifications, exploration potential apart")
    func mapping() {
        let resources = classificationTable.filter {
            if case .resource = $0.meaning { true } else { false }
        }
        #expect(resources.map(\.meaning) == ResourceCategory.allCases.map { .resource($0) })
        #expect(resources.map(\.chineseName) == ResourceCategory.allCases.map(\.chineseName))
        #expect(resources.compactMap(\.codesOf1999.first) == ["331", "332", "333"])
        #expect(classificationTable.last?.meaning == .potential)
        let codes = classificationTable.flatMap(\.codesOf1999)
        #expect(Set(codes).count == codes.count)
    }
}
