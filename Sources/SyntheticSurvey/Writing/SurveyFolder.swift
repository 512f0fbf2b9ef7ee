import Foundation
import Foundations
import Geodata

/// The folder into which a survey is written; keeps the list of its files.
struct SurveyFolder {
    /// How its README begins.
    static let title = "# SYNTHETIC survey"

    /// Its path.
    let path: String
    /// What has been written, in order.
    private(set) var files: [SyntheticSurveyManifest.File] = []

    /// Makes the folder and the ones inside it, or takes one that holds a survey of this kind, whose files are made again.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - about: What it is, written first, so that one whose making was broken off is known too.
    /// - Throws: `GossanError(.cannotWrite)` when that fails, or the folder holds something else.
    init(_ path: String, about: String) throws {
        self.path = literalPath(path)
        try requireOwn()
        do {
            try FileManager.default.createDirectory(atPath: self.path, withIntermediateDirectories: true)
            try Data(about.utf8).write(to: URL(fileURLWithPath: self.path + "/README.md"), options: .atomic)
            try FileManager.default.createDirectory(
                atPath: self.path + "/truth", withIntermediateDirectories: true, attributes: nil)
        } catch {
            throw diskFailure(path, "the folder cannot be made")
        }
    }

    /// Files of other surveys have names such as `collar.csv` too.
    private func requireOwn() throws {
        let manifest = path + "/manifest.json"
        let content = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
        guard let first = content.first else { return }
        let known = FileManager.default.contents(atPath: manifest).flatMap {
            try? JSONDecoder().decode(SyntheticSurveyManifest.self, from: $0)
        }
        let about = FileManager.default.contents(atPath: path + "/README.md").map {
            String(decoding: $0, as: UTF8.self)
        }
        guard known == nil, about?.hasPrefix(Self.title) != true else { return }
        throw GossanError(
            .cannotWrite, subject: path,
            problem: "is not empty and holds no synthetic survey: it holds '\(first)'",
            remedy: "name a folder that does not exist yet, is empty, or holds such a survey")
    }

    /// Writes a text.
    mutating func write(_ text: String, to name: String, holds: String) throws {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name), options: .atomic)
        } catch {
            throw diskFailure(path + "/" + name, "cannot be written")
        }
        files.append(.init(path: name, holds: holds))
    }

    /// Writes a table as CSV.
    mutating func write(_ table: SurveyTable, to name: String, holds: String) throws {
        try write(table.text, to: name, holds: holds)
    }

    /// Writes features as a GeoPackage of one layer, named like the file and described as synthetic.
    ///
    /// - Parameters:
    ///   - features: All with the same attributes.
    ///   - kind: What sort of shapes they have.
    ///   - name: The file.
    ///   - crs: The survey's CRS.
    ///   - holds: What the file holds.
    mutating func write(
        _ features: [MapFeature], _ kind: GeometryKind, to name: String, crs: String, holds: String
    ) throws {
        let layerName = name.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? name
        let layer = FeatureLayer(
            name: layerName, crs: try CoordinateReference(crs), geometryKind: kind,
            fields: features.first?.attributes.map { FieldDefinition($0.name, .text) } ?? [],
            features: features.enumerated().map { index, feature in
                let fields = feature.attributes.map { ($0.name, FieldValue.text($0.value)) }
                return Feature(
                    id: index + 1, geometry: feature.geometry, fields: Dictionary(uniqueKeysWithValues: fields))
            })
        let writer = try FeatureWriter(path: path + "/" + name)
        try writer.write(layer, description: "SYNTHETIC: " + holds)
        try writer.close()
        files.append(.init(path: name, holds: holds))
    }

    /// Writes a raster as GeoTIFF that says in its metadata that it is synthetic.
    mutating func write(_ raster: SurveyRaster, to name: String, unit: String, nodata: Double?) throws {
        let band = BandMetadata(description: raster.title, unit: unit, nodata: nodata)
        let writer = try RasterWriter(
            path: path + "/" + name, grid: raster.grid, bands: [band],
            metadata: ["SYNTHETIC": "YES", "TIFFTAG_IMAGEDESCRIPTION": "SYNTHETIC: " + raster.title])
        try writer.write(raster.grid.window, from: raster.values)
        try writer.close()
        files.append(.init(path: name, holds: raster.title))
    }
}
