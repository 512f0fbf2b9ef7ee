/// Tables whose columns, numbers or coordinates are not what they should be.
let wrongTables: [WrongInput] = [
    WrongInput(
        "contents in ppm in a column of per cent", .warning("content_above_whole"),
        """
        soils.ga: is above 100 % in 1 of 25 samples, first in feature 1 with 150000; check whether some are in ppm
        """
    ) {
        try $0.change("soils.csv", "\n", to: "\n36500100,2600100,150000,b\n")
        try $0.change("survey.yaml", "method: nearest,", to: "unit: \"%\", method: nearest,")
    },
    WrongInput(
        "a column that is not there", .exit(65),
        """
        inputs.soils, soils.csv: has no column 'east' → its columns are: x, y, ga, rock
        """
    ) {
        try $0.change("survey.yaml", "table: soils.csv, x: x", to: "table: soils.csv, x: east")
    },
    WrongInput(
        "a header without rows", .exit(65),
        """
        inputs.soils: holds no row or feature → check that soils.csv is the right file, and that it was written \
        to its end
        """
    ) { try $0.write("soils.csv", "x,y,ga,rock\n") },
    WrongInput(
        "a column twice", .exit(65),
        """
        inputs.soils, soils.csv, line 1: the column 'ga' is there twice → give every column its own name
        """
    ) { try $0.change("soils.csv", "x,y,ga,rock", to: "x,y,ga,ga") },
    WrongInput(
        "a row with too many cells", .exit(65),
        """
        inputs.soils, soils.csv, line 2: has 5 cells where the header has 4 → quote texts that hold the \
        separator, or name the missing columns
        """
    ) {
        try $0.change("soils.csv", "36500500,2600500,", to: "36500500,2600500,5,")
    },
    WrongInput(
        "rows with too few cells", .warning("short_rows"),
        """
        soils.csv: 1 rows have fewer cells than the header and were filled with empty ones: line 2
        """
    ) {
        try $0.change("soils.csv", ",limestone\n", to: "\n")
    },
    WrongInput(
        "a coordinate with a decimal comma", .exit(65),
        """
        inputs.soils, soils.csv, line 2: the coordinate '36500500,5' in column 'x' is not a number → write it \
        with a decimal point: '36500500.5'
        """
    ) {
        try $0.change("soils.csv", "36500500,", to: "\"36500500,5\",")
    },
    WrongInput(
        "a coordinate in degrees, minutes and seconds", .exit(65),
        """
        inputs.soils, soils.csv, line 2: the coordinate '108°00'17"' in column 'x' is not a number → write \
        degrees as decimals, such as 107.5042
        """
    ) {
        try $0.change("soils.csv", "36500500,", to: "108°00'17\",")
    },
    WrongInput(
        "a coordinate that is a word", .exit(65),
        """
        inputs.soils, soils.csv, line 2: the coordinate 'west' in column 'x' is not a number → correct the cell, \
        or leave it empty
        """
    ) { try $0.change("soils.csv", "36500500,", to: "west,") },
    WrongInput(
        "well-known text that is none", .exit(65),
        """
        inputs.faults, faults.csv, line 2: the text 'LINE (36500000 2600000,36506000 2604000)' in column 'wkt' \
        is no geometry → write well-known text, such as 'POINT (107.5 23.4)'
        """
    ) {
        try $0.change("faults.csv", "LINESTRING", to: "LINE")
    },
    WrongInput(
        "X and Y swapped, as Chinese surveying calls them", .exit(65),
        """
        inputs.soils: its x holds northings, which does not fit EPSG:4524 (CGCS2000 / 3-degree Gauss-Kruger zone \
        36) → exchange 'x' and 'y'
        """
    ) {
        try $0.change("survey.yaml", "soils.csv, x: x, y: y", to: "soils.csv, x: y, y: x")
    },
    WrongInput(
        "X and Y swapped, and eastings without the number of their zone", .exit(65),
        """
        inputs.soils: its x holds northings, and its eastings have no zone number, which does not fit EPSG:4524 \
        (CGCS2000 / 3-degree Gauss-Kruger zone 36) → name the system by central meridian (CM), whose false \
        easting is 500000, and exchange 'x' and 'y'
        """
    ) {
        try $0.write("soils.csv", try $0.text("soils.csv").replacing("\n36", with: "\n"))
        try $0.change("survey.yaml", "soils.csv, x: x, y: y", to: "soils.csv, x: y, y: x")
    },
    WrongInput(
        "eastings with the number of their zone in a system without it", .exit(65),
        """
        inputs.soils: its eastings begin with the zone number 36, which does not fit EPSG:4545 (CGCS2000 / \
        3-degree Gauss-Kruger CM 108E) → name the system of zone 36, whose false easting is 36500000
        """
    ) {
        try $0.change(
            "survey.yaml", "soils.csv, x: x, y: y, crs: EPSG:4524", to: "soils.csv, x: x, y: y, crs: EPSG:4545")
    },
    WrongInput(
        "eastings without the number of their zone in a system with it", .exit(65),
        """
        inputs.soils: its eastings have no zone number, which does not fit EPSG:4524 (CGCS2000 / 3-degree \
        Gauss-Kruger zone 36) → name the system by central meridian (CM), whose false easting is 500000
        """
    ) {
        try $0.write("soils.csv", try $0.text("soils.csv").replacing("\n36", with: "\n"))
    },
    WrongInput(
        "eastings of another zone", .exit(65),
        """
        inputs.soils: its eastings begin with the zone number 37, which does not fit EPSG:4524 (CGCS2000 / \
        3-degree Gauss-Kruger zone 36) → name the system of zone 37, whose false easting is 37500000
        """
    ) {
        try $0.write("soils.csv", try $0.text("soils.csv").replacing("\n36", with: "\n37"))
    },
    WrongInput(
        "latitudes in x", .exit(65),
        """
        inputs.soils: its x holds latitudes, which does not fit EPSG:4490 (China Geodetic Coordinate System \
        2000) → exchange 'x' and 'y'
        """
    ) {
        try $0.write("soils.csv", "x,y,ga,rock\n23.5,108.01,12,shale\n23.51,108.02,9,shale\n")
        try $0.change(
            "survey.yaml", "soils.csv, x: x, y: y, crs: EPSG:4524", to: "soils.csv, x: x, y: y, crs: EPSG:4490")
    },
    WrongInput(
        "contents with decimal commas", .exit(65),
        """
        inputs.soils.ga: holds no number, but texts such as '12,5' → name a field of numbers; decimals are \
        written with a point
        """
    ) {
        try $0.write(
            "soils.csv",
            "x;y;ga;rock\n36500500;2600500;12,5;shale\n36501500;2601500;9,1;shale\n36502500;2602500;7,4;shale\n")
    },
    WrongInput(
        "contents below the detection limit", .warning("below_detection_halved"), by: .run,
        """
        soils.ga: 1 values below the detection limit count as half of it
        """
    ) {
        try $0.change("soils.csv", "2600500,12,", to: "2600500,<5,")
    },
    WrongInput(
        "contents that are words", .warning("values_unread"), by: .run,
        """
        soils.ga: 1 values are not numbers and are left out
        """
    ) {
        try $0.change("soils.csv", "2600500,12,", to: "2600500,lost,")
    },
    WrongInput(
        "contents below zero", .warning("negative_contents"),
        """
        soils.ga: 1 of 24 values are negative, the first -5.0; they are used as they are. If they mean detection \
        limits, add 'negative_values: detection_limit' to the input (or missing, or keep)
        """
    ) {
        try $0.change("soils.csv", "2600500,12,", to: "2600500,-5,")
    },
    WrongInput(
        "contents below zero that the config refuses", .exit(65),
        """
        inputs.soils.ga: 1 of 24 values are negative, the first -5.0 → say what they mean: 'negative_values: \
        detection_limit', missing or keep
        """
    ) {
        try $0.change("soils.csv", "2600500,12,", to: "2600500,-5,")
        try $0.change("survey.yaml", "soils.csv, x: x,", to: "soils.csv, negative_values: refuse, x: x,")
    },
    WrongInput(
        "two samples at one place", .warning("coincident_samples_averaged"), by: .run,
        """
        soils.ga: 2 of 25 samples share 1 places within 0.0 m; each place took the mean of its samples
        """
    ) {
        try $0.write("soils.csv", try $0.text("soils.csv") + "36500500,2600500,20,shale\n")
    },
    WrongInput(
        "text in GBK without its encoding", .exit(65),
        """
        inputs.soils, soils.csv: its text is not UTF-8 → declare the encoding of the file, for example GB18030 \
        for Chinese text or CP1252
        """
    ) {
        let text = try $0.text("soils.csv").replacing("shale", with: "*")
        try $0.write("soils.csv", text.utf8.flatMap { $0 == UInt8(ascii: "*") ? [0xD2, 0xB3, 0xD1, 0xD2] : [$0] })
    },
    WrongInput(
        "an encoding that is not known", .exit(78),
        """
        survey.yaml:11:41: inputs.soils.encoding: the encoding 'GBKK' is not known → did you mean 'GBK'? \
        'iconv -l' lists all
        """
    ) {
        try $0.change("survey.yaml", "soils.csv, x: x,", to: "soils.csv, encoding: GBKK, x: x,")
    },
]
