import Foundation
import Foundations
import Streaming
import Testing

struct ScratchRowsTests {
    @Test("Rows come back as they were written, and the file leaves no name behind")
    func roundTrip() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "scratch-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let scratch = try ScratchRows<Int32>(in: folder, columns: 5, rows: 4)
        try scratch.write(2..<4, from: Array(10..<20))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        var row = [Int32](repeating: -1, count: 5)
        try scratch.read(3..<4, into: &row)
        #expect(row == [15, 16, 17, 18, 19])
        try scratch.read(0..<1, into: &row)
        #expect(row == [0, 0, 0, 0, 0])
    }

    @Test("A folder that cannot be written to is named in the error")
    func noFolder() {
        let error = #expect(throws: GossanError.self) {
            try ScratchRows<Float>(in: "/nowhere/at/all", columns: 1, rows: 1)
        }
        #expect(error?.kind == .cannotWrite)
        #expect(error?.subject == "/nowhere/at/all")
    }
}
