/// Keys and values that no option takes.
let configValueCases: [ConfigErrorCase] = [
    ConfigErrorCase(
        "version missing",
        .whole(
            """
            name: Test
            inputs: { dem: { raster: dem.tif } }
            """),
        """
        1:1+1 config
          lacks 'version'
          -> add 'version: 1' (Version of this format.)
        """),
    ConfigErrorCase(
        "version of the future",
        .changing("version: 1", to: "version: 2"),
        """
        1:10+1 version
          needs '1', found '2'
          -> write '1'
        """),
    ConfigErrorCase(
        "name without value",
        .changing("name: Test", to: "name:"),
        """
        2:6+1 name
          has no value
          -> write a text, or remove the key
        """),
    ConfigErrorCase(
        "name is null",
        .changing("name: Test", to: "name: ~"),
        """
        2:7+1 name
          has no value
          -> write a text, or remove the key
        """),
    ConfigErrorCase(
        "name is a truth word",
        .changing("name: Test", to: "name: no"),
        """
        2:7+2 name
          needs a text, found 'no', which YAML takes for true or false
          -> put it in quotes: "no"
        """),
    ConfigErrorCase(
        "name is a list",
        .changing("name: Test", to: "name: [a, b]"),
        """
        2:7+1 name
          needs a text, found a list
          -> write a text
        """),
    ConfigErrorCase(
        "unknown section",
        .adding("prospectivty: { model: fuzzy_gamma }"),
        """
        12:1+12 config
          has the unknown key 'prospectivty'
          -> did you mean 'prospectivity'?
        """),
    ConfigErrorCase(
        "unknown key nearby",
        .adding("prospects: { top_aera: 10 % }"),
        """
        12:14+8 prospects
          has the unknown key 'top_aera'
          -> did you mean 'top_area'?
        """),
    ConfigErrorCase(
        "unknown key far away",
        .changing("cell: 100 m,", to: "cell: 100 m, colour: red,"),
        """
        9:38+6 grid
          has the unknown key 'colour'
          -> known here: crs, cell, extent, margin
        """),
    ConfigErrorCase(
        "key without space after the colon",
        .changing("cell: 100 m", to: "cell:100 m"),
        """
        9:25+10 grid
          has the unknown key 'cell:100 m'
          -> put a space after the colon: 'cell: 100 m'
        """),
    ConfigErrorCase(
        "repeated section",
        .adding("name: Again"),
        """
        12:1+4 name
          is written twice; it stands at line 2 column 1 already
          -> keep one of the two
        """),
    ConfigErrorCase(
        "repeated key in braces",
        .changing("cell: 100 m", to: "cell: 100 m, cell: 50 m"),
        """
        9:38+4 grid.cell
          is written twice; it stands at line 9 column 25 already
          -> keep one of the two
        """),
    ConfigErrorCase(
        "repeated name of an input",
        .changing(
            "  soils:",
            to: """
                  dem: { raster: other.tif }
                  soils:
                """),
        """
        7:3+3 inputs.dem
          is written twice; it stands at line 6 column 3 already
          -> keep one of the two
        """),
    ConfigErrorCase(
        "length without unit",
        .changing("cell: 100 m", to: "cell: 100"),
        """
        9:31+3 grid.cell
          needs a length with its unit such as '5 m', found '100' without a unit
          -> units of length: m, km, cm, ft, mi
        """),
    ConfigErrorCase(
        "length with a wrong unit",
        .changing("cell: 100 m", to: "cell: 100 kg"),
        """
        9:31+6 grid.cell
          needs a length such as '5 m', found the unit 'kg'
          -> units of length: m, km, cm, ft, mi
        """),
    ConfigErrorCase(
        "length with a typing error",
        .changing("cell: 100 m", to: "cell: one hundred m"),
        """
        9:31+13 grid.cell
          needs a length such as '5 m', found 'one hundred m'
          -> units of length: m, km, cm, ft, mi
        """),
    ConfigErrorCase(
        "length of zero",
        .changing("cell: 100 m", to: "cell: 0 m"),
        """
        9:31+3 grid.cell
          needs a length above 0, found '0 m'
          -> write a length above 0
        """),
    ConfigErrorCase(
        "octal length",
        .changing("cell: 100 m", to: "cell: 0100 m"),
        """
        9:31+6 grid.cell
          '0100 m' begins with a zero, which YAML 1.1 reads as octal
          -> write 100 m
        """),
    ConfigErrorCase(
        "length with a thousands comma",
        .changing(
            "cell: 100 m",
            to: """
                cell: "1,000 m"
                """),
        """
        9:31+9 grid.cell
          '1,000 m' holds a comma
          -> write a point for decimals and nothing between thousands: 1234.5
        """),
    ConfigErrorCase(
        "length with an underscore",
        .changing("cell: 100 m", to: "cell: 1_000 m"),
        """
        9:31+7 grid.cell
          '1_000 m' holds an underscore
          -> write 1000 m
        """),
    ConfigErrorCase(
        "length is a section",
        .changing("cell: 100 m", to: "cell: { x: 100 m }"),
        """
        9:31+1 grid.cell
          needs a length such as '5 m', found a mapping of keys
          -> write a length such as '5 m'
        """),
    ConfigErrorCase(
        "octal integer",
        .adding("seed: 010"),
        """
        12:7+3 seed
          '010' begins with a zero, which YAML 1.1 reads as octal
          -> write 10
        """),
    ConfigErrorCase(
        "base-60 integer",
        .adding("seed: 12:30"),
        """
        12:7+5 seed
          '12:30' holds a colon, which YAML 1.1 reads in base 60
          -> write a decimal number, or put a text in quotes
        """),
    ConfigErrorCase(
        "underscore in an integer",
        .adding("seed: 1_000"),
        """
        12:7+5 seed
          '1_000' holds an underscore
          -> write 1000
        """),
    ConfigErrorCase(
        "integer with exponent",
        .adding("seed: 1e3"),
        """
        12:7+3 seed
          needs a whole number of 0 or more, found '1e3'
          -> write it in digits, without a point or exponent
        """),
    ConfigErrorCase(
        "integer with a point",
        .adding("seed: 3.0"),
        """
        12:7+3 seed
          needs a whole number of 0 or more, found '3.0'
          -> write it in digits, without a point or exponent
        """),
    ConfigErrorCase(
        "negative seed",
        .adding("seed: -1"),
        """
        12:7+2 seed
          needs a whole number of 0 or more, found -1
          -> write a whole number of 0 or more
        """),
    ConfigErrorCase(
        "quoted integer",
        .adding(
            """
            seed: "5"
            """),
        """
        12:7+3 seed
          needs a whole number of 0 or more, found '5' in quotes
          -> remove the quotes
        """),
    ConfigErrorCase(
        "hexadecimal integer",
        .adding("seed: 0x1F"),
        """
        12:7+4 seed
          '0x1F' is written in hexadecimal
          -> write it in decimal
        """),
    ConfigErrorCase(
        "infinite number",
        .changing("dem: { raster: dem.tif }", to: "dem: { raster: dem.tif, nodata: .inf }"),
        """
        6:35+4 inputs.dem.nodata
          needs a number, found '.inf'
          -> write a number
        """),
    ConfigErrorCase(
        "decimal comma",
        .changing(
            "dem: { raster: dem.tif }",
            to: """
                dem: { raster: dem.tif, nodata: "-9999,5" }
                """),
        """
        6:35+9 inputs.dem.nodata
          needs a number, found '-9999,5' in quotes
          -> remove the quotes
        """),
    ConfigErrorCase(
        "yes for true",
        .changing("dem: { raster: dem.tif }", to: "dem: { raster: dem.tif, synthetic: yes }"),
        """
        6:38+3 inputs.dem.synthetic
          needs true or false, found 'yes'
          -> write true
        """),
    ConfigErrorCase(
        "quoted true",
        .changing(
            "dem: { raster: dem.tif }",
            to: """
                dem: { raster: dem.tif, synthetic: "true" }
                """),
        """
        6:38+6 inputs.dem.synthetic
          needs true or false, found 'true' in quotes
          -> remove the quotes
        """),
    ConfigErrorCase(
        "word outside a choice",
        .changing("dem: { raster: dem.tif }", to: "dem: { raster: dem.tif, kind: continous }"),
        """
        6:33+9 inputs.dem.kind
          needs one of continuous, classes, found 'continous'
          -> did you mean 'continuous'?
        """),
    ConfigErrorCase(
        "averaged classes",
        .changing("dem: { raster: dem.tif }", to: "dem: { raster: dem.tif, kind: classes, resampling: bilinear }"),
        """
        6:54+8 inputs.dem.resampling
          'bilinear' would average codes of classes
          -> use nearest or mode
        """),
    ConfigErrorCase(
        "share above the whole",
        .adding("prospects: { top_area: 110 % }"),
        """
        12:24+5 prospects.top_area
          needs a share from 0 % to 100 %, found '110 %'
          -> write a share from 0 % to 100 %
        """),
    ConfigErrorCase(
        "box with three corners",
        .changing("extent: known", to: "extent: [1, 2, 3]"),
        """
        9:46+1 grid.extent
          needs a list of 4, found 3
          -> write a list of 4
        """),
    ConfigErrorCase(
        "box turned round",
        .changing("extent: known", to: "extent: [10, 0, 5, 8]"),
        """
        9:46+1 grid.extent
          has no area: west must be below east, south below north
          -> write [west, south, east, north]
        """),
    ConfigErrorCase(
        "extent of an unknown input",
        .changing("extent: known", to: "extent: knwon"),
        """
        9:46+5 grid.extent
          names the input 'knwon', which is not under 'inputs'
          -> did you mean 'known'?
        """),
]
