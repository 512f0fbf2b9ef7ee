import Foundation
import Foundations
import Geodata
import Testing

@Suite("Reading tables")
struct TableTests {
    @Test(
        "Commas, semicolons, tabs and bars are told apart",
        arguments: [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv"), ("|", "a.txt"), ("\t", "a.txt")])
    func separators(separator: String, name: String) throws {
        let folder = try TemporaryFolder()
        let rows = [["hole", "from", "to", "al"], ["A1", "0", "1.5", "55.0"], ["007", "1.5", "", " 48 "]]
        let path = try folder.write(rows.map { $0.joined(separator: separator) }.joined(separator: "\n"), to: name)
        let (table, warnings) = try readTable(path: path)
        #expect(warnings.isEmpty)
        #expect(table.header == rows[0])
        #expect(table.rows.map(\.cells) == [rows[1], ["007", "1.5", "", "48"]])
        #expect(table.rows.map(\.line) == [2, 3])
    }

    @Test("Quoted separators, quotes and line ends belong to the text, and lines are counted through them")
    func quotes() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("id,note\r\n1,\"a, \"\"b\"\"\nc\"\r\n\r\n2,x\r\n", to: "a.csv")
        let (table, _) = try readTable(path: path)
        #expect(table.rows == [.init(line: 2, cells: ["1", "a, \"b\"\nc"]), .init(line: 5, cells: ["2", "x"])])
    }

    @Test("Chinese text in GB18030 is read when declared and refused when not")
    func chinese() throws {
        let folder = try TemporaryFolder()
        // "矿体,厚度" and "一,3" in GBK.
        let bytes: [UInt8] = [
            0xBF, 0xF3, 0xCC, 0xE5, 0x2C, 0xBA, 0xF1, 0xB6, 0xC8, 0x0A, 0xD2, 0xBB, 0x2C, 0x33, 0x0A,
        ]
        let path = folder.file("a.csv")
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let (table, _) = try readTable(path: path, options: TableReadOptions(encoding: "GB18030"))
        #expect(table.header == ["矿体", "厚度"])
        #expect(table.rows[0].cells == ["一", "3"])
        let error = #expect(throws: GossanError.self) { try readTable(path: path) }
        #expect(error?.problem == "its text is not UTF-8")
    }

    @Test("UTF-16 and UTF-8 marks are understood")
    func marks() throws {
        let folder = try TemporaryFolder()
        for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf8] {
            let path = folder.file("a.csv")
            try #require("\u{FEFF}id,名\n1,锂\n".data(using: encoding)).write(to: URL(fileURLWithPath: path))
            let (table, _) = try readTable(path: path)
            #expect(table.header == ["id", "名"])
            #expect(table.rows[0].cells == ["1", "锂"])
        }
    }

    @Test("Short rows are filled with a warning, long ones refused with their line")
    func raggedRows() throws {
        let folder = try TemporaryFolder()
        let (table, warnings) = try readTable(path: folder.write("a,b,c\n1,2\n1,2,3,,\n", to: "a.csv"))
        #expect(table.rows.map(\.cells) == [["1", "2", ""], ["1", "2", "3"]])
        #expect(warnings.map(\.code) == ["short_rows"])
        let path = try folder.write("a,b\n1,2\n1,2,3\n", to: "b.csv")
        let error = #expect(throws: GossanError.self) { try readTable(path: path) }
        #expect(error?.subject == "\(path), line 3")
    }

    @Test("What is no table is refused", arguments: ["", "a,a\n1,2\n", "a,,b\n1,2,3\n", "a,b\n1,\"2\n"])
    func refused(text: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(text, to: "a.csv")
        #expect(throws: GossanError.self) { try readTable(path: path) }
    }

    @Test("A column is found in any case, and a wrong one is answered with the right one")
    func columns() throws {
        let table = TextTable(path: "a.csv", header: ["BHID", "Al2O3"], rows: [])
        #expect(try table.column("bhid") == 0)
        let error = #expect(throws: GossanError.self) { try table.column("AL2O") }
        #expect(error?.remedy == "did you mean 'Al2O3'? its columns are: BHID, Al2O3")
    }
}
