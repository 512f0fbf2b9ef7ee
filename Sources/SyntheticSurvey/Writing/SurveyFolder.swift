import Delivery
import Foundation
import Foundations
import Geodata

/// The folder into which a survey is written; keeps the list of its files.
struct SurveyFolder {
    /// Its path.
    let path: String
    /// What has been written, in order.
    private(set) var files: [SyntheticSurveyManifest.File] = []

    /// Makes the folder and the ones inside it, or takes one that holds a survey of this kind, whose files are made again.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - about: Its README, written first, so that one whose making was broken off is known too.
    /// - Throws: `GossanError(.cannotWrite)` when that fails, or the folder holds something else.
    init(_ path: String, about: String) throws {
        self.path = literalPath(path)
        try requireOwn()
        do {
            try FileManager.default.createDirectory(atPath: self.path, withIntermediateDirectories: true)
            try write(about, to: "README.md", holds: "what this folder is")
            // Written last, so that it tells of a survey that is whole.
            unlink(self.path + "/manifest.json")
            try FileManager.default.createDirectory(
                atPath: self.path + "/truth", withIntermediateDirectories: true, attributes: nil)
        } catch let failure as GossanError {
            throw failure
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
        guard known == nil, about.map(SurveyReadme.isOwn) != true else { return }
        throw GossanError(
            .cannotWrite, subject: path,
            problem: "is not empty and holds no synthetic survey: it holds '\(first)'",
            remedy: "name a folder that does not exist yet, is empty, or holds such a survey")
    }

    /// Writes a text.
    mutating func write(_ text: String, to name: String, holds: String) throws {
        try AtomicFile.write(text, to: path + "/" + name)
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
        try AtomicFile.produce(path + "/" + name) { beside in
            let writer = try FeatureWriter(path: beside)
            try writer.write(layer, description: "SYNTHETIC: " + holds)
            try writer.close()
        }
        files.append(.init(path: name, holds: holds))
    }

    /// Writes a raster as GeoTIFF that says in its metadata that it is synthetic.
    mutating func write(_ raster: SurveyRaster, to name: String, unit: String, nodata: Double?) throws {
        let band = BandMetadata(description: raster.title, unit: unit, nodata: nodata)
        try AtomicFile.produce(path + "/" + name) { beside in
            let writer = try RasterWriter(
                path: beside, grid: raster.grid, bands: [band],
                metadata: ["SYNTHETIC": "YES", "TIFFTAG_IMAGEDESCRIPTION": "SYNTHETIC: " + raster.title])
            try writer.write(raster.grid.window, from: raster.values)
            try writer.close()
        }
        files.append(.init(path: name, holds: raster.title))
    }
}
