import Foundation
import TestSupport
import Testing

/// Files as they come, of rasterio's tests, Oasis montaj, surveys and atlases: each is read, read with a warning, or refused with
/// a reason; never taken for something else without a word. What is odd about each says the remark.
@Suite("Files from elsewhere", .enabled(if: SharedData.isPresent, "\(SharedData.absent)"))
struct FilesFromElsewhereTests {
    /// What becomes of a file.
    enum Outcome: Sendable {
        /// Read; the output holds the words.
        case read(String)
        /// Read with the warning of this code.
        case warned(String)
        /// Refused with this exit code and these words.
        case refused(Int32, String)
    }

    /// A file and how a config names it.
    struct File: Sendable, CustomStringConvertible {
        var input: String
        var crs = "EPSG:3857"
        var cell = "1 km"
        var extent = "a"
        var more = ""
        var outcome: Outcome
        var remark: String
        var description: String { remark }
    }

    private static let odd = "format_robustness/rasterio/"
    private static let montaj = "format_robustness/geosoft_oasis_montaj_grd/"

    static let rasters: [File] =
        [
            File(
                input: "raster: \(odd)N10W110.hgt.zip", crs: "EPSG:32612", outcome: .read("UTM zone 12N"),
                remark: "SRTM tile in an archive, cells by their centres"),
            File(
                input: "raster: /vsizip/\(odd)N10W110.hgt.zip/N10W110.hgt", crs: "EPSG:32612",
                outcome: .read("UTM zone 12N"), remark: "SRTM tile named within its archive"),
            File(
                input: "raster: \(odd)all-nodata.tif", crs: "EPSG:32628", cell: "10 m",
                more: "evidence: { e: { raster: a } }", outcome: .read("in order"),
                remark: "every cell missing: told when the layer is made"),
            File(
                input: "raster: \(odd)corrupt.tif", cell: "10 m", outcome: .refused(65, "is cut short"),
                remark: "cut short"),
            File(
                input: "raster: \(odd)float.tif", outcome: .refused(65, "states no coordinate reference system"),
                remark: "no system"),
            File(
                input: "raster: '\(odd)float.tif', crs: EPSG:32649", crs: "EPSG:32649", cell: "10 m",
                outcome: .read("30 x 20 cells"), remark: "rows from south to north, float64"),
            File(
                input: "raster: '\(odd)float32.tif', crs: EPSG:32649", crs: "EPSG:32649", cell: "10 m",
                outcome: .read("30 x 20 cells"), remark: "rows from south to north, float32"),
            File(
                input: "raster: '\(odd)float_nan.tif', crs: EPSG:32649", crs: "EPSG:32649", cell: "10 m",
                outcome: .read("30 x 20 cells"), remark: "NaN as nodata"),
            File(
                input: "raster: '\(odd)rotated.tif', crs: EPSG:32649", crs: "EPSG:32649", cell: "10 m",
                outcome: .read("25 x 23 cells"), remark: "turned by 30 degrees"),
            File(
                input: "raster: \(odd)float_raster_with_nodata.tif", crs: "EPSG:3035", cell: "100 m",
                outcome: .refused(65, "PROJ knows no datum shift"),
                remark: "custom system on a bare sphere or ellipsoid"),
            File(
                input: "raster: '\(odd)float_raster_with_extra_nodata.tif', allow_ballpark: true", crs: "EPSG:3035",
                cell: "100 m", outcome: .warned("ballpark_transformation"), remark: "the same, ballpark allowed"),
            File(input: "raster: \(odd)shade.tif", cell: "100 m", outcome: .read("in order"), remark: "255 as nodata"),
            File(
                input: "raster: \(odd)test_esri_wkt.tif", crs: "EPSG:5070", cell: "1 m",
                outcome: .read("none: same system"), remark: "ESRI's name of EPSG:5070"),
            File(
                input: "raster: \(odd)world.byte.tif", crs: "EPSG:32649", cell: "20 km",
                extent: "[200000, 2000000, 800000, 3000000]", outcome: .read("covers 100 %"), remark: "the whole world"),
            File(
                input: "raster: \(odd)RGB.byte.gcp.vrt", outcome: .refused(65, "ground control points alone"),
                remark: "control points alone"),
            File(
                input: "raster: \(odd)compdcs.vrt", outcome: .refused(65, "ground control points alone"),
                remark: "control points, compound system"),
            File(
                input: "raster: \(odd)no_band.h5", outcome: .refused(65, "name one of its parts"),
                remark: "HDF5 container"),
            File(
                input: "raster: \(odd)two-subs.h5", outcome: .refused(65, "://data2"),
                remark: "HDF5 container of two arrays"),
            File(
                input: "raster: 'HDF5:\"\(odd)two-subs.h5\"://data', crs: EPSG:32649",
                outcome: .refused(65, "does not tell where its cells lie"), remark: "HDF5 array without a place"),
            File(
                input: "raster: \(montaj)om_expected.nc", outcome: .refused(65, "does not tell where its cells lie"),
                remark: "netCDF without axes that GDAL knows"),
            File(
                input: "raster: \(montaj)om_byte.grd.gi", outcome: .refused(65, "cannot be read as a raster"),
                remark: "Oasis montaj's file beside a grid"),
            File(
                input: "raster: \(montaj)om_byte.grd.xml", outcome: .refused(65, "cannot be read as a raster"),
                remark: "metadata in place of a grid"),
            File(
                input: "raster: \(montaj)icgem-sample.gdf", outcome: .refused(65, "ICGEM"),
                remark: "ICGEM grid as raster"),
            File(
                input: "table: '\(montaj)icgem-sample-with-height.gdf', x: longitude, y: latitude, crs: EPSG:4326",
                outcome: .refused(65, "ICGEM"), remark: "ICGEM grid as table"),
        ]
        + ["byte", "double", "float", "long", "short"].map { type in
            File(
                input: "raster: \(montaj)om_\(type).grd", outcome: .refused(65, "Geosoft grid"),
                remark: "Geosoft grid of type \(type)")
        }

    static let surveys: [File] = [
        File(
            input: "raster: eanr_europe_K_U_Th/EANR_Thorium_concentration_in_soil.tif", crs: "EPSG:3035", cell: "20 km",
            extent: "[2500000, 1400000, 6000000, 5000000]", outcome: .read("Transformation to WGS84"),
            remark: "custom azimuthal system with its own shift"),
        File(
            input: "raster: eanr_europe_K_U_Th/thorium_SAGA/EANR_Thorium_concentration_in_soil.sdat", crs: "EPSG:3035",
            cell: "20 km", extent: "[2500000, 1400000, 6000000, 5000000]",
            outcome: .read("Transformation from GCS to WGS84"), remark: "the same as SAGA grid"),
        File(
            input: "raster: etopo1_0p2deg/etopo1_global_0p2deg.tif", crs: "EPSG:32760", cell: "20 km",
            extent: "[200000, 7000000, 900000, 8000000]", outcome: .read("covers 100 %"),
            remark: "world relief beyond the poles, study area across the 180th meridian"),
        File(
            input: "raster: etopo1_0p2deg/etopo1_global_0p2deg.tif", crs: "EPSG:32760", cell: "20 km",
            outcome: .refused(78, "write the box of the study area"), remark: "world relief as extent of a zone"),
        File(
            input: "raster: globe_dem_1km/globe_cameroon_minim_martap.tif", crs: "EPSG:32632", cell: "5 km",
            outcome: .read("in order"), remark: "GLOBE relief without nodata"),
        File(
            input: "raster: 'landsat7_olinda_brazil/L7_ETMs.tif', band: 4", crs: "EPSG:31985", cell: "100 m",
            outcome: .read("none: same system"), remark: "six bands cell by cell"),
        File(
            input: "raster: landsat7_olinda_brazil/olinda_dem_utm25s.tif", crs: "EPSG:31985", cell: "100 m",
            outcome: .read("Transformation to WGS84"), remark: "system with TOWGS84"),
        File(
            input: "raster: south_africa_gravity/south-africa-topography.nc", crs: "EPSG:32735", cell: "10 km",
            outcome: .refused(65, "states no coordinate reference system"),
            remark: "netCDF in degrees that says no system"),
        File(
            input: "table: 'south_africa_gravity/south-africa-gravity.ast', x: long, y: lat, crs: EPSG:4326",
            crs: "EPSG:32735", cell: "10 km", outcome: .refused(65, "columns of fixed width"),
            remark: "text in columns of fixed width"),
        File(
            input: "vector: capricorn_soil_geochem/CapricornSoilGeochem.shp", crs: "EPSG:28350",
            more: "evidence: { e: { interpolate: a, value: Ag_ppm } }", outcome: .warned("negative_contents"),
            remark: "contents below zero"),
        File(
            input: "vector: capricorn_soil_geochem/CapricornSoilGeochem.shp, negative_values: detection_limit",
            crs: "EPSG:28350", more: "evidence: { e: { interpolate: a, value: Ag_ppm } }",
            outcome: .warned("below_detection_halved"), remark: "contents below zero that are detection limits"),
        File(
            input: "vector: capricorn_soil_geochem/CapricornSoilGeochem.shp", crs: "EPSG:28350",
            outcome: .warned("placeholder_coordinates"), remark: "a point at -1.8e308"),
        File(
            input: "vector: capricorn_soil_geochem/CapricornSoilGeochem.shp, where: \"Size_fract = '>2000µm'\"",
            crs: "EPSG:28350", outcome: .read("in order"), remark: "UTF-8 in a shapefile that names no encoding"),
        File(
            input: "vector: ga_sirsam_geochem/geochem_sites.shp", crs: "EPSG:28351",
            more: "evidence: { e: { interpolate: a, value: K_ppm_imp } }", outcome: .read("in order"),
            remark: "degrees of GDA94"),
        File(
            input: "raster: ga_sirsam_geochem/er_depg.tif", crs: "EPSG:28351", outcome: .read("GDA94 to WGS 84"),
            remark: "0 as nodata"),
        File(
            input: "vector: gem_active_faults_2017/gem_faults_china_region.gpkg", crs: "EPSG:32649", cell: "10 km",
            extent: "[0, 2000000, 1000000, 4000000]", outcome: .read("in order"),
            remark: "GeoPackage of a later version"),
        File(
            input: "table: 'usgs_mineral_deposits/major_deposits_world.csv', x: lon, y: lat, crs: EPSG:4326",
            crs: "EPSG:32649", cell: "20 km", extent: "[0, 2000000, 1000000, 4000000]",
            outcome: .warned("features_out_of_reach"), remark: "deposits of the whole world"),
        File(
            input: "table: 'usgs_mineral_deposits/podiform_chromite.csv', x: lon, y: lat, crs: EPSG:4326",
            crs: "EPSG:32649", cell: "20 km", extent: "[0, 2000000, 1000000, 4000000]",
            outcome: .warned("features_without_geometry"), remark: "rows without coordinates"),
        File(
            input: "table: 'usgs_mineral_deposits/usmin_usa.csv', x: lon, y: lat, crs: EPSG:4326", crs: "EPSG:32649",
            cell: "20 km", extent: "[0, 2000000, 1000000, 4000000]",
            more: "evidence: { e: { distance: a, to: geometry } }",
            outcome: .refused(65, "does not touch the study area"), remark: "deposits of another continent"),
        File(
            input: "vector: ga_geological_provinces/provinces.geojson", crs: "EPSG:3577", cell: "20 km",
            extent: "[-2000000, -5000000, 2000000, -1000000]", outcome: .read("Australian Albers"),
            remark: "shapes of several kinds of polygons"),
        File(
            input: "vector: natural_earth/ne_50m_lakes.json", crs: "EPSG:32649", cell: "20 km",
            extent: "[0, 2000000, 1000000, 4000000]", outcome: .warned("features_out_of_reach"),
            remark: "lakes of the whole world"),
        File(
            input: "vector: \(odd)box.shp", crs: "EPSG:32618", cell: "100 m", outcome: .refused(65, "without its .shx"),
            remark: "shapefile without index"),
        File(
            input: "vector: \(odd)issue1446.geojson", crs: "EPSG:32618", cell: "1 m", outcome: .read("2015 x 1409"),
            remark: "GeoJSON with a polygon of many corners"),
    ]

    @Test("Rasters", arguments: rasters) func raster(file: File) throws { try check(file) }

    @Test("Surveys and atlases", arguments: surveys) func survey(file: File) throws { try check(file) }

    private func check(_ file: File) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/format_robustness", withDestinationPath: SharedData.path("format_robustness"))
        for name in try FileManager.default.contentsOfDirectory(atPath: SharedData.folder)
        where name != "format_robustness" {
            try FileManager.default.createSymbolicLink(
                atPath: folder.path + "/" + name, withDestinationPath: SharedData.path(name))
        }
        let config = try folder.write(
            "a.yaml",
            """
            version: 1
            name: A
            inputs:
              a: { \(file.input) }
            grid: { crs: \(file.crs), cell: \(file.cell), extent: \(file.extent) }
            \(file.more)
            """)
        let result = try Binary.run(["check", config])
        switch file.outcome {
        case .read(let words):
            #expect(result.status == 0 && result.output.contains(words), "\(result.output)\(result.errors)")
        case .warned(let code):
            #expect(result.status == 0 && result.output.contains("[\(code)]"), "\(result.output)\(result.errors)")
        case .refused(let status, let words):
            #expect(result.status == status && result.errors.contains(words), "\(result.output)\(result.errors)")
            #expect(result.errors.contains("= help: "), "\(result.errors)")
        }
    }
}
