/// Configs that cannot be read, or whose options make no sense.
let wrongConfigs: [WrongInput] = [
    WrongInput(
        "a length without its unit", .exit(78),
        """
        survey.yaml:13:31: grid.cell: needs a length with its unit such as '5 m', found '100' without a unit → \
        units of length: m, km, cm, ft, mi
        """
    ) {
        try $0.change("survey.yaml", "cell: 100 m", to: "cell: 100")
    },
    WrongInput(
        "a length with the unit of a mass", .exit(78),
        """
        survey.yaml:13:31: grid.cell: needs a length such as '5 m', found the unit 'kg' → units of length: m, \
        km, cm, ft, mi
        """
    ) {
        try $0.change("survey.yaml", "cell: 100 m", to: "cell: 100 kg")
    },
    WrongInput(
        "a length with a decimal comma", .exit(78),
        """
        survey.yaml:13:31: grid.cell: '0,1 km' holds a comma → write a point for decimals and nothing between \
        thousands: 1234.5
        """
    ) {
        try $0.change("survey.yaml", "cell: 100 m", to: "cell: '0,1 km'")
    },
    WrongInput(
        "a share above the whole", .exit(78),
        """
        survey.yaml:19:24: prospects.top_area: needs a share from 0 % to 100 %, found '110 %' → write a share \
        from 0 % to 100 %
        """
    ) {
        try $0.change("survey.yaml", "above: 0.5", to: "top_area: 110 %")
    },
    WrongInput(
        "a misspelt section", .exit(78),
        """
        survey.yaml:18:1: config: has the unknown key 'prospectivty' → did you mean 'prospectivity'?
        """
    ) {
        try $0.change("survey.yaml", "prospectivity:", to: "prospectivty:")
    },
    WrongInput(
        "a misspelt key", .exit(78),
        """
        survey.yaml:21:67: estimate.drilled: has the unknown key 'extrapolat' → did you mean 'extrapolate'?
        """
    ) {
        try $0.change("survey.yaml", "extrapolate:", to: "extrapolat:")
    },
    WrongInput(
        "a formula with commas without quotes", .exit(78),
        """
        survey.yaml:15:47: evidence.likelihood.expression: is not a formula: ',' is expected at the end → write a \
        formula such as 'thorium / potassium'
        survey.yaml:15:49: evidence.likelihood: has the unknown key 'likely' → put the formula in quotes: within \
        braces a comma ends a value
        survey.yaml:15:57: evidence.likelihood: has the unknown key '0)' → put the formula in quotes: within braces \
        a comma ends a value
        """
    ) {
        try $0.change(
            "survey.yaml", "likelihood: { raster: likely }",
            to: "likelihood: { expression: where(likely > 0.5, likely, 0) }")
    },
    WrongInput(
        "a key twice", .exit(78),
        """
        survey.yaml:5:1: seed: is written twice; it stands at line 4 column 1 already → keep one of the two
        """
    ) {
        try $0.change("survey.yaml", "seed: 7", to: "seed: 7\nseed: 8")
    },
    WrongInput(
        "no space after a colon", .exit(78),
        """
        survey.yaml:13:25: grid: has the unknown key 'cell:100 m' → put a space after the colon: 'cell: 100 m'
        """
    ) {
        try $0.change("survey.yaml", "cell: 100 m", to: "cell:100 m")
    },
    WrongInput(
        "a list where a text is needed", .exit(78),
        """
        survey.yaml:2:7: name: needs a text, found a list → write a text
        """
    ) {
        try $0.change("survey.yaml", "name: Wrong", to: "name: [Wrong]")
    },
    WrongInput(
        "a word outside a choice", .exit(78),
        """
        survey.yaml:18:25: prospectivity.model: needs one of weights_of_evidence, fuzzy_gamma, \
        logistic_regression, ensemble, found 'fuzzy_gama' → did you mean 'fuzzy_gamma'?
        """
    ) {
        try $0.change("survey.yaml", "model: fuzzy_gamma", to: "model: fuzzy_gama")
    },
    WrongInput(
        "`no`, which YAML 1.1 takes for false", .exit(78),
        """
        survey.yaml:2:7: name: needs a text, found 'no', which YAML takes for true or false → put it in quotes: \
        "no"
        """
    ) {
        try $0.change("survey.yaml", "name: Wrong", to: "name: no")
    },
    WrongInput(
        "a number that YAML 1.1 takes for octal", .exit(78),
        """
        survey.yaml:4:7: seed: '010' begins with a zero, which YAML 1.1 reads as octal → write 10
        """
    ) {
        try $0.change("survey.yaml", "seed: 7", to: "seed: 010")
    },
    WrongInput(
        "a number that YAML 1.1 reads in base 60", .exit(78),
        """
        survey.yaml:4:7: seed: '12:30' holds a colon, which YAML 1.1 reads in base 60 → write a decimal number, \
        or put a text in quotes
        """
    ) {
        try $0.change("survey.yaml", "seed: 7", to: "seed: 12:30")
    },
    WrongInput(
        "a tab as indentation", .exit(78),
        """
        survey.yaml:8:1: survey.yaml: a tab is used as indentation → indent with spaces; YAML does not allow \
        tabs there
        """
    ) {
        try $0.change("survey.yaml", "  likely: {", to: "\tlikely: {")
    },
    WrongInput(
        "a brace that is not closed", .exit(78),
        """
        survey.yaml:28:1: survey.yaml: is not readable as YAML: did not find expected ',' or '}' while parsing a \
        flow mapping → close the bracket or brace, or put a comma between the items
        """
    ) {
        try $0.change("survey.yaml", "maps: none }", to: "maps: none")
    },
    WrongInput(
        "two YAML documents", .exit(78),
        """
        survey.yaml:28:1: survey.yaml: holds more than one YAML document → keep one config in a file; remove the \
        '---'
        """
    ) {
        try $0.write("survey.yaml", try $0.text("survey.yaml") + "---\nversion: 1\n")
    },
    WrongInput(
        "an empty file", .exit(78),
        """
        survey.yaml:1:1: survey.yaml: is empty → begin with 'version: 1'; docs/config-guide.md and Pipelines/ \
        have examples
        """
    ) { try $0.write("survey.yaml", "") },
    WrongInput(
        "GBK text", .exit(78),
        """
        survey.yaml:2:7: survey.yaml: is not UTF-8 text (byte 0xB9) → save the file as UTF-8; text from older \
        Chinese software is often GBK or GB18030
        """
    ) {
        try $0.write("survey.yaml", Array("version: 1\nname: ".utf8) + [0xB9, 0xE3, 0xCE, 0xF7, 0x0A])
    },
    WrongInput(
        "a variable of the environment that is not set", .exit(78),
        """
        survey.yaml:8:21: inputs.likely.raster: the environment variable GOSSAN_NOWHERE is not set → set it \
        (export GOSSAN_NOWHERE=...), or give a default: ${GOSSAN_NOWHERE:-default}
        """
    ) {
        try $0.change("survey.yaml", "likely.asc", to: "'${GOSSAN_NOWHERE}/likely.asc'")
    },
    WrongInput(
        "layers made from each other", .exit(78),
        """
        survey.yaml:15:3: evidence.a: is made from itself: a -> b -> a → take one of these layers out of the \
        formulas
        """
    ) {
        try $0.change(
            "survey.yaml", "evidence:\n",
            to: "evidence:\n  a: { expression: b + 1 }\n  b: { expression: a * 2 }\n")
    },
    WrongInput(
        "an input that is not there", .exit(78),
        """
        survey.yaml:15:25: evidence.likelihood.raster: names the input 'likly', which is not under 'inputs' → \
        did you mean 'likely'?
        """
    ) {
        try $0.change("survey.yaml", "raster: likely }\n  near", to: "raster: likly }\n  near")
    },
    WrongInput(
        "weights that do not add up", .exit(78),
        """
        survey.yaml:27:24: rank.prospectivity: and the other weights add up to 90 %, not to 100 % → change the \
        weights so that they add up to 100 %
        """
    ) {
        try $0.change("survey.yaml", "outputs:", to: "rank: { prospectivity: 60 %, recoverable_al2o3: 30 % }\noutputs:")
    },
    WrongInput(
        "a weight of nothing", .exit(78),
        """
        survey.yaml:27:38: rank.a_s: is 0 %, so that it ranks nothing → leave it out
        """
    ) {
        try $0.change("survey.yaml", "outputs:", to: "rank: { contained_al2o3: 100 %, a_s: 0 % }\noutputs:")
    },
    WrongInput(
        "several problems, all told at once", .exit(78),
        """
        survey.yaml:13:31: grid.cell: needs a length with its unit such as '5 m', found '100' without a unit → \
        units of length: m, km, cm, ft, mi
        survey.yaml:19:21: prospects.above: needs a number, found 'much' → write a number
        survey.yaml:26:61: growth.horizon: is not after the base year 2030 → give a later year
        """
    ) {
        try $0.change("survey.yaml", "cell: 100 m", to: "cell: 100")
        try $0.change("survey.yaml", "above: 0.5", to: "above: much")
        try $0.change("survey.yaml", "base_year: 2024", to: "base_year: 2030")
    },
    WrongInput(
        "--set of a key that there is not", .exit(78),
        """
        --set:1:10: grid: has the unknown key 'cel' → did you mean 'cell'?
        """
    ) { $0.arguments = ["--set", "grid.cel=50 m"] },
    WrongInput(
        "an option of the command line that there is not", .exit(64),
        """
        gossan: Unknown option '--thread'. Did you mean '--threads'? → see 'gossan --help'
        """
    ) { $0.arguments = ["--thread", "2"] },
    WrongInput(
        "a study grid in degrees", .exit(78),
        """
        survey.yaml:13:14: grid.crs: is EPSG:4490 (China Geodetic Coordinate System 2000): a study grid needs metres, and this \
        system has degrees of longitude and latitude → choose a projected system, such as the UTM or \
        Gauss-Kruger zone of the area
        """
    ) {
        try $0.change("survey.yaml", "grid: { crs: EPSG:4524", to: "grid: { crs: EPSG:4490")
    },
    WrongInput(
        "a code of no coordinate reference system", .exit(78),
        """
        survey.yaml:13:14: grid.crs: is 'EPSG:99999': PROJ does not know this coordinate reference system → write \
        a code such as 'EPSG:4524', or WKT
        """
    ) {
        try $0.change("survey.yaml", "grid: { crs: EPSG:4524", to: "grid: { crs: EPSG:99999")
    },
    WrongInput(
        "a cell as large as the study area", .exit(78),
        """
        survey.yaml:13:31: grid.cell: is 10 km, not less than the study area of 6000 m x 4000 m → choose a cell that the study area \
        holds thousands of, and check the unit
        """
    ) {
        try $0.change("survey.yaml", "cell: 100 m", to: "cell: 10 km")
    },
    WrongInput(
        "more cells than can be counted", .exit(78),
        """
        survey.yaml:13:1: grid: would have 6e+33 x 4e+33 cells → choose a larger cell, or a smaller extent
        """
    ) {
        try $0.change("survey.yaml", "cell: 100 m", to: "cell: 1e-30 m")
    },
    WrongInput(
        "few cells", .warning("few_cells"),
        """
        grid: the study area of 6000 m x 4000 m has 12 x 8 cells of 500 m; shares of area, classes and prospects \
        mean little with fewer than 100
        """
    ) {
        try $0.change("survey.yaml", "cell: 100 m", to: "cell: 500 m")
        try $0.change("survey.yaml", "above: 0.5", to: "above: 0.2")
    },
    WrongInput(
        "a grid whose lengths are not those of the ground", .warning("grid_scale"),
        """
        grid: lengths in EPSG:3857 (WGS 84 / Pseudo-Mercator) are up to 9.6 % longer here than on the ground, and so \
        are distances, radii and spacings, and slopes are off; areas are those of the ground. Choose the UTM or \
        Gauss-Kruger zone of the study area
        """
    ) {
        try $0.change(
            "survey.yaml", "grid: { crs: EPSG:4524, cell: 100 m, extent: likely }",
            to: "grid: { crs: EPSG:3857, cell: 100 m, extent: likely }")
    },
    WrongInput(
        "two radii smaller than a cell, both told", .exit(78),
        """
        survey.yaml:18:42: evidence.traces.radius: is smaller than a cell of the grid → give a radius of at least 100 m
        survey.yaml:19:57: evidence.smooth.radius: is smaller than a cell of the grid → give a radius of at least 100 m
        """
    ) {
        try $0.change(
            "survey.yaml", "prospectivity: {",
            to: "  traces:     { density: faults, radius: 10 m }\n"
                + "  smooth:     { focal: likely, statistic: mean, radius: 10 m }\nprospectivity: {")
    },
    WrongInput(
        "weights that reach beyond the study area", .exit(78),
        """
        survey.yaml:18:60: evidence.smooth.sigma: spans the whole study area: weights reach 4 sigma → give less than \
        1500 m
        """
    ) {
        try $0.change(
            "survey.yaml", "prospectivity: {",
            to: "  smooth:     { focal: likely, statistic: gaussian, sigma: 2 km }\nprospectivity: {")
    },
    WrongInput(
        "an input that nothing uses", .warning("unused_input"),
        """
        inputs.more: nothing in the config uses it
        """
    ) {
        try $0.change(
            "survey.yaml", "  holes:", to: "  more: { table: known.csv, x: x, y: y, crs: EPSG:4524 }\n  holes:")
    },
    WrongInput(
        "a model that nothing validates", .warning("no_validation"),
        """
        prospectivity: has no 'validate': how well the map predicts will not be known
        """
    ) {
        try $0.change("survey.yaml", "model: fuzzy_gamma", to: "train: known, model: fuzzy_gamma")
    },
    WrongInput(
        "a PROJ library without its database", .exit(69),
        """
        PROJ: its database of coordinate reference systems, proj.db, is not found in '/nowhere' → set PROJ_DATA \
        to the folder that holds it, or unset it; if there is none, install the data of PROJ (Debian: proj-data)
        """
    ) {
        $0.environment = ["PROJ_DATA": "/nowhere", "PROJ_LIB": "/nowhere"]
    },
]
