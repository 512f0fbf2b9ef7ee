import Geodata
import Testing

@Suite("How many sources of mosaics are kept open") struct OpenSourcesTests {
    @Test(
        "A number that GDAL does not take counts as its own 100",
        arguments: [
            ("2", 2), ("450", 450), ("1000", 1000), ("30 files", 30), ("1", 100), ("0", 100), ("-1", 100),
            ("1001", 100),
            ("99999999999999999999", 100), ("many", 100), ("", 100),
        ])
    func asGDAL(text: String, expected: Int) {
        #expect(GDALLibrary.openSources(ofOption: text) == expected)
    }
}
