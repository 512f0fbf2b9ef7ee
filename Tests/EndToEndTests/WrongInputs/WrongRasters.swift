import Foundation

/// Rasters without a place, in another, or without values to calculate with.
let wrongRasters: [WrongInput] = [
    WrongInput(
        "colours of numbers, as classes have them", .warning("colour_table"),
        """
        inputs.likely: has a colour for each number, as maps of classes do, and is taken as a quantity that may be \
        averaged; write 'kind: classes', or 'kind: continuous' where it is one
        """
    ) {
        try $0.tool("gdal_translate", ["-q", "-ot", "Byte", "-scale", "0", "1", "0", "10", "likely.asc", "plain.tif"])
        try $0.tool("gdal_translate", ["-q", "-of", "VRT", "plain.tif", "likely.vrt"])
        try $0.change(
            "likely.vrt", "<ColorInterp>Gray</ColorInterp>",
            to:
                "<ColorInterp>Palette</ColorInterp><ColorTable><Entry c1=\"255\" c2=\"0\" c3=\"0\" c4=\"255\"/></ColorTable>"
        )
        try $0.change("survey.yaml", "likely.asc", to: "likely.vrt")
    },
    WrongInput(
        "latitudes that are not evenly spaced", .warning("uneven_grid"),
        """
        inputs.uneven: its rows or columns are not evenly spaced, and GDAL places them as if they were: cells may \
        lie elsewhere; interpolate it onto an even grid first
        """
    ) {
        try $0.write("uneven.nc", Array(Data(base64Encoded: unevenLatitudes) ?? Data()))
        try $0.change("survey.yaml", "inputs:\n", to: "inputs:\n  uneven: { raster: uneven.nc, crs: EPSG:4326 }\n")
    },
    WrongInput(
        "no coordinate reference system", .exit(65),
        """
        inputs.likely: the file states no coordinate reference system → add 'crs: EPSG:<code>' if you know it, \
        or 'assume_crs: EPSG:<code>' to state an assumption
        """
    ) {
        try $0.change("survey.yaml", "likely.asc, crs: EPSG:4524", to: "likely.asc")
    },
    WrongInput(
        "a system that is assumed", .warning("crs_assumed"),
        """
        likely: the file states no system; EPSG:4524 (CGCS2000 / 3-degree Gauss-Kruger zone 36) is assumed
        """
    ) {
        try $0.change("survey.yaml", "likely.asc, crs: EPSG:4524", to: "likely.asc, assume_crs: EPSG:4524")
    },
    WrongInput(
        "a system that differs from that of the file", .warning("crs_overridden"),
        """
        likely: the file says EPSG:32648 (WGS 84 / UTM zone 48N), the config EPSG:4524 (CGCS2000 / 3-degree \
        Gauss-Kruger zone 36); the config holds
        """
    ) {
        try $0.tool("gdal_translate", ["-a_srs", "EPSG:32648", "likely.asc", "likely.tif"])
        try $0.change("survey.yaml", "likely.asc", to: "likely.tif")
    },
    WrongInput(
        "degrees that are called metres", .exit(65),
        """
        inputs.likely: its coordinates do not fit EPSG:4524 (CGCS2000 / 3-degree Gauss-Kruger zone 36) → check \
        'crs', and whether x and y are swapped
        """
    ) {
        try $0.write("likely.asc", degrees)
        try $0.change("survey.yaml", "extent: likely", to: "extent: belts")
    },
    WrongInput(
        "metres that are called degrees", .exit(65),
        """
        inputs.likely: its coordinates go up to 36506000, which are no degrees as EPSG:4490 (China Geodetic \
        Coordinate System 2000) has them → name the projected system that they are in, whose unit is the metre
        """
    ) {
        try $0.change("survey.yaml", "likely.asc, crs: EPSG:4524", to: "likely.asc, crs: EPSG:4490")
        try $0.change("survey.yaml", "extent: likely", to: "extent: belts")
    },
    WrongInput(
        "another datum, with a ballpark transformation alone", .exit(65),
        """
        inputs.likely, EPSG:2360 (Xian 1980 / 3-degree Gauss-Kruger zone 36) to EPSG:4524 (CGCS2000 / 3-degree \
        Gauss-Kruger zone 36): PROJ knows no datum shift here; leaving it out can misplace points by 100 m and \
        more → write 'crs' at the input where its file names the system badly; else give the data in the target's \
        datum, install the shift's grid (proj-data), or allow ballpark transformations in the config
        """
    ) {
        try $0.change("survey.yaml", "likely.asc, crs: EPSG:4524", to: "likely.asc, crs: EPSG:2360")
        try $0.change("survey.yaml", "extent: likely", to: "extent: belts")
    },
    WrongInput(
        "another datum, with a ballpark transformation that the config allows", .warning("ballpark_transformation"),
        """
        likely: the datum shift is left out (…), as the config allows
        """
    ) {
        try $0.change(
            "survey.yaml", "likely.asc, crs: EPSG:4524", to: "likely.asc, crs: EPSG:2360, allow_ballpark: true")
        try $0.change("survey.yaml", "extent: likely", to: "extent: belts")
    },
    WrongInput(
        "no overlap with the study area", .exit(65),
        """
        inputs.likely: does not touch the study area → check its coordinate reference system, and the extent of \
        the grid
        """
    ) {
        try $0.change("likely.asc", "yllcorner 2600000.0", to: "yllcorner 2800000.0")
        try $0.change("survey.yaml", "extent: likely", to: "extent: belts")
    },
    WrongInput(
        "ground far from where the system is meant for", .warning("outside_area_of_use"),
        """
        belts: lies around longitude 108.1, latitude 59.5, outside the area that EPSG:4524 (CGCS2000 / 3-degree \
        Gauss-Kruger zone 36) is meant for (…); check the system, \
        and whether x and y are swapped
        likely: lies around longitude 108.1, latitude 59.5, outside the area that EPSG:4524 (CGCS2000 / 3-degree \
        Gauss-Kruger zone 36) is meant for (…); check the system, \
        and whether x and y are swapped
        known: lies around longitude 108.0, latitude 59.5, outside the area that EPSG:4524 (CGCS2000 / 3-degree \
        Gauss-Kruger zone 36) is meant for (…); check the system, \
        and whether x and y are swapped
        faults: lies around longitude 108.1, latitude 59.5, outside the area that EPSG:4524 (CGCS2000 / 3-degree \
        Gauss-Kruger zone 36) is meant for (…); check the system, \
        and whether x and y are swapped
        soils: lies around longitude 108.1, latitude 59.5, outside the area that EPSG:4524 (CGCS2000 / 3-degree \
        Gauss-Kruger zone 36) is meant for (…); check the system, \
        and whether x and y are swapped
        holes: lies around longitude 108.0, latitude 59.5, outside the area that EPSG:4524 (CGCS2000 / 3-degree \
        Gauss-Kruger zone 36) is meant for (…); check the system, \
        and whether x and y are swapped
        """
    ) {
        for name in ["likely.asc", "belts.geojson", "known.csv", "faults.csv", "soils.csv", "collar.csv"] {
            try $0.write(
                name,
                try $0.text(name).replacing("260", with: "660").replacing(
                    "yllcorner 2600000", with: "yllcorner 6600000"))
        }
    },
    WrongInput(
        "a raster that does not tell where its cells lie", .exit(65),
        """
        inputs.likely, likely.png: does not tell where its cells lie → give it its world file, or its corners \
        with 'gdal_translate -of VRT -a_ullr west north east south -a_srs EPSG:<code>', and name the .vrt
        """
    ) {
        try $0.tool("gdal_translate", ["-of", "PNG", "-ot", "Byte", "likely.asc", "likely.png"])
        try $0.change("survey.yaml", "likely.asc", to: "likely.png")
    },
    WrongInput(
        "every cell without a value", .warning("layer_missing_everywhere"), by: .run,
        """
        more_map: no cell has a value; no model takes it
        """
    ) {
        try $0.tool(
            "gdal_translate", ["-scale", "0", "1", "-9999", "-9999", "-a_nodata", "-9999", "likely.asc", "empty.tif"])
        try $0.addRaster("empty.tif, crs: EPSG:4524")
    },
    WrongInput(
        "an archive beside the header of what it holds", .exit(65),
        """
        inputs.more, likely.zip: is an archive, which is not read by its name alone → put '/vsizip/' before its path, and write \
        what is meant in it behind its path: '/vsizip/likely.zip/belts.geojson'
        """
    ) {
        try $0.tool("gdal_translate", ["-of", "EHdr", "likely.asc", "likely.bil"])
        // Longer than the cells that the header tells of.
        try $0.tool(
            "ogr2ogr", ["-f", "GeoJSON", "/vsizip/likely.zip/belts.geojson", "belts.geojson"])
        try $0.addRaster("likely.zip, crs: EPSG:4524")
    },
    WrongInput(
        "an archive of another kind beside such a header", .exit(65),
        """
        inputs.more, likely.tar: is an archive, which is not read by its name alone → put '/vsitar/' before its path, and write \
        what is meant in it behind its path: '/vsitar/likely.tar/likely.bil'
        """
    ) {
        try $0.tool("gdal_translate", ["-of", "ENVI", "likely.asc", "likely.bil"])
        let tar = ["tar", "-C", $0.folder, "-cf", $0.folder + "/likely.tar", "likely.bil"]
        _ = try Binary.execute("/usr/bin/env", tar)
        try $0.addRaster("likely.tar, crs: EPSG:4524")
    },
    WrongInput(
        "the mean of longitudes around a pole", .exit(65),
        """
        inputs.more, world.asc: is in degrees of longitude, and the grid holds a pole or comes close to one: the mean or most \
        frequent value of a cell is not to be had from longitudes there → set 'resampling: bilinear' or 'resampling: nearest' for \
        this input, or bring it to the grid's system first with 'gdalwarp -t_srs'
        """
    ) {
        try $0.write(
            "world.asc",
            "ncols 36\nnrows 18\nxllcorner -180\nyllcorner -90\ncellsize 10\n"
                + (0..<18).map { row in (0..<36).map { "\($0 + row)" }.joined(separator: " ") + "\n" }.joined())
        try $0.write(
            "survey.yaml",
            """
            version: 1
            name: pole
            commodity: bauxite
            inputs: { more: { raster: world.asc, crs: EPSG:4326, resampling: average } }
            grid: { crs: EPSG:32661, cell: 50 km, extent: [1500000, 1500000, 2500000, 2500000] }
            evidence: { more_map: { raster: more } }
            prospectivity: { model: fuzzy_gamma, layers: [more_map] }
            outputs: { maps: none }

            """)
    },
    WrongInput(
        "a value for no data that is not declared", .warning("undeclared_nodata"),
        """
        more: holds -9999 in about 8.3 % of its cells, far from all other values, and declares no nodata value; \
        they are used as values. If they mean missing, add 'nodata: -9999'
        """
    ) {
        try $0.write(
            "more.asc",
            try $0.text("likely.asc").replacing("NODATA_value -9999\n", with: "").replacing("0.6", with: "-9999"))
        try $0.addRaster("more.asc, crs: EPSG:4524")
    },
    WrongInput(
        "a band that there is not", .exit(65),
        """
        inputs.likely, likely.asc: has no band 2 → it has one band
        """
    ) {
        try $0.change("survey.yaml", "likely.asc, crs: EPSG:4524", to: "likely.asc, crs: EPSG:4524, band: 2")
    },
    WrongInput(
        "a band in a formula that there is not", .exit(65),
        """
        survey.yaml:15:24: evidence.ratio: names band 3 of 'likely', which there is not → it has one band
        """
    ) {
        try $0.change("survey.yaml", "evidence:\n", to: "evidence:\n  ratio: { expression: likely@3 / likely }\n")
    },
    WrongInput(
        "complex numbers", .exit(65),
        """
        inputs.likely, likely.tif, band 1: holds complex numbers (CFloat32) → make the part that is wanted \
        first: 'gdal_translate DERIVED_SUBDATASET:REAL:likely.tif real.tif' (or IMAG, AMPLITUDE, PHASE, \
        INTENSITY), and name real.tif
        """
    ) {
        try $0.tool("gdal_translate", ["-ot", "CFloat32", "likely.asc", "likely.tif"])
        try $0.change("survey.yaml", "likely.asc", to: "likely.tif")
    },
    WrongInput(
        "signed bytes in a VRT that takes them for 0 to 255", .exit(65),
        """
        inputs.more, signed.vrt: would read the signed bytes of signed.tif as 0 to 255 → name signed.tif itself, \
        or turn it into whole numbers of 16 bits first with 'gdal_calc.py -A signed.tif --calc=A --type=Int16 \
        --outfile=int16.tif', and make the VRT of that
        """
    ) {
        try $0.tool(
            "gdal_translate",
            ["-ot", "Byte", "-scale", "0", "1", "0", "200", "-co", "PIXELTYPE=SIGNEDBYTE", "likely.asc", "signed.tif"])
        try $0.tool("gdalbuildvrt", ["signed.vrt", "signed.tif"])
        try $0.addRaster("signed.vrt, crs: EPSG:4524")
    },
    WrongInput(
        "one block that the budget cannot hold", .exit(78),
        """
        inputs.more, strip.tif: is stored in blocks of 9000 x 5000 cells: to read one takes 296 MB, and the budget \
        leaves 102 MB → write the raster anew in small tiles with 'gdal_translate -co TILED=YES -co \
        COMPRESS=DEFLATE strip.tif tiled.tif' and name tiled.tif, or give more memory with --memory
        """
    ) {
        try $0.addEnlarged("strip.tif", "9000", "5000", ["BLOCKYSIZE=5000"])
        $0.arguments = ["--memory", "256MB"]
    },
    WrongInput(
        "blocks that the budget cannot hold beside windows", .exit(78),
        """
        stage evidence/more_map: needs 293 MB, more than the budget of 256 MB, 128 MB of it to read 'more', which is \
        stored in blocks of 5000 x 4000 cells → write the raster anew in small tiles with 'gdal_translate -co \
        TILED=YES -co COMPRESS=DEFLATE strip.tif tiled.tif' and name tiled.tif, or give more memory with --memory
        """
    ) {
        try $0.addEnlarged("strip.tif", "5000", "4000", ["BLOCKYSIZE=4000"])
        try $0.change("survey.yaml", "cell: 100 m", to: "cell: 5 m")
        $0.arguments = ["--memory", "256MB"]
    },
    WrongInput(
        "blocks so large that a small budget would have them decoded again and again", .warning("large_blocks"),
        """
        more: is stored in blocks of 4096 x 4096 cells, 68 MB each, which a budget of less than 391 MB cannot keep: \
        they are then decoded again and again, which takes many times as long; write the raster anew in small \
        tiles with 'gdal_translate -co TILED=YES -co COMPRESS=DEFLATE tiles.tif tiled.tif' and name tiled.tif, \
        or give more memory with --memory
        """
    ) {
        try $0.addEnlarged("tiles.tif", "9000", "5000", ["TILED=YES", "BLOCKXSIZE=4096", "BLOCKYSIZE=4096"])
    },
    WrongInput(
        "class codes too large for the maps", .exit(65),
        """
        inputs.more, large.tif: holds class codes such as 4294960640, which maps cannot tell apart above \
        16777216 → number the classes anew from 1 up, as with 'gdal_calc.py', and name that raster
        """
    ) {
        try $0.tool(
            "gdal_translate",
            ["-ot", "UInt32", "-scale", "0", "1", "4294960000", "4294967000", "likely.asc", "large.tif"])
        try $0.addRaster("large.tif, crs: EPSG:4524, kind: classes")
    },
    WrongInput(
        "a value for no data that the type of the cells cannot hold", .warning("idle_nodata"),
        """
        more: 'nodata: -9999' does nothing: cells of type Byte cannot hold that value
        """
    ) {
        try $0.tool("gdal_translate", ["-ot", "Byte", "-scale", "0", "1", "0", "200", "likely.asc", "byte.tif"])
        try $0.addRaster("byte.tif, crs: EPSG:4524, nodata: -9999")
    },
    WrongInput(
        "classes that would be averaged", .exit(78),
        """
        survey.yaml:8:76: inputs.likely.resampling: 'bilinear' would average codes of classes → use nearest or \
        mode
        """
    ) {
        try $0.change(
            "survey.yaml", "likely.asc, crs: EPSG:4524",
            to: "likely.asc, crs: EPSG:4524, kind: classes, resampling: bilinear")
    },
]

/// A raster of the same ground in degrees.
private let degrees =
    "ncols 6\nnrows 4\nxllcorner 108\nyllcorner 23.4\ncellsize 0.01\nNODATA_value -9999\n"
    + String(repeating: "0.8 0.1 0.6 0.1 0.1 0.1\n", count: 4)

/// A netCDF file of 6 x 3 cells with latitudes 22.6, 22.605, 22.62, 22.65, 22.7 and 22.75.
private let unevenLatitudes = """
    Q0RGAQAAAAAAAAAKAAAAAgAAAANsYXQAAAAABgAAAANsb24AAAAAAwAAAAAAAAAAAAAACwAAAAMAAAABegAAAAAAAAIAAAAAAAAA \
    AQAAAAAAAAAAAAAABQAAAEgAAAE4AAAAA2xhdAAAAAABAAAAAAAAAAwAAAACAAAABXVuaXRzAAAAAAAAAgAAAA1kZWdyZWVzX25v \
    cnRoAAAAAAAADXN0YW5kYXJkX25hbWUAAAAAAAACAAAACGxhdGl0dWRlAAAABgAAADAAAAGAAAAAA2xvbgAAAAABAAAAAQAAAAwA \
    AAACAAAABXVuaXRzAAAAAAAAAgAAAAxkZWdyZWVzX2Vhc3QAAAANc3RhbmRhcmRfbmFtZQAAAAAAAAIAAAAJbG9uZ2l0dWRlAAAA \
    AAAABgAAABgAAAGwAAAAAD+AAABAAAAAQEAAAECAAABAoAAAQMAAAEDgAABBAAAAQRAAAEEgAABBMAAAQUAAAEFQAABBYAAAQXAA \
    AEGAAABBiAAAQDaZmZmZmZpANprhR64Ue0A2nrhR64UfQDamZmZmZmZANrMzMzMzM0A2wAAAAAAAQFpAAAAAAABAWkCj1wo9cUBa \
    QUeuFHrh
    """.replacing(" ", with: "")
