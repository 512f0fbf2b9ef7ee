import Foundation

/// Features without shapes, with wrong ones, or without the fields that are asked for.
let wrongVectors: [WrongInput] = [
    WrongInput(
        "no feature with a shape", .exit(65),
        """
        inputs.more: has no feature with a geometry → look at the values with 'ogrinfo -al more.geojson'
        """
    ) {
        try $0.addVector(features(["null"]))
    },
    WrongInput(
        "some features without a shape", .warning("features_without_geometry"),
        """
        more: 1 of 2 features have no geometry and are left out
        """
    ) {
        try $0.addVector(features(["null", point]))
    },
    WrongInput(
        "points and polygons in one shape", .exit(65),
        """
        inputs.more, more.geojson, feature 0: mixes points, lines and polygons in one shape → split or repair \
        it, or leave it out with a 'where' condition
        """
    ) {
        try $0.addVector(features([#"{ "type": "GeometryCollection", "geometries": [\#(point), \#(square)] }"#]))
    },
    WrongInput(
        "a line without points", .warning("empty_geometry"),
        """
        more.geojson: 1 shapes without extent were left out: feature 0
        """
    ) {
        try $0.addVector(features([#"{ "type": "LineString", "coordinates": [] }"#, point]))
    },
    WrongInput(
        "a ring that crosses itself", .warning("repaired_geometry"),
        """
        more.geojson: 1 invalid shapes were repaired: feature 0
        """
    ) {
        try $0.addVector(
            features([
                polygon(
                    "[36500100, 2600100], [36501100, 2601100], [36501100, 2600100], [36500100, 2601100], [36500100, 2600100]"
                )
            ]))
    },
    WrongInput(
        "a point that lacks a coordinate", .exit(65),
        """
        inputs.more: has no feature with a geometry → look at the values with 'ogrinfo -al more.geojson'
        """
    ) {
        try $0.addVector(features([#"{ "type": "Point", "coordinates": [36500100, null] }"#]))
    },
    WrongInput(
        "lines where points are needed", .exit(65),
        """
        inputs.faults: holds lines, not the points of samples → name an input of points
        """
    ) {
        try $0.change("survey.yaml", "interpolate: soils, value: ga", to: "interpolate: faults, value: length")
    },
    WrongInput(
        "polygons where points are needed", .exit(65),
        """
        inputs.belts: holds polygons, not the points of samples → name an input of points; what polygons hold is \
        'class' or 'zonal'
        """
    ) {
        try $0.change("survey.yaml", "interpolate: soils, value: ga", to: "interpolate: belts, value: belt")
    },
    WrongInput(
        "points where polygons are needed", .exit(65),
        """
        inputs.belts, feature 0: is not a polygon → belts are polygons
        """
    ) {
        try $0.write(
            "belts.geojson",
            features([point]).replacing("\"n\":", with: "\"model\": \"bauxite_synthetic_karst\", \"belt\":"))
    },
    WrongInput(
        "a power of 0 for distances", .exit(78),
        """
        survey.yaml:17:68: evidence.gallium.power: needs a number from 0.1 to 20, found '0' → write a number from 0.1 to 20
        """
    ) {
        try $0.change(
            "survey.yaml", "method: nearest, max_distance: 5 km", to: "method: idw, power: 0, max_distance: 5 km")
    },
    WrongInput(
        "a field that is not there", .exit(65),
        """
        evidence.gallium: 'soils' has no field 'gallium' → known here: ga, rock
        """
    ) {
        try $0.change("survey.yaml", "value: ga", to: "value: gallium")
    },
    WrongInput(
        "several things that the data lack, all told at once", .exit(65),
        """
        evidence.gallium: 'soils' has no field 'gallium' → known here: ga, rock
        survey.yaml:18:57: evidence.there.radius: is smaller than a cell of the grid → give a radius of at least 100 m
        """
    ) {
        try $0.change("survey.yaml", "value: ga", to: "value: gallium")
        try $0.change(
            "survey.yaml", "prospectivity: {",
            to: "  there:      { focal: likely, statistic: mean, radius: 10 m }\nprospectivity: {")
    },
    WrongInput(
        "a field of an input that is not there", .exit(65),
        """
        inputs.belts.id: the data have no field 'belt_id' → known here: belt, model
        """
    ) {
        try $0.change("survey.yaml", "id: belt,", to: "id: belt_id,")
    },
    WrongInput(
        "a field of texts where numbers are needed", .exit(65),
        """
        inputs.soils.rock: holds no number, but texts such as 'limestone' → name a field of numbers; decimals \
        are written with a point
        """
    ) {
        try $0.change("survey.yaml", "value: ga", to: "value: rock")
    },
    WrongInput(
        "a `where` that fits no feature", .exit(65),
        """
        evidence.near_fault.where: no feature with a geometry meets the condition "kind = 'thrust'" → look at \
        the values with 'ogrinfo -al faults.csv'
        """
    ) {
        try $0.change("survey.yaml", "kind = 'fault'", to: "kind = 'thrust'")
    },
    WrongInput(
        "a `where` that is no SQL", .exit(65),
        """
        evidence.near_fault.where: the condition "kind = = 3" is no SQL on layer 'faults' → write it as in "kind \
        = 'fault' AND length > 500": texts in single quotes, names that are words of SQL in double quotes; its \
        fields are: kind, length
        """
    ) {
        try $0.change("survey.yaml", "kind = 'fault'", to: "kind = = 3")
    },
    WrongInput(
        "a `where` on a field that is not there", .exit(65),
        """
        evidence.near_fault.where: the condition "kinde = 'fault'" names the field 'kinde', which layer 'faults' \
        lacks → did you mean 'kind'? its fields are: kind, length
        """
    ) {
        try $0.change("survey.yaml", "kind = 'fault'", to: "kinde = 'fault'")
    },
    WrongInput(
        "a `where` of a database on a field that is not there", .exit(65),
        """
        evidence.near_fault.where: the condition "knd = 'fault'" names the field 'knd', which layer 'faults' \
        lacks → did you mean 'kind'? its fields are: wkt, kind, length
        """
    ) {
        try $0.tool("ogr2ogr", ["-f", "GPKG", "-nln", "faults", "faults.gpkg", "faults.csv"])
        try $0.change("survey.yaml", "table: faults.csv, wkt: wkt", to: "vector: faults.gpkg")
        try $0.change("survey.yaml", "kind = 'fault'", to: "knd = 'fault'")
    },
    WrongInput(
        "a `where` that compares a text with a number", .exit(65),
        """
        evidence.near_fault.where: the condition "length > 6000" compares a text with a number → write texts in \
        single quotes; a column is of numbers where all its cells are, and otherwise of texts (kind, length): \
        compare its numbers as 'CAST(length AS FLOAT) > 5'
        """
    ) {
        try $0.change("faults.csv", ",7200", to: ",7200 m")
        try $0.change("survey.yaml", "kind = 'fault'", to: "length > 6000")
    },
    WrongInput(
        "two conditions that cannot be used, told at once", .exit(65),
        """
        evidence.there.where: no feature with a geometry meets the condition "kind = 'thrust'" → look at the \
        values with 'ogrinfo -al faults.csv'
        evidence.near_fault.where: the condition "knd = 'fault'" names the field 'knd', which layer 'faults' \
        lacks → did you mean 'kind'? its fields are: kind, length
        """
    ) {
        try $0.change("survey.yaml", "kind = 'fault'", to: "knd = 'fault'")
        try $0.change(
            "survey.yaml", "evidence:\n", to: "evidence:\n  there: { presence: faults, where: \"kind = 'thrust'\" }\n")
    },
    WrongInput(
        "several layers, and none is chosen", .exit(65),
        """
        inputs.belts, belts.gpkg: holds 2 layers, and none is chosen → choose one of: north, south
        """
    ) {
        try $0.tool("ogr2ogr", ["-f", "GPKG", "-nln", "north", "belts.gpkg", "belts.geojson"])
        try $0.tool("ogr2ogr", ["-f", "GPKG", "-update", "-nln", "south", "belts.gpkg", "belts.geojson"])
        try $0.change("survey.yaml", "belts.geojson", to: "belts.gpkg")
    },
    WrongInput(
        "a layer that is not there", .exit(65),
        """
        inputs.belts, belts.gpkg: has no layer 'belt' → did you mean 'belts'? its layers are: belts
        """
    ) {
        try $0.tool("ogr2ogr", ["-f", "GPKG", "-nln", "belts", "belts.gpkg", "belts.geojson"])
        try $0.change("survey.yaml", "belts.geojson,", to: "belts.gpkg, layer: belt,")
    },
    WrongInput(
        "text that is not in the encoding of the file", .exit(65),
        """
        inputs.more, more.geojson, feature 0, field 'n': its text is not UTF-8 → declare the encoding of the \
        file, for example GB18030 for Chinese text or CP1252
        """
    ) {
        // 广西 in GBK, in a file that is UTF-8 by its standard.
        let text = Array(features([point]).replacing("\"n\": 0", with: "\"n\": \"*\"").utf8)
        let bytes = text.flatMap { $0 == UInt8(ascii: "*") ? [0xB9, 0xE3, 0xCE, 0xF7] : [$0] }
        try $0.addVector("")
        try $0.write("more.geojson", bytes)
    },
    WrongInput(
        "UTF-8 that the file calls Latin-1", .warning("garbled_text"),
        """
        more.geojson: the text 'Âµm' of field 'name' looks like UTF-8 that the file calls something else; add \
        'encoding: UTF-8' to the input
        """
    ) {
        try $0.write("names.csv", "wkt,name\n\"POINT (36500500 2600500)\",Âµm\n")
        try $0.tool("ogr2ogr", ["-f", "GeoJSON", "-a_srs", "EPSG:4524", "names.geojson", "names.csv"])
        try $0.addVector(try $0.text("names.geojson"))
    },
    WrongInput(
        "a density of points beside lines", .exit(65),
        """
        inputs.more: has 2 features of points and 1 of lines or polygons, which have no density in common → put points \
        and lines into inputs of their own, or select one kind with 'where'
        """
    ) {
        let line = #"{ "type": "LineString", "coordinates": [[36500500, 2600500], [36503000, 2602000]] }"#
        try $0.addVector(features([point, line, point]))
        try $0.change("survey.yaml", "distance: more, to: geometry", to: "density: more, radius: 500 m")
    },
    WrongInput(
        "the mean of a layer over lines", .exit(65),
        "inputs.more: holds points or lines, which hold no cells → select the polygons with 'where'"
    ) {
        let line = #"{ "type": "LineString", "coordinates": [[36500500, 2600500], [36503000, 2602000]] }"#
        try $0.addVector(features([line]))
        try $0.change("survey.yaml", "distance: more, to: geometry", to: "zonal: more, of: likelihood")
    },
    WrongInput(
        "weights below zero", .exit(65), by: .run,
        """
        odd: holds -0.5 inside polygons, and weights are 0 or more → make a layer of weights of it, with 'expression: max(layer, 0)' or \
        'transform: min_max'
        """
    ) {
        try $0.change(
            "survey.yaml", "evidence:\n",
            to:
                "evidence:\n  odd: { expression: likely * 0 - 0.5 }\n  mean: { zonal: belts, of: likely, weight: odd }\n"
        )
    },
    WrongInput(
        "outlines around half of the globe", .warning("wide_features"),
        """
        more: 1 of 1 features span more than 180 degrees of longitude, first feature 0: EPSG:4524 (CGCS2000 / 3-degree \
        Gauss-Kruger zone 36) cannot show them whole, and they may lie elsewhere on it; cut them to the region ('ogr2ogr \
        -clipsrc')
        """
    ) {
        let world = polygon("[-20, 10], [70, 10], [165, 10], [165, 70], [70, 70], [-20, 70], [-20, 10]")
        try $0.addVector(features([world]).replacing("EPSG::4524", with: "OGC:1.3:CRS84"))
    },
    WrongInput(
        "two belts of one id", .exit(65),
        """
        inputs.belts: has the belt id 'W' more than once → give every belt its own id, or join its parts into \
        one feature
        """
    ) {
        try $0.change("belts.geojson", "\"belt\": \"E\"", to: "\"belt\": \"W\"")
    },
]

private let point = #"{ "type": "Point", "coordinates": [36500500, 2600500] }"#
private let square = polygon(
    "[36500000, 2600000], [36501000, 2600000], [36501000, 2601000], [36500000, 2601000], [36500000, 2600000]")

private func polygon(_ ring: String) -> String { #"{ "type": "Polygon", "coordinates": [[\#(ring)]] }"# }

/// A GeoJSON file of these shapes.
private func features(_ shapes: [String]) -> String {
    let list = shapes.enumerated().map {
        #"{ "type": "Feature", "properties": { "n": \#($0) }, "geometry": \#($1) }"#
    }
    return """
        { "type": "FeatureCollection",
          "crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::4524" } },
          "features": [\(list.joined(separator: ",\n"))] }
        """
}
