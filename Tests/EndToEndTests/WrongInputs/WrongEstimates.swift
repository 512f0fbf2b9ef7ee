/// Holes from which no estimate can be made, or options that do not suit them.
let wrongEstimates: [WrongInput] = [
    WrongInput(
        "a grade that one hole with ore lacks", .warning("grade_not_everywhere"),
        """
        inputs.holes: 'sio2' is missing in ore of 1 of 80 holes with ore (H1): it is left out of the estimate
        """
    ) { try $0.change("assay.csv", "H1,20,25.0,60,8", to: "H1,20,25.0,60,") },
    WrongInput(
        "a grade that the route rests on and one hole with ore lacks", .exit(65),
        """
        inputs.holes: 'sio2' is missing in ore of 1 of 80 holes with ore (H1), and the cut-off or the route rests on it → assay \
        it there, or leave these holes out of the tables
        """
    ) {
        try $0.change("assay.csv", "H1,20,25.0,60,8", to: "H1,20,25.0,60,")
        try $0.change(
            "survey.yaml", "  density:    { dry: 2.5 t/m3 }\n",
            to: "  density:    { dry: 2.5 t/m3 }\n  mining:     { recovery: 90 % }\n  processing: { route: bayer }\n")
    },
    WrongInput(
        "a hole that runs level through ore", .warning("flat_in_ore"),
        """
        drill holes: 1 (H1) run flatter than 5 degrees through ore, which tells nothing of its vertical thickness, and are left out
        """
    ) { try $0.change("survey.csv", "H1,0,0,90", to: "H1,0,0,0") },
    WrongInput(
        "one hole, and a variogram to be fitted", .exit(65), by: .run,
        """
        thickness in the holes of inputs.holes: 1 samples are too few to fit a variogram, which takes 10 → give \
        one: 'variogram: { model: spherical, nugget: 0, sill: 1, range: 500 m }'
        """
    ) {
        try $0.write("collar.csv", "hole,x,y,z,depth\nH1,36500550,2601650,300,40\n")
        try $0.fitVariogram()
    },
    WrongInput(
        "a variogram too smooth for the equations of the seam", .exit(1), by: .run,
        """
        thickness in the holes of inputs.holes: its kriging equations have no solution in a part of the seam, which has no \
        estimate then → give 'variogram' a nugget above 0, a shorter range, or another model than gaussian
        """
    ) {
        try $0.change(
            "survey.yaml", "model: spherical, nugget: 0, sill: 1, range: 1 km",
            to: "model: gaussian, nugget: 0, sill: 1, range: 3 km")
    },
    WrongInput(
        "a variogram too smooth for holes beside each other", .warning("kriging_overshoots"), by: .run,
        """
        inputs.holes: kriged thickness leaves that of the holes, 1 to 5 m, by more than half their range in … of 80 cells (… m), \
        so that outlines and kriged tonnes are no estimate there: give 'variogram' a nugget above 0, a shorter range, or another \
        model than gaussian
        """
    ) {
        let twins = (1...8).map { "T\($0),\(36_500_550 + $0 * 100).02,2601750,300,40\n" }.joined()
        try $0.write("collar.csv", try $0.text("collar.csv") + twins)
        let assays = (1...8).map { "T\($0),0,20,10,40\nT\($0),20,\(20 + 1 + $0 % 5),60,8\n" }.joined()
        try $0.write("assay.csv", try $0.text("assay.csv") + assays)
        try $0.change(
            "survey.yaml",
            "discretization: 1, extrapolate: 0 m, variogram: { model: spherical, nugget: 0, sill: 1, range: 1 km",
            to: "discretization: 2, extrapolate: 0 m, variogram: { model: gaussian, nugget: 0, sill: 1, range: 100 m")
    },
    WrongInput(
        "kriged ground beyond max_distance", .warning("cells_beyond_max_distance"), by: .run,
        """
        holes: 36 of 116 cells have no hole within max_distance and count nowhere
        """
    ) {
        try $0.change("survey.yaml", "extrapolate: 0 m", to: "extrapolate: 100 m, max_distance: 60 m")
    },
    WrongInput(
        "holes without ore", .exit(65),
        """
        inputs.holes: no hole has ore by this cut-off (80 holes) → check the cut-off, the columns of the grades \
        and their units
        """
    ) {
        try $0.write("assay.csv", try $0.text("assay.csv").replacing(",60,8", with: ",20,8"))
    },
    WrongInput(
        "grades that are all the same, and a variogram to be fitted", .exit(65), by: .run,
        """
        thickness in the holes of inputs.holes: all 80 values are 5.0: no variogram can be fitted → check that \
        this is the field you mean
        """
    ) {
        try $0.write(
            "assay.csv",
            try $0.text("assay.csv").replacing(",21.0,", with: ",25.0,").replacing(",21.0,40", with: ",25.0,40"))
        try $0.fitVariogram()
    },
    WrongInput(
        "samples whose kriging equations have no solution", .exit(1), by: .run,
        """
        inputs.soils.ga: its kriging equations have no solution → give 'variogram' a nugget above 0, a shorter \
        range, or another model than gaussian
        """
    ) {
        try $0.change(
            "survey.yaml", "method: nearest, max_distance: 5 km",
            to: "method: ordinary_kriging, variogram: { model: gaussian, nugget: 0, sill: 1, range: 1000 km }")
    },
    WrongInput(
        "a cluster of samples whose kriging equations have no solution", .warning("kriging_singular"), by: .run,
        """
        soils.ga: 541 cells are missing, for their kriging equations have no solution; give 'variogram' a nugget above 0, a \
        shorter range, or another model than gaussian
        """
    ) {
        let cluster = (0..<24).map { "\(36_500_500 + $0 % 6),\(2_600_500 + $0 / 6),\(12 + $0 % 5),shale\n" }.joined()
        try $0.write("soils.csv", try $0.text("soils.csv") + cluster)
        try $0.change(
            "survey.yaml", "method: nearest, max_distance: 5 km",
            to:
                "method: ordinary_kriging, max_distance: 2 km, variogram: { model: gaussian, nugget: 0, sill: 1, range: 1 km }"
        )
    },
    WrongInput(
        "holes off the study area", .exit(65),
        """
        inputs.holes: does not touch the study area → check its coordinate reference system, and the extent of \
        the grid
        """
    ) {
        try $0.write(
            "collar.csv", try $0.text("collar.csv").replacing(",2601", with: ",2701").replacing(",2602", with: ",2702"))
    },
    WrongInput(
        "an extrapolation far beyond the spacing of the holes", .warning("far_extrapolation"),
        """
        estimate.drilled.extrapolate: is 600 m, and the holes stand about 100 m apart; ore beyond one or two \
        spacings is conjecture
        """
    ) {
        try $0.change("survey.yaml", "extrapolate: 0 m", to: "extrapolate: 600 m")
    },
    WrongInput(
        "an extrapolation beyond all measure", .exit(78),
        """
        survey.yaml:21:80: estimate.drilled.extrapolate: is 500 km, and the holes stand about 100 m apart on ground 1140 m across → \
        choose at most the spacing of the holes, and check the unit
        """
    ) {
        try $0.change("survey.yaml", "extrapolate: 0 m", to: "extrapolate: 500 km")
    },
    WrongInput(
        "blocks wider than the spacing of the holes", .warning("blocks_wider_than_holes"), by: .run,
        """
        holes: blocks of 250 m are mined or left whole, but the holes are 100 m apart: choose a smaller \
        grid.cell, or 'discretization: 1' for ore as it is at points
        """
    ) {
        try $0.change("survey.yaml", "cell: 100 m", to: "cell: 250 m")
        try $0.change("survey.yaml", "discretization: 1,", to: "discretization: 2,")
        try $0.change("survey.yaml", "above: 0.5", to: "above: 0.3")
    },
    WrongInput(
        "no commodity", .exit(78),
        """
        commodity: is missing, but the config estimates tonnages → add 'commodity: bauxite' or another name \
        under Datasets/commodities
        """
    ) { try $0.change("survey.yaml", "commodity: bauxite\n", to: "") },
    WrongInput(
        "a commodity that there is not", .exit(78),
        """
        survey.yaml:3:12: commodity: there is no commodity 'bauxit' → did you mean 'bauxite'?
        """
    ) {
        try $0.change("survey.yaml", "commodity: bauxite", to: "commodity: bauxit")
    },
    WrongInput(
        "a cut-off profile that there is not", .exit(78),
        """
        survey.yaml:24:26: estimate.cutoff.profile: there is no cut-off profile 'open_pit' → known here: accumulation, \
        iron_direct_shipping, laterite, sedimentary_open_pit, sedimentary_underground, washed_gibbsite
        """
    ) {
        try $0.change(
            "survey.yaml", "cutoff:     { cutoff: [\"al2o3 >= 40 %\"],", to: "cutoff:     { profile: open_pit } # ")
    },
    WrongInput(
        "a cut-off with the unit of a mass", .exit(78),
        """
        survey.yaml:24:26: estimate.cutoff.cutoff[0]: 'al2o3 >= 40 t' needs a share such as '5 %', found the \
        unit 't' → grades take %, ppm, g/t, ppb, ‰; ratios take no unit
        """
    ) {
        try $0.change("survey.yaml", "cutoff: [\"al2o3 >= 40 %\"]", to: "cutoff: [\"al2o3 >= 40 t\"]")
    },
    WrongInput(
        "a limit on a ratio with a unit", .exit(78),
        """
        survey.yaml:24:25: estimate.cutoff.cutoff: 'a_s >= 3.5 %' has a unit, but 'a_s' is no grade → ratios take no \
        unit: 'a_s >= 1.8'
        """
    ) {
        try $0.change("survey.yaml", "cutoff: [\"al2o3 >= 40 %\"]", to: "cutoff: [\"al2o3 >= 40 %\", \"a_s >= 3.5 %\"]")
    },
    WrongInput(
        "a factor of the plant above 1", .exit(78),
        """
        survey.yaml:24:45: estimate.processing.plant_factor: is 9700 %, but no share is outside 0 to 100 % → write it as 'plant_factor: 90 %'
        """
    ) {
        try $0.change(
            "survey.yaml", "  density:    { dry: 2.5 t/m3 }\n",
            to:
                "  density:    { dry: 2.5 t/m3 }\n  mining:     { recovery: 90 % }\n  processing: { route: bayer, plant_factor: 97 }\n"
        )
    },
    WrongInput(
        "a cut-off on a grade that the commodity has not", .exit(78),
        """
        survey.yaml:24:3: estimate.cutoff: Bauxite has no grade or ratio 'cu' → known here: al2o3, sio2, fe2o3, \
        tio2, s, loi, ga, mass_recovery, li2o, a_s
        """
    ) {
        try $0.change("survey.yaml", "cutoff: [\"al2o3 >= 40 %\"]", to: "cutoff: [\"cu >= 40 %\"]")
    },
    WrongInput(
        "a deposit model that there is not", .exit(78),
        """
        survey.yaml:7:61: inputs.belts.deposit_model: there is no deposit model 'bauxite_synthetic' → known here: bauxite_chinese_karst, \
        bauxite_karst, bauxite_laterite, bauxite_synthetic_karst, iron_supergene_unverified
        """
    ) {
        try $0.change("belts.geojson", "bauxite_synthetic_karst", to: "bauxite_synthetic")
    },
    WrongInput(
        "a deposit model for all belts that there is not", .exit(78),
        """
        survey.yaml:25:98: estimate.undrilled.grade_tonnage: there is no deposit model 'karst' → known here: \
        bauxite_chinese_karst, bauxite_karst, bauxite_laterite, bauxite_synthetic_karst, iron_supergene_unverified
        """
    ) {
        try $0.change("survey.yaml", "realizations: 200", to: "grade_tonnage: karst, realizations: 200")
    },
    WrongInput(
        "waste of more than 100 %", .exit(78),
        """
        survey.yaml:25:45: estimate.mining.waste: is above 100 %: al2o3 + sio2 + fe2o3 is 125 % → check the grades of the \
        waste, which are parts of its dry mass
        """
    ) {
        try $0.change(
            "survey.yaml", "  undrilled:",
            to:
                "  mining: { recovery: 90 %, dilution: 10 %, waste: { al2o3: 60 %, sio2: 55 %, fe2o3: 10 %, s: 1 % } }\n"
                + "  undrilled:")
    },
    WrongInput(
        "a ranking by prospectivity without a model of it", .exit(78),
        """
        survey.yaml:18:24: rank.prospectivity: is not computed: the config has no section 'prospectivity' → rank by another \
        criterion, or add the section 'prospectivity'
        """
    ) {
        try $0.change(
            "survey.yaml",
            "prospectivity: { model: fuzzy_gamma, layers: [likelihood] }\nprospects: { above: 0.5, known: known }\n",
            to: "rank: { prospectivity: 60 %, area: 40 %, risked: false }\n")
        try $0.change("survey.yaml", "  undrilled:", to: "  # undrilled:")
    },
    WrongInput(
        "categories whose spacings do not rise", .exit(78),
        """
        survey.yaml:23:44: estimate.categories.indicated: is not wider than 'measured' → spacings rise from \
        measured to inferred
        """
    ) {
        try $0.change("survey.yaml", "indicated: 100 m", to: "indicated: 40 m")
    },
    WrongInput(
        "elicited numbers of deposits that fall", .exit(78),
        """
        survey.yaml:25:51: estimate.undrilled.deposits_per_belt.n50: is 2, less than n90 which is 3 → numbers \
        rise from n90 to n01: less probable numbers are larger
        """
    ) {
        try $0.change("survey.yaml", "n90: 1, n50: 2", to: "n90: 3, n50: 2")
    },
    WrongInput(
        "elicited numbers of deposits without a source", .warning("elicited_without_source"), by: .run,
        """
        estimate.undrilled.deposits_per_belt: the number of undiscovered deposits (n90 1, n50 2, n10 4) has no \
        stated source and counts as not verified; say in 'source' who estimated it
        """
    ) {
        try $0.change("survey.yaml", ", source: \"made up\"", to: "")
    },
    WrongInput(
        "one realization of undrilled ground", .warning("few_realizations"),
        """
        estimate.undrilled.realizations: is 1: a tenth of fewer than 10 realizations is less than one, so that the \
        quantiles mean nothing
        """
    ) {
        try $0.change("survey.yaml", "realizations: 200", to: "realizations: 1")
    },
    WrongInput(
        "nine realizations of drilled ground", .warning("few_realizations"),
        """
        estimate.drilled.realizations: is 9: a tenth of fewer than 10 realizations is less than one, so that the \
        quantiles mean nothing
        """
    ) {
        try $0.change("survey.yaml", "method: kriging", to: "method: simulation, realizations: 9")
    },
]
