/// Deposits, layers and folds from which a model cannot learn, or not well.
let wrongModels: [WrongInput] = [
    WrongInput(
        "fewer than five deposits", .exit(65),
        """
        inputs.known: 2 of 2 deposits lie in the study area, at least 5 are needed → check the coordinates and \
        CRS of the deposits, add deposits or evidence that covers them, or use a fuzzy overlay, which needs none
        """
    ) {
        try $0.change("survey.yaml", "model: fuzzy_gamma", to: "train: known, model: weights_of_evidence")
        try $0.write("known.csv", "name,x,y\nK1,36501000,2603000\nK2,36500700,2602700\n")
    },
    WrongInput(
        "a membership that is no degree", .exit(78),
        """
        survey.yaml:18:73: prospectivity.memberships: gives 'likelihood' a change that is no degree from 0 to 1 → \
        write one of fuzzy_large, fuzzy_small, fuzzy_near, fuzzy_gaussian, fuzzy_linear, fuzzy_categorical, \
        sigmoid, linear, min_max
        """
    ) {
        try $0.change(
            "survey.yaml", "layers: [likelihood]", to: "layers: [likelihood], memberships: { likelihood: log }")
    },
    WrongInput(
        "a unit cell smaller than a cell of the grid", .warning("unit_cell_below_cell"),
        """
        prospectivity.unit_cell: is 0.0001 km2, less than a cell of the grid (0.01 km2), which then counts as several; \
        choose at least the cell, and check the unit
        """
    ) { try $0.change("survey.yaml", "model: fuzzy_gamma", to: "model: fuzzy_gamma, unit_cell: 100 m2") },
    WrongInput(
        "deposits off the study area", .warning("deposits_outside_belts"), by: .run,
        """
        known: 1 of 9 lie outside all belts and take no part
        """
    ) {
        try $0.change("survey.yaml", "model: fuzzy_gamma", to: "train: known, model: weights_of_evidence")
        try $0.write("known.csv", try $0.text("known.csv") + "K9,36510000,2603000\n")
    },
    WrongInput(
        "two deposits in one cell", .warning("deposits_share_cells"), by: .run,
        """
        known: 9 deposits lie in 8 cells; each of them is counted
        """
    ) {
        try $0.change("survey.yaml", "model: fuzzy_gamma", to: "train: known, model: weights_of_evidence")
        try $0.write("known.csv", try $0.text("known.csv") + "K9,36501001,2602990\n")
    },
    WrongInput(
        "every deposit on a cell without a value", .exit(65), by: .run,
        """
        known deposits: all 6 deposits lie where no evidence layer is known → check the coordinates and CRS of \
        the deposits, add deposits or evidence that covers them, or use a fuzzy overlay, which needs none
        """
    ) {
        try $0.write(
            "more.asc", try $0.text("likely.asc").replacing("0.8", with: "-9999").replacing("0.6", with: "-9999"))
        try $0.addRaster("more.asc, crs: EPSG:4524")
        try $0.write(
            "known.csv",
            "name,x,y\n" + (0..<6).map { "K\($0),\(36_500_650 + $0 * 100),2603000\n" }.joined())
        try $0.change(
            "survey.yaml", "model: fuzzy_gamma, layers: [likelihood]",
            to: "train: known, model: logistic_regression, layers: [more_map], missing: missing")
    },
    WrongInput(
        "a layer of one value", .warning("layer_constant"), by: .run,
        """
        flat: every cell has the value 1.0; the layer tells no place from another
        """
    ) {
        try $0.change("survey.yaml", "evidence:\n", to: "evidence:\n  flat: { expression: likely * 0 + 1 }\n")
    },
    WrongInput(
        "a regression on layers of one value", .exit(65), by: .run,
        """
        logistic regression: no evidence layer varies over the study area → name layers in \
        'prospectivity.layers' that differ from place to place
        """
    ) {
        try $0.change("survey.yaml", "evidence:\n", to: "evidence:\n  flat: { expression: likely * 0 + 1 }\n")
        try $0.change(
            "survey.yaml", "model: fuzzy_gamma, layers: [likelihood]",
            to: "train: known, model: logistic_regression, layers: [flat]")
    },
    WrongInput(
        "a regression on layers that repeat each other", .warning("undetermined_coefficient"), by: .run,
        """
        logistic regression: the deposits do not determine the coefficients of 'twice', 'likelihood', which the ridge alone holds: \
        such layers part deposits from all other cells, nearly repeat another, or are unknown at the deposits. Rank by the map, do \
        not quote the coefficients
        """
    ) {
        try $0.change("survey.yaml", "evidence:\n", to: "evidence:\n  twice: { expression: likely * 2 }\n")
        try $0.change(
            "survey.yaml", "model: fuzzy_gamma, layers: [likelihood]",
            to: "train: known, model: logistic_regression, layers: [likelihood, twice]")
    },
    WrongInput(
        "a regression on a layer that marks the deposits", .exit(65), by: .run,
        """
        logistic regression: the probability goes to 1 at the deposits, most steeply with 'marks': the layers are too many for so \
        few deposits, the deposits are more than the unit cells of the ground that the layers pick out, or a layer marks the \
        deposits themselves → name fewer layers in 'prospectivity.layers_by_model', without such as mark known deposits, choose \
        a smaller 'prospectivity.unit_cell', or use weights_of_evidence, whose weights stay finite
        """
    ) {
        try $0.change("survey.yaml", "evidence:\n", to: "evidence:\n  marks: { presence: known }\n")
        try $0.change(
            "survey.yaml", "model: fuzzy_gamma, layers: [likelihood]",
            to: "train: known, model: logistic_regression, unit_cell: 0.01 km2, layers: [likelihood, marks]")
    },
    WrongInput(
        "more deposits than unit cells", .exit(65), by: .run,
        """
        weights of evidence: 8 deposits in 24.0 km2 leave no barren unit cell of 10.0 km2 → choose a smaller \
        'prospectivity.unit_cell'
        """
    ) {
        try $0.change(
            "survey.yaml", "model: fuzzy_gamma,", to: "train: known, model: weights_of_evidence, unit_cell: 10 km2,")
    },
    WrongInput(
        "blocks smaller than a cell", .exit(78),
        """
        survey.yaml:18:71: prospectivity.validate.block: is 50 m, less than the cell of 100 m → choose a block of many cells, \
        larger than the distance over which neighbouring deposits resemble each other
        """
    ) { try $0.validate("block: 50 m") },
    WrongInput(
        "fewer blocks than folds", .exit(78),
        """
        survey.yaml:18:90: prospectivity.validate.block: is 20 km, which parts the study area into 1 blocks for 5 folds → choose a \
        smaller block, or fewer 'spatial_blocks'
        """
    ) { try $0.validate("spatial_blocks: 5, block: 20 km") },
    WrongInput(
        "more random folds than deposits", .exit(78),
        """
        survey.yaml:18:110: prospectivity.validate.random_folds: is 9, and known deposits lie in 8 cells: a fold would hold none → \
        give fewer folds
        """
    ) { try $0.validate("spatial_blocks: 2, block: 1 km, random_folds: 9") },
    WrongInput(
        "a unit cell of nearly the whole ground", .warning("unit_cell_above_ground"),
        """
        prospectivity.unit_cell: is 20 km2, and the grid has 24 km2: fewer than 5 unit cells, where no more deposits than unit \
        cells can be; choose about the ground of one deposit, and check the unit
        """
    ) { try $0.change("survey.yaml", "{ model: fuzzy_gamma,", to: "{ model: fuzzy_gamma, unit_cell: 20 km2,") },
    WrongInput(
        "folds that hold no deposit", .exit(78),
        """
        survey.yaml:18:90: prospectivity.validate.block: is 1000 m, so that only 7 blocks hold a known deposit, for 9 folds → \
        choose a smaller block, or fewer 'spatial_blocks'
        """
    ) { try $0.validate("spatial_blocks: 9, block: 1 km") },
    WrongInput(
        "logarithms of numbers that have none", .warning("layer_mostly_missing"), by: .run,
        """
        odd: more than half of the study area has no value
        """
    ) {
        try $0.change(
            "survey.yaml", "evidence:\n", to: "evidence:\n  odd: { expression: likely - 0.5, transform: log }\n")
    },
    WrongInput(
        "a formula that names no layer", .exit(78),
        """
        survey.yaml:15:22: evidence.odd.expression: names the layer 'likly', which is not under 'evidence' or \
        'inputs' → did you mean 'likely'?
        """
    ) {
        try $0.change("survey.yaml", "evidence:\n", to: "evidence:\n  odd: { expression: likly / 2 }\n")
    },
    WrongInput(
        "a formula that is none", .exit(78),
        """
        survey.yaml:15:31: evidence.odd.expression: is not a formula: a value is expected, not '*' → write a \
        formula such as 'thorium / potassium'
        """
    ) {
        try $0.change("survey.yaml", "evidence:\n", to: "evidence:\n  odd: { expression: likely + * 2 }\n")
    },
    WrongInput(
        "a formula that calculates with class codes", .exit(78),
        """
        survey.yaml:16:3: evidence.odd: would calculate with the class codes of 'more' → name a layer of quantities, \
        or make one with 'presence', 'reclassify' or a comparison such as 'more == 1'
        """
    ) {
        try $0.addRaster("likely.asc, crs: EPSG:4524, kind: classes")
        try $0.change("survey.yaml", "evidence:\n", to: "evidence:\n  odd: { expression: more * 2 }\n")
    },
    WrongInput(
        "a threshold above every score", .warning("no_prospects"), by: .run,
        """
        prospects: no ground reaches the threshold 2.0 and the minimum area; lower one of them
        """
    ) {
        try $0.change("survey.yaml", "above: 0.5", to: "above: 2")
    },
    WrongInput(
        "a training set that a model lacks", .exit(78),
        """
        survey.yaml:18:1: prospectivity: lacks 'train', from which logistic_regression learns → add 'train: \
        <input of known deposits>', or use fuzzy_gamma
        """
    ) {
        try $0.change("survey.yaml", "model: fuzzy_gamma", to: "model: logistic_regression")
    },
    WrongInput(
        "deposits that are polygons", .exit(65),
        """
        inputs.known, feature 0: is a polygon, where models learn from the cell that a deposit lies in → give each \
        deposit a point, as 'Point on surface' of QGIS makes it
        """
    ) {
        try $0.change("survey.yaml", "model: fuzzy_gamma", to: "train: known, model: weights_of_evidence")
        try $0.change(
            "survey.yaml", "{ table: known.csv, x: x, y: y, crs: EPSG:4524, name: name }",
            to: "{ vector: belts.geojson }")
    },
    WrongInput(
        "a criterion that no prospect has a value of", .warning("criterion_without_values"), by: .run,
        """
        rank.ga: has no value in any prospect, so that it ranks nothing; all get 0 for it
        """
    ) { try $0.write("survey.yaml", try $0.text("survey.yaml") + "rank: { ga: 100 % }\n") },
    WrongInput(
        "a ranking that tells nothing", .warning("equal_scores"), by: .run,
        """
        rank: all 5 prospects have the same score, 0.000: nothing ranks them, and they come in the order of their ids
        """
    ) { try $0.write("survey.yaml", try $0.text("survey.yaml") + "rank: { ga: 100 % }\n") },
]
