import Foundation
import Foundations
import Geodata

/// The folder into which a survey is written; keeps the list of its files.
struct SurveyFolder {
    /// Its path.
    let path: String
    /// What has been written, in order.
    private(set) var files: [SyntheticSurveyManifest.File] = []

    /// Makes the folder and the ones inside it.
    ///
    /// - Throws: `GossanError(.cannotWrite)` when that fails.
    init(_ path: String) throws {
        self.path = path
        do {
            try FileManager.default.createDirectory(
                atPath: path + "/truth", withIntermediateDirectories: true, attributes: nil)
        } catch {
            throw GossanError(
                .cannotWrite, subject: path, problem: "the folder cannot be made (\(error.localizedDescription))",
                remedy: "choose a folder that you may write to")
        }
    }

    /// Writes a text.
    mutating func write(_ text: String, to name: String, holds: String) throws {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name), options: .atomic)
        } catch {
            throw GossanError(
                .cannotWrite, subject: path + "/" + name, problem: "writing failed (\(error.localizedDescription))",
                remedy: "check that the disk has room and that you may write there")
        }
        files.append(.init(path: name, holds: holds))
    }

    /// Writes a table as CSV.
    mutating func write(_ table: SurveyTable, to name: String, holds: String) throws {
        try write(table.text, to: name, holds: holds)
    }

    /// Writes features of the survey's CRS as GeoJSON.
    mutating func write(
        _ features: [MapFeature], to name: String, _ geographic: GeographicPositions, holds: String
    ) throws {
        let carried = try features.map { feature in
            MapFeature(geometry: try geographic.geographic(feature.geometry), attributes: feature.attributes)
        }
        try write(featureCollectionText(carried, name: "synthetic"), to: name, holds: holds)
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
