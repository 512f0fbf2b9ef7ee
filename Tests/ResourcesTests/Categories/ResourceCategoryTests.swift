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
}
