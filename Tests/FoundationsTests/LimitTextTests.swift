import Foundations
import Testing

@Suite("Marks of detection limits") struct LimitTextTests {
    @Test(
        "What is below a limit is told by any usual mark",
        arguments: [
            ("<0.5", "0.5"), ("<=0.5", "0.5"), ("≤0.5", "0.5"), ("≦0.5", "0.5"), ("＜0.5", "0.5"), ("﹤ 0.5", " 0.5"),
            ("0.5", nil), (">0.5", nil), ("0.5L", nil), ("", nil),
        ] as [(String, String?)])
    func limits(text: String, limit: String?) {
        #expect(textOfLimit(text) == limit)
    }
}
