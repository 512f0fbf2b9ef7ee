import CGDAL
import Foundations

/// A file format for features.
public enum VectorFormat: String, Sendable, Hashable, Codable, CaseIterable {
    /// GeoPackage: several layers, styles, any SQL.
    case geoPackage
    /// FlatGeobuf: one layer, indexed, for the web and large data.
    case flatGeobuf
    /// Shapefile: one layer of one kind, field names of ten letters.
    case shapefile
    /// Excel workbook: a sheet for each layer, without shapes.
    case workbook

    var driverName: String {
        switch self {
        case .geoPackage: "GPKG"
        case .flatGeobuf: "FlatGeobuf"
        case .shapefile: "ESRI Shapefile"
        case .workbook: "XLSX"
        }
    }

    func layerOptions(_ description: String) -> [String] {
        switch self {
        case .geoPackage:
            ["SPATIAL_INDEX=YES", "GEOMETRY_NAME=geom", "FID=fid"]
                + (description.isEmpty ? [] : ["DESCRIPTION=\(description)"])
        case .flatGeobuf: ["SPATIAL_INDEX=YES"]
        case .shapefile: ["ENCODING=UTF-8"]
        case .workbook: []
        }
    }
}
