import Foundation
import Foundations
import Geodata
import Testing

/// Attributes of shapefiles in Chinese encodings, told by a .cpg file or by the language byte of the table.
@Suite("Text of shapefiles") struct ShapefileTextTests {
    /// A table of one field `NAME` with one row: the format of dBASE III (header of 32 bytes, one descriptor of 32, 0x0D).
    ///
    /// - Parameters:
    ///   - text: The bytes of the value.
    ///   - language: Byte 29 of the header: 0x4D for code page 936 (GBK), 0 for nothing said.
    private func table(_ text: [UInt8], language: UInt8) -> [UInt8] {
        let width: UInt8 = 20
        var header: [UInt8] = [3, 100, 1, 1, 1, 0, 0, 0, 65, 0, width + 1, 0] + [UInt8](repeating: 0, count: 20)
        header[29] = language
        let field = Array("NAME".utf8) + [UInt8](repeating: 0, count: 7) + [0x43, 0, 0, 0, 0, width]
        let descriptor = field + [UInt8](repeating: 0, count: 32 - field.count)
        let value = text + [UInt8](repeating: 0x20, count: Int(width) - text.count)
        return header + descriptor + [0x0D, 0x20] + value + [0x1A]
    }

    /// A shapefile of one point with this table.
    private func shapefile(_ text: [UInt8], language: UInt8 = 0, codePage: String? = nil) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let point = FeatureLayer(
            name: "a", crs: try CoordinateReference("EPSG:4524"), geometryKind: .points,
            fields: [FieldDefinition("NAME", .text, width: 20)],
            features: [Feature(id: 0, geometry: .points([Point(x: 36_400_000, y: 2_600_000)]), fields: [:])])
        _ = try writeFeatures([point], path: folder.file("a.shp"), format: .shapefile)
        try Data(table(text, language: language)).write(to: URL(fileURLWithPath: folder.file("a.dbf")))
        try? FileManager.default.removeItem(atPath: folder.file("a.cpg"))
        if let codePage { _ = try folder.write(codePage, to: "a.cpg") }
        return folder
    }

    private func name(_ folder: TemporaryFolder, encoding: String? = nil) throws -> FieldValue? {
        let read = try readFeatures(path: folder.file("a.shp"), options: VectorReadOptions(encoding: encoding))
        return read.layer.features[0].fields["NAME"]
    }

    /// "铝土矿" (bauxite) by the GBK table (GB 2312 rows 34, 45, 31: bytes row + 0xA0, cell + 0xA0).
    private let bauxite: [UInt8] = [0xC2, 0xC1, 0xCD, 0xC1, 0xBF, 0xF3]

    @Test("A .cpg file names the encoding", arguments: ["GBK", "936", "GB18030", "CP936"])
    func codePage(name page: String) throws {
        #expect(try name(shapefile(bauxite, codePage: page)) == .text("铝土矿"))
    }

    @Test("The language byte of the table does where there is no .cpg")
    func languageByte() throws {
        #expect(try name(shapefile(bauxite, language: 0x4D)) == .text("铝土矿"))
    }

    @Test("The config's encoding comes before what the file says")
    func configured() throws {
        #expect(try name(shapefile(bauxite, codePage: "UTF-8"), encoding: "GBK") == .text("铝土矿"))
        #expect(try name(shapefile(bauxite), encoding: "GB18030") == .text("铝土矿"))
    }

    @Test("Chinese bytes of which nothing says the encoding are refused or told, never garbled without a word")
    func unknown() throws {
        let folder = try shapefile(bauxite)
        do {
            let read = try readFeatures(path: folder.file("a.shp"))
            #expect(!read.warnings.isEmpty, "\(String(describing: read.layer.features[0].fields["NAME"]))")
        } catch let error as GossanError {
            #expect(error.remedy.contains("GB18030"))
        }
    }

    @Test("UTF-8 that the file calls Latin-1 brings a warning with the remedy, which holds")
    func garbled() throws {
        // "µm" in UTF-8; byte 0x57 of the table stands for code page 1252.
        let folder = try shapefile([0xC2, 0xB5, 0x6D], language: 0x57)
        let read = try readFeatures(path: folder.file("a.shp"))
        #expect(read.layer.features[0].fields["NAME"] == .text("Âµm"))
        #expect(read.warnings.contains { $0.code == "garbled_text" && $0.message.contains("encoding: UTF-8") })
        #expect(try name(folder, encoding: "UTF-8") == .text("µm"))
    }

    @Test("A condition finds Chinese text")
    func condition() throws {
        let folder = try shapefile(bauxite, codePage: "GBK")
        #expect(try readFeatures(path: folder.file("a.shp"), where: "NAME = '铝土矿'").layer.features.count == 1)
    }
}
