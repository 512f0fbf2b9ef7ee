import Foundation
import Testing

@Suite("Class layers in the models' tables", .serialized) struct ClassNamesTests {
    /// Twenty deposits lie in belt W and two in E: a contrast of ln 10, about three times its deviation, so none is pooled.
    @Test("models.csv names the classes of a class layer, not their codes")
    func names() throws {
        let survey = try ToySurvey()
        let western = (1...20).map { (x: 130.0 * Double($0), y: 180.0 * Double($0)) }
        try survey.writeKnown(western + [(4000, 3000), (5000, 1000)])
        let config = ToySurvey.config("")
            .replacing("likelihood: { raster: likely }", with: "ground: { class: belts, field: belt }")
            .replacing("{ model: fuzzy_gamma }", with: "{ model: weights_of_evidence, train: known }")
            .replacing("prospects: { above: 0.5,", with: "prospects: { top_area: 50 %,")
        let rows = try survey.table(config, "models.csv")
        let classes = rows.filter { $0["table"] == "weights" && $0["column"] == "class" }.compactMap { $0["text"] }
        #expect(classes.sorted() == ["E", "W"])
    }
}
