import Foundations
import Pipeline
import Testing

/// The texts are a snapshot that was read and judged case by case; the places were counted by hand.
@Suite struct ConfigErrorTests {
    @Test(
        "Every wrong config gets its own message at its own place",
        arguments: configTextCases + configValueCases + configSenseCases + configModelCases)
    func wrongConfig(_ wrong: ConfigErrorCase) {
        #expect(messages(about: wrong.yaml).joined(separator: "\n") == wrong.expected)
    }

    @Test("The config that the cases spoil is itself right")
    func smallConfigIsRight() throws {
        #expect(messages(about: smallConfig).isEmpty)
    }

    @Test("A message shows file, line, column, the line itself with a caret, and what to write")
    func rendering() {
        let yaml = smallConfig.replacing("100 m", with: "100 kg")
        let error = #expect(throws: GossanError.self) { try readConfig(Array(yaml.utf8), file: "belt.yaml") }
        #expect(error?.kind == .configuration)
        #expect(
            error?.description == """
                belt.yaml: has 1 problem
                  grid.cell: needs a length such as '5 m', found the unit 'kg'
                   --> belt.yaml:9:31
                    |
                  9 | grid: { crs: EPSG:4524, cell: 100 kg, extent: known }
                    |                               ^^^^^^
                    = help: units of length: m, km, cm, ft, mi
                """)
    }

    @Test("Text in another encoding is refused at its first wrong byte")
    func otherEncodings() {
        let gbk = Array("version: 1\nname: ".utf8) + [0xB9, 0xE3, 0xCE, 0xF7, 0x0A]
        #expect(
            messages(about: gbk) == [
                """
                2:7+1 belt.yaml
                  is not UTF-8 text (byte 0xB9)
                  -> save the file as UTF-8; text from older Chinese software is often GBK or GB18030
                """
            ])
        #expect(
            messages(about: [0xEF, 0xBB, 0xBF] + Array(smallConfig.utf8)) == [
                """
                - belt.yaml
                  begins with a byte-order mark (UTF-8)
                  -> save the file as UTF-8 without a byte-order mark
                """
            ])
        #expect(messages(about: [0xFF, 0xFE, 0x76, 0x00]).count == 1)
        #expect(messages(about: Array("version: 1\nname: a\u{0}b\n".utf8)).first?.hasPrefix("2:8+1") == true)
    }

    @Test("Aliases that multiply, nesting and size are bounded")
    func bombs() {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            bomb += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(messages(about: bomb).first?.contains("holds more than 100000 values") == true)
        let deep = "a: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        #expect(messages(about: deep).first?.contains("nested more than 40 levels") == true)
        let large = Array(repeating: UInt8(ascii: "#"), count: 5_000_000)
        #expect(messages(about: large).first?.contains("5000000 bytes") == true)
    }

    @Test("Windows line ends and Chinese text count as they are seen")
    func lineEndsAndWideText() {
        let yaml = smallConfig.replacing("name: Test", with: "name: 桂西铝土矿 # 备注").replacing("\n", with: "\r\n")
        #expect(messages(about: yaml).isEmpty)
        let wrong = yaml.replacing("faults.gpkg }", with: "断裂.gpkg, kind: 断层 }")
        #expect(messages(about: wrong).first?.hasPrefix("5:30+4 inputs.faults\n  has the unknown key 'kind'") == true)
    }
}
