import Foundation
import TestSupport
import Testing

/// Files that are not there, not whole, not what they are called, or cannot be written.
let wrongFiles: [WrongInput] = [
    WrongInput(
        "a file that is not there, with a similar one beside it", .exit(66),
        """
        inputs.likely, likley.asc: the file does not exist → did you mean 'likely.asc'?
        """
    ) {
        try $0.change("survey.yaml", "raster: likely.asc", to: "raster: likley.asc")
    },
    WrongInput(
        "a database that cannot be reached, its driver in small letters", .exit(75),
        """
        inputs.likely, pg:host=127.0.0.1 port=1 dbname=geo table=dem: the server cannot be reached → check its name and \
        port in the connection, and the network, then run again
        """
    ) {
        try $0.change(
            "survey.yaml", "raster: likely.asc", to: "raster: \"pg:host=127.0.0.1 port=1 dbname=geo table=dem\"")
    },
    WrongInput(
        "a folder that is not there", .exit(66),
        """
        inputs.soils, data/soils.csv: the file does not exist → the folder 'data' does not exist or is empty; \
        check the path
        """
    ) {
        try $0.change("survey.yaml", "table: soils.csv", to: "table: data/soils.csv")
    },
    WrongInput(
        "several inputs that cannot be used, all told at once", .exit(66),
        """
        inputs.likely, gone.tif: the file does not exist → check the path; the folder '.' holds 10 other files
        inputs.soils, soils.csv: has no column 'east' → its columns are: x, y, ga, rock
        """
    ) {
        try $0.change("survey.yaml", "raster: likely.asc", to: "raster: gone.tif")
        try $0.change("survey.yaml", "table: soils.csv, x: x", to: "table: soils.csv, x: east")
    },
    WrongInput(
        "a table that the holes lack", .exit(66),
        """
        inputs.holes, deviation.csv: the file does not exist → check the path; the folder '.' holds 10 other \
        files
        """
    ) {
        try $0.change("survey.yaml", "survey: survey.csv", to: "survey: deviation.csv")
    },
    WrongInput(
        "a commodity file that is not there", .exit(66),
        """
        survey.yaml:3:12: commodity: the file missing.yaml does not exist → check the path, which is relative to the config
        """
    ) { try $0.change("survey.yaml", "commodity: bauxite", to: "commodity: missing.yaml") },
    WrongInput(
        "a file of a cut-off profile that is not there", .exit(66),
        """
        survey.yaml:24:26: estimate.cutoff.profile: the file missing.yaml does not exist → check the path, which is \
        relative to the config
        """
    ) {
        try $0.change(
            "survey.yaml", "cutoff:     { cutoff: [\"al2o3 >= 40 %\"],", to: "cutoff:     { profile: missing.yaml } # ")
    },
    WrongInput(
        "a VRT whose source is gone", .exit(66),
        """
        inputs.likely, likely.vrt: its source file gone.tif does not exist → put it there, or correct its name \
        in the VRT: check the path; the folder '.' holds 11 other files
        """
    ) {
        try $0.tool("gdal_translate", ["likely.asc", "gone.tif"])
        try $0.tool("gdal_translate", ["-of", "VRT", "gone.tif", "likely.vrt"])
        try FileManager.default.removeItem(atPath: $0.folder + "/gone.tif")
        try $0.change("survey.yaml", "raster: likely.asc", to: "raster: likely.vrt")
    },
    WrongInput(
        "a file that may not be read", .exit(66), if: NobodyUser.isPossible,
        """
        inputs.likely, likely.asc: may not be read: permission denied → have its owner allow you to read it, or \
        name a copy
        """
    ) {
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: $0.folder + "/likely.asc")
        $0.user = NobodyUser.prefix
    },
    WrongInput(
        "a folder in place of a file", .exit(65),
        """
        inputs.soils, soils.csv: is a folder where a file is needed → name the file in it
        """
    ) {
        try FileManager.default.removeItem(atPath: $0.folder + "/soils.csv")
        try FileManager.default.createDirectory(atPath: $0.folder + "/soils.csv", withIntermediateDirectories: true)
    },
    WrongInput(
        "an empty table", .exit(65),
        """
        inputs.soils, soils.csv: is empty → it needs a header and rows
        """
    ) { try $0.write("soils.csv", "") },
    WrongInput(
        "an empty raster", .exit(65),
        """
        inputs.likely, likely.asc: cannot be read as a raster → check it with 'gdalinfo'; the file may be \
        damaged or no raster at all
        """
    ) { try $0.write("likely.asc", "") },
    WrongInput(
        "a GeoTIFF that is cut short", .exit(65),
        """
        inputs.likely, likely.tif: is cut short: its cells need … bytes, and it has … → copy or download \
        the file again
        """
    ) {
        try $0.tool("gdal_translate", ["likely.asc", "likely.tif"])
        try $0.cut("likely.tif", to: 0.7)
        try $0.change("survey.yaml", "likely.asc", to: "likely.tif")
    },
    WrongInput(
        "a grid of text that is cut short", .exit(65),
        """
        inputs.likely, likely.asc, band 1: reading failed in tile 0, 35 → the file may be damaged or cut short; \
        check it with 'gdalinfo -checksum'
        """
    ) { try $0.cut("likely.asc", to: 0.9) },
    WrongInput(
        "a GeoPackage that is cut short", .exit(65),
        """
        inputs.belts, belts.gpkg: cannot be read as vector features → check it with 'ogrinfo'; the file may be \
        damaged or of another kind
        """
    ) {
        try $0.tool("ogr2ogr", ["-f", "GPKG", "belts.gpkg", "belts.geojson"])
        try $0.cut("belts.gpkg", to: 0.6)
        try $0.change("survey.yaml", "belts.geojson", to: "belts.gpkg")
    },
    WrongInput(
        "a pipe in place of a table", .exit(65),
        """
        inputs.faults, faults.csv: is a pipe or a device, no file: inputs are read more than once → write what it gives to a file, \
        and name that
        """
    ) {
        try FileManager.default.removeItem(atPath: $0.folder + "/faults.csv")
        #expect(mkfifo($0.folder + "/faults.csv", 0o600) == 0)
    },
    WrongInput(
        "a table that is cut short within quotes", .exit(65),
        """
        inputs.faults, faults.csv, line 2: a quoted text is never closed → close the quote; write a quote inside \
        a text twice
        """
    ) { try $0.cut("faults.csv", to: 0.3) },
    WrongInput(
        "a DXF drawing that is cut short", .exit(65),
        """
        inputs.faults, faults.dxf: is cut short: a DXF file ends with 'EOF' → copy or export the drawing again
        """
    ) {
        try $0.tool("ogr2ogr", ["-f", "DXF", "-nlt", "LINESTRING", "faults.dxf", "faults.csv", "-select", ""])
        try $0.cut("faults.dxf", to: 0.99)
        try $0.change("survey.yaml", "table: faults.csv, wkt: wkt", to: "vector: faults.dxf")
        try $0.change("survey.yaml", ", where: \"kind = 'fault'\"", to: "")
    },
    WrongInput(
        "text that is called a GeoTIFF", .exit(65),
        """
        inputs.likely, likely.tif: cannot be read as a raster → check it with 'gdalinfo'; the file may be \
        damaged or no raster at all
        """
    ) {
        try $0.write("likely.tif", "x,y,z\n1,2,3\n")
        try $0.change("survey.yaml", "likely.asc", to: "likely.tif")
    },
    WrongInput(
        "a GeoTIFF that is called a table", .exit(65),
        """
        inputs.soils, soils.csv: is no text, whatever its name says: it holds zero bytes → name a table in text, \
        or give the file the ending of what it is, such as .xlsx or .dbf
        """
    ) {
        try $0.tool("gdal_translate", ["likely.asc", "likely.tif"])
        try FileManager.default.removeItem(atPath: $0.folder + "/soils.csv")
        try FileManager.default.moveItem(atPath: $0.folder + "/likely.tif", toPath: $0.folder + "/soils.csv")
    },
    WrongInput(
        "a web page, as a failed download leaves it", .exit(65),
        """
        inputs.likely, likely.tif: is a web page and not data, as a failed download leaves it, which GDAL cannot \
        read → download the file again
        """
    ) {
        try $0.write("likely.tif", "<!DOCTYPE html><html><body>404</body></html>")
        try $0.change("survey.yaml", "likely.asc", to: "likely.tif")
    },
    WrongInput(
        "an archive named in place of the dataset in it", .exit(65),
        """
        inputs.belts, shp.zip: is an archive, which is not read by its name alone → put '/vsizip/' before its \
        path, and write what is meant in it behind its path: '/vsizip/shp.zip/belts.shp'
        """
    ) {
        try $0.tool("ogr2ogr", ["-nln", "belts", "belts.shp.zip", "belts.geojson"])
        try FileManager.default.moveItem(atPath: $0.folder + "/belts.shp.zip", toPath: $0.folder + "/shp.zip")
        try $0.change("survey.yaml", "belts.geojson, id: belt", to: "shp.zip, id: belt")
    },
    WrongInput(
        "a compressed file named as it is", .exit(65),
        """
        inputs.belts, belts.geojson.gz: is an archive, which is not read by its name alone → put '/vsigzip/' before \
        its path: '/vsigzip/belts.geojson.gz'
        """
    ) {
        try $0.tool("ogr2ogr", ["-f", "GeoJSON", "/vsigzip/belts.geojson.gz", "belts.geojson"])
        try $0.change("survey.yaml", "belts.geojson", to: "belts.geojson.gz")
    },
    WrongInput(
        "a shapefile without its index", .exit(65),
        """
        inputs.belts, belts.shp: is a shapefile without its .shx → copy the .shx that belongs to it, or make one \
        with 'ogrinfo --config SHAPE_RESTORE_SHX YES belts.shp'
        """
    ) {
        try $0.tool("ogr2ogr", ["belts.shp", "belts.geojson"])
        try FileManager.default.removeItem(atPath: $0.folder + "/belts.shx")
        try $0.change("survey.yaml", "belts.geojson, id: belt", to: "belts.shp, id: belt")
    },
    WrongInput(
        "an image in a format that this GDAL has no driver for", .exit(69),
        """
        inputs.likely, likely.ecw: is an ECW image, which this GDAL has no driver for → turn it into GeoTIFF \
        with a program that reads it
        """
    ) {
        try $0.write("likely.ecw", "ecw")
        try $0.change("survey.yaml", "likely.asc", to: "likely.ecw")
    },
    WrongInput(
        "a run folder that holds inputs named like results", .exit(78), by: .run,
        """
        outputs.folder: holds the input growth.csv, which the run would write over → choose a folder of its own \
        for the results, here or with --output DIR
        """
    ) {
        try $0.write("growth.csv", try $0.text("baseline.csv"))
        try $0.change("survey.yaml", "baseline.csv", to: "growth.csv")
        $0.output = $0.folder
    },
    WrongInput(
        "a run folder that may not be written", .exit(73), by: .run, if: NobodyUser.isPossible,
        """
        locked/out: the folder cannot be made: Permission denied → choose a folder that you may write to with \
        --output DIR
        """
    ) {
        try FileManager.default.createDirectory(
            atPath: $0.folder + "/locked", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o555])
        $0.output = $0.folder + "/locked/out"
        $0.user = NobodyUser.prefix
    },
    WrongInput(
        "a file in place of the run folder", .exit(73), by: .run,
        """
        taken: is a file, where the run folder is to be → choose another folder with --output DIR
        """
    ) {
        try $0.write("taken", "")
        $0.output = $0.folder + "/taken"
    },
    WrongInput(
        "a folder in place of a result", .exit(73), by: .run,
        """
        out/run.json: is a folder, where a file is to be written → move the folder away, or choose another run \
        folder with --output DIR
        """
    ) {
        try FileManager.default.createDirectory(atPath: $0.output + "/run.json", withIntermediateDirectories: true)
    },
    WrongInput(
        "a full disk", .exit(74), by: .run, if: SmallDisk.isPossible,
        """
        out/work/evidence/likelihood.tif: writing failed: the disk is full → free some space there, \
        or choose another folder with --output DIR, then run again
        """
    ) {
        let disk = try SmallDisk(kilobytes: 64)
        $0.disk = disk
        $0.output = disk.path + "/out"
    },
    WrongInput(
        "an input that changes while the run goes on", .exit(75), by: .run,
        """
        soils.csv: was changed while the run went on → run again once nothing writes to it; what rests on it is \
        not kept
        """
    ) { survey in
        // Slow enough to be caught: formulas over a few hundred thousand cells.
        try survey.change("survey.yaml", "cell: 100 m", to: "cell: 4 m")
        survey.meanwhile = {
            try survey.write("soils.csv", try survey.text("soils.csv") + "36500600,2600600,12,shale\n")
        }
    },
    WrongInput(
        "an output folder with somebody's own table", .exit(73), by: .run,
        """
        out/belts.csv: has the name of a result, but nothing tells that a run has left it → choose another folder with --output DIR, or move it away
        """
    ) { survey in
        try FileManager.default.createDirectory(atPath: survey.output, withIntermediateDirectories: true)
        try survey.write("out/belts.csv", "mine\n")
    },
    WrongInput(
        "a second run in the same folder", .exit(75), by: .run,
        """
        out: another run is writing into this folder (process 4711 on elsewhere) → wait until it has ended, or \
        choose another folder with --output DIR; if that run is gone, give --force-unlock
        """
    ) { survey in
        try FileManager.default.createDirectory(atPath: survey.output, withIntermediateDirectories: true)
        try survey.write("out/run.lock", "elsewhere 4711\n")
    },
]
