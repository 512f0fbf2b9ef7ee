/// Drill holes whose tables contradict themselves or each other.
let wrongDrillHoles: [WrongInput] = [
    WrongInput(
        "an assay in words", .exit(65),
        """
        assay.csv, line 3, hole H1: al2o3: 'n.d.' is not a number → correct the cell, or list the text in 'missing_values' of the \
        input if it means no value
        """
    ) { try $0.change("assay.csv", "H1,20,25.0,60,", to: "H1,20,25.0,n.d.,") },
    WrongInput(
        "samples that overlap", .exit(65),
        """
        assay.csv, line 3, hole H1: 18.0 to 25.0 m overlaps 0.0 to 20.0 m of line 2 → correct the depths; \
        samples of one hole may not overlap
        """
    ) { try $0.change("assay.csv", "H1,20,25.0,", to: "H1,18,25,") },
    WrongInput(
        "a gap between samples", .warning("gap"),
        """
        assay.csv: line 4, hole H1: nothing is assayed between 25.0 and 30.0 m
        """
    ) { try $0.change("assay.csv", "H1,25.0,40,", to: "H1,30,40,") },
    WrongInput(
        "a sample from below upward", .exit(65),
        """
        assay.csv, line 3, hole H1: runs from 25.0 to 20.0 → 'from' is the shallower end and must be less than 'to'
        """
    ) { try $0.change("assay.csv", "H1,20,25.0,", to: "H1,25,20,") },
    WrongInput(
        "a sample below the end of its hole", .exit(65),
        """
        assay.csv, line 242, hole H1: 41.0 to 42.0 m lies below the hole's end at 40.0 m → correct the length in \
        the collar table or the depths of the sample; for depths in feet write 'units: ft'
        """
    ) {
        try $0.write("assay.csv", try $0.text("assay.csv") + "H1,41,42,10,40\n")
    },
    WrongInput(
        "a sample below the end of its hole, whose length is named as depth beside a survey with a column of that name",
        .exit(65),
        """
        assay.csv, line 242, hole H1: 41.0 to 42.0 m lies below the hole's end at 40.0 m → correct the length in \
        the collar table or the depths of the sample; for depths in feet write 'units: ft'
        """
    ) {
        try $0.change("collar.csv", "hole,x,y,z,depth", to: "hole,x,y,z,Tiefe")
        try $0.change("survey.csv", "hole,depth", to: "hole,Tiefe")
        try $0.change("survey.yaml", "survey: survey.csv", to: "survey: survey.csv, columns: { depth: Tiefe }")
        try $0.write("assay.csv", try $0.text("assay.csv") + "H1,41,42,10,40\n")
    },
    WrongInput(
        "a sample below the end of its hole, whose length is named as depth beside a survey with its own", .exit(65),
        """
        assay.csv, line 242, hole H1: 41.0 to 42.0 m lies below the hole's end at 40.0 m → correct the length in \
        the collar table or the depths of the sample; for depths in feet write 'units: ft'
        """
    ) {
        try $0.change("collar.csv", "hole,x,y,z,depth", to: "hole,x,y,z,Tiefe")
        try $0.change("survey.csv", "hole,depth", to: "hole,at")
        try $0.change("survey.yaml", "survey: survey.csv", to: "survey: survey.csv, columns: { depth: Tiefe }")
        try $0.write("assay.csv", try $0.text("assay.csv") + "H1,41,42,10,40\n")
    },
    WrongInput(
        "a sample across the end of its hole", .warning("across_end"),
        """
        assay.csv: line 4, hole H1: 25.0 to 41.0 m reaches below the hole's end at 40.0 m; kept whole
        """
    ) {
        try $0.change("assay.csv", "H1,25.0,40,", to: "H1,25,41,")
    },
    WrongInput(
        "depths in feet that nothing says", .exit(65),
        """
        assay.csv, line 3, hole H1: 65.6 to 82.0 m lies below the hole's end at 40.0 m → correct the length in \
        the collar table or the depths of the sample; for depths in feet write 'units: ft'
        assay.csv, line 4, hole H1: 82.0 to 131.0 m lies below the hole's end at 40.0 m → correct the length in \
        the collar table or the depths of the sample; for depths in feet write 'units: ft'
        """
    ) {
        try $0.change(
            "assay.csv", "H1,0,20,10,40\nH1,20,25.0,60,8\nH1,25.0,40,10,40",
            to: "H1,0,65.6,10,40\nH1,65.6,82,60,8\nH1,82,131,10,40")
    },
    WrongInput(
        "samples of a hole without a collar", .warning("orphan_intervals"),
        """
        assay.csv: line 242, hole X1: has no collar; the row is left out
        """
    ) {
        try $0.write("assay.csv", try $0.text("assay.csv") + "X1,0,5,50,8\n")
    },
    WrongInput(
        "no hole of the samples among the collars", .exit(65),
        """
        assay.csv: none of its holes is in collar.csv → check that both tables name the holes alike
        """
    ) {
        try $0.write("assay.csv", try $0.text("assay.csv").replacing("\nH", with: "\nZK-"))
    },
    WrongInput(
        "a hole without samples", .warning("no_assays"),
        """
        assay.csv: hole H81: has no assays
        """
    ) {
        try $0.write("collar.csv", try $0.text("collar.csv") + "H81,36500500,2600500,300,40\n")
    },
    WrongInput(
        "two columns that could be eastings", .warning("rival_columns"),
        """
        collar.csv: 'x' is taken for 'x', and 'East' could be meant; name one under 'columns'
        """
    ) {
        let lines = try $0.text("collar.csv").split(separator: "\n")
        try $0.write(
            "collar.csv",
            lines.enumerated().map { $0 == 0 ? "\($1),East\n" : "\($1),1000\n" }.joined())
    },
    WrongInput(
        "two columns of one grade", .warning("rival_columns"),
        """
        assay.csv: 'al2o3' is taken for 'al2o3', and 'Al2O3' could be meant; name one under 'columns'
        """
    ) { try $0.addColumn("Al2O3", others: "12") },
    WrongInput(
        "a hole twice at different places", .exit(65),
        """
        collar.csv, line 82, hole H1: its collar differs from the one on line 2 → keep one row per hole, or \
        rename one of the holes
        """
    ) {
        try $0.write("collar.csv", try $0.text("collar.csv") + "H1,36500500,2600500,300,40\n")
    },
    WrongInput(
        "a collar twice", .warning("repeated_collar"),
        """
        collar.csv: line 82, hole H1: repeats line 2; counted once
        """
    ) {
        try $0.write("collar.csv", try $0.text("collar.csv") + "H1,36500550.0,2601650.0,300,40\n")
    },
    WrongInput(
        "two holes at one place", .warning("shared_collar_position"),
        """
        collar.csv: line 3, hole H2: starts at the same place as hole H1
        """
    ) {
        try $0.change("collar.csv", "H2,36500650.0", to: "H2,36500550.0")
    },
    WrongInput(
        "a collar at 0, 0", .exit(65),
        """
        collar.csv, line 2, hole H1: x and y are 0, as if they were missing, far from all other holes → fill in the \
        coordinates of the collar, or delete the hole
        """
    ) { try $0.change("collar.csv", "H1,36500550.0,2601650.0", to: "H1,0,0") },
    WrongInput(
        "a collar with a digit too many", .exit(65),
        """
        inputs.holes: its coordinates do not fit EPSG:4524 (CGCS2000 / 3-degree Gauss-Kruger zone 36) → check 'crs', and \
        whether x and y are swapped; the collar farthest from all others is that of hole H1, at 365005500.0, 2601650.0
        """
    ) { try $0.change("collar.csv", "H1,36500550.0", to: "H1,365005500.0") },
    WrongInput(
        "a collar that lacks a digit", .warning("far_collar"),
        """
        collar.csv: line 2, hole H1: its collar at 36500550.0, 260165.0 is far from all other holes; check its coordinates
        """
    ) { try $0.change("collar.csv", "H1,36500550.0,2601650.0", to: "H1,36500550.0,260165.0") },
    WrongInput(
        "a hole off the study area", .warning("holes_outside_grid"),
        """
        holes: 1 of 80 holes start outside the study area: H1; check their coordinates, or the \
        extent of the grid
        """
    ) { try $0.change("collar.csv", "H1,36500550.0", to: "H1,36499500.0") },
    WrongInput(
        "a sample twice", .warning("repeated_interval"),
        """
        assay.csv: line 242, hole H1: repeats line 3; counted once
        """
    ) {
        try $0.write("assay.csv", try $0.text("assay.csv") + "H1,20,25,60,8\n")
    },
    WrongInput(
        "dips of both signs", .exit(65),
        """
        survey.csv: 1 dips are negative and 79 positive → say which way is down: 'dip_convention: positive_down' \
        or 'negative_down'
        """
    ) { try $0.change("survey.csv", "H1,0,0,90", to: "H1,0,0,-90") },
    WrongInput(
        "dips that are positive down, said to be negative down", .warning("upward_holes"),
        """
        survey.csv: all 80 dips point upward by 'dip_convention: negative_down'; if the holes go down, write \
        'dip_convention: positive_down'
        """
    ) {
        try $0.change("survey.yaml", "holes:  { ", to: "holes:  { dip_convention: negative_down, ")
    },
    WrongInput(
        "dips from the vertical that are read from the level", .warning("flat_holes"),
        """
        survey.csv: all dips are below 45 degrees, as of flat holes; if they are angles from the vertical, write \
        'dip_convention: zenith_angle'
        """
    ) {
        try $0.write("survey.csv", try $0.text("survey.csv").replacing(",0,90\n", with: ",0,40\n"))
        try $0.change("survey.csv", "H1,0,0,40", to: "H1,0,0,20")
    },
    WrongInput(
        "azimuth and dip swapped", .exit(65),
        """
        survey.csv, line 2, hole H1: the dip 270.0 is outside -90 to 90 degrees → check whether azimuth and dip \
        are swapped
        """
    ) { try $0.change("survey.csv", "H1,0,0,90", to: "H1,0,90,270") },
    WrongInput(
        "an azimuth beyond the circle", .exit(65),
        """
        survey.csv, line 2, hole H1: the azimuth -190.0 is outside -180 to 360 degrees → write it clockwise from north, and \
        check whether azimuth and dip are swapped
        """
    ) { try $0.change("survey.csv", "H1,0,0,90", to: "H1,0,-190,80") },
    WrongInput(
        "a collar with a comma in a number", .exit(65),
        """
        collar.csv, line 2, hole H1: z: '1,300' holds a comma → write '1300' if the comma separates thousands, '1.300' if \
        it is a decimal comma
        """
    ) { try $0.change("collar.csv", ",300,40\n", to: ",\"1,300\",40\n") },
    WrongInput(
        "a collar with commas between thousands", .exit(65),
        """
        collar.csv, line 2, hole H1: y: '2,601,650.0' holds a comma → write it without commas between thousands: \
        '2601650.0'
        """
    ) { try $0.change("collar.csv", ",2601650.0,300", to: ",\"2,601,650.0\",300") },
    WrongInput(
        "two directions at one depth", .exit(65),
        """
        survey.csv, line 82, hole H1: has another direction at 0.0 m already → keep one row per hole and depth
        """
    ) {
        try $0.write("survey.csv", try $0.text("survey.csv") + "H1,0,10,80\n")
    },
    WrongInput(
        "a survey of a hole without a collar", .warning("orphan_survey"),
        """
        survey.csv: line 82, hole X1: has no collar; the row is left out
        """
    ) {
        try $0.write("survey.csv", try $0.text("survey.csv") + "X1,0,10,80\n")
    },
    WrongInput(
        "a survey deeper than its hole", .warning("survey_beyond_end"),
        """
        survey.csv: hole H1: is surveyed to 400.0 m but 40.0 m long
        """
    ) {
        try $0.write("survey.csv", try $0.text("survey.csv") + "H1,400,0,90\n")
    },
    WrongInput(
        "no survey", .warning("assumed_vertical"),
        """
        collar.csv: 80 of 80 holes have no survey and are taken as vertical
        """
    ) {
        try $0.change("survey.yaml", ", survey: survey.csv", to: "")
    },
    WrongInput(
        "a length of nothing", .exit(65),
        """
        collar.csv, line 2, hole H1: its length is 0.0 → give the length drilled, or leave the cell empty
        """
    ) { try $0.change("collar.csv", "300,40\n", to: "300,0\n") },
    WrongInput(
        "assays below zero", .exit(65),
        """
        assay.csv, line 3, hole H1: al2o3: the value -60.0 is negative → say what negative values mean: \
        detection_limit, missing or keep
        """
    ) { try $0.change("assay.csv", "H1,20,25.0,60,8", to: "H1,20,25.0,-60,8") },
    WrongInput(
        "assays above the reach of the method", .exit(65),
        """
        assay.csv, line 3, hole H1: al2o3: '>60' is above an upper limit of the assay method → put the result of \
        the over-limit assay, or leave the cell empty
        """
    ) {
        try $0.change("assay.csv", "H1,20,25.0,60,8", to: "H1,20,25.0,>60,8")
    },
    WrongInput(
        "assays below the detection limit", .warning("below_detection"),
        """
        assay.csv: sio2: 1 values below the detection limit are taken as half the limit
        """
    ) {
        try $0.change("assay.csv", "H1,20,25.0,60,8", to: "H1,20,25.0,60,<0.5")
    },
    WrongInput(
        "a grade above the whole", .exit(65),
        """
        inputs.holes.al2o3: is above 100 % in 1 samples; first hole H1, 20.0 m: 600.0 % → check the column and \
        its unit, which the commodity gives as %
        """
    ) {
        try $0.change("assay.csv", "H1,20,25.0,60,8", to: "H1,20,25.0,600,8")
    },
    WrongInput(
        "grades that are fractions, not percent", .warning("fractions_not_percent"),
        """
        holes: al2o3 + sio2 is at most 0.68 % in all 240 samples, as if they were fractions of 1; write contents \
        in the units of the commodity
        """
    ) {
        try $0.write("survey.yaml", try $0.text("survey.yaml").replacing("al2o3 >= 40 %", with: "al2o3 >= 0.4 %"))
        try $0.write(
            "assay.csv",
            try $0.text("assay.csv").replacing(",60,8", with: ",0.60,0.08").replacing(",10,40", with: ",0.10,0.40"))
    },
    WrongInput(
        "densities in kg/m3", .exit(65),
        """
        assay.csv, line 2, hole H1: the density 2600.0 in column 'sg' is outside 0.5 to 10.0 t/m3 → densities are in t/m3: \
        divide kg/m3 by 1000; leave the cell empty where none was measured
        """
    ) {
        try $0.addColumn("sg", [2: "2600", 3: "2.6"])
        try $0.change("survey.yaml", "survey: survey.csv", to: "survey: survey.csv, columns: { density: sg }")
    },
    WrongInput(
        "a density in the config beside those of samples", .warning("density_overridden"),
        """
        inputs.holes: 1 of 240 samples have a density of their own, which holds; the 2.5 t/m3 of the config hold for the others alone
        """
    ) { try $0.addColumn("density", [3: "2.7"]) },
    WrongInput(
        "a density of nothing", .exit(65),
        """
        assay.csv, line 3, hole H1: the density 0.0 in column 'density' is outside 0.5 to 10.0 t/m3 → densities are in t/m3: \
        divide kg/m3 by 1000; leave the cell empty where none was measured
        """
    ) { try $0.addColumn("density", [3: "0"]) },
    WrongInput(
        "mass recoveries that are fractions, not percent", .warning("fractions_not_percent"),
        """
        holes: mass_recovery is at most 0.75 % in all 240 samples, as if it were a fraction of 1; write contents in the \
        units of the commodity, which are % here
        """
    ) { try $0.addColumn("mass_recovery", others: "0.75") },
    WrongInput(
        "a mass recovery of 0 beside washed grades", .warning("zero_mass_recovery"),
        """
        holes: mass_recovery is 0 in 1 samples that have grades of what washing leaves: hole H1, 20.0 to 25.0 m. They count \
        as waste; if 0 means that they were not washed, leave the cells empty
        """
    ) { try $0.addColumn("mass_recovery", [3: "0"], others: "75") },
    WrongInput(
        "one grade of fractions beside percent", .warning("fractions_not_percent"),
        """
        holes: sio2 is at most 0.4 % in all 240 samples, as if it were a fraction of 1; write contents in the \
        units of the commodity, which are % here
        """
    ) {
        try $0.write(
            "assay.csv",
            try $0.text("assay.csv").replacing(",60,8", with: ",60,0.08").replacing(",10,40", with: ",10,0.40"))
    },
    WrongInput(
        "the main grade as fractions beside percent", .warning("fractions_not_percent"),
        """
        holes: al2o3 is at most 0.6 % in all 240 samples, as if it were a fraction of 1; write contents in the \
        units of the commodity, which are % here
        """
    ) {
        try $0.write("survey.yaml", try $0.text("survey.yaml").replacing("al2o3 >= 40 %", with: "al2o3 >= 0.4 %"))
        try $0.write(
            "assay.csv",
            try $0.text("assay.csv").replacing(",60,8", with: ",0.60,8").replacing(",10,40", with: ",0.10,40"))
    },
    WrongInput(
        "parts of one whole above 101 %", .warning("analytical_total"),
        """
        holes: al2o3 + sio2 is above 101 % in 1 of 240 samples; hole H1, 20.0 to 25.0 m: 108.0 %. Check columns, \
        units and assays; the values are used as they are
        """
    ) {
        try $0.change("assay.csv", "H1,20,25.0,60,8", to: "H1,20,25.0,60,48")
    },
    WrongInput(
        "no column of the grade that the cut-off asks for", .exit(78),
        """
        survey.yaml:24:3: estimate.cutoff: asks for 'al2o3', which the drill holes of 'holes' lack → name its column in \
        'inputs.holes.drillholes.columns'; found there: sio2
        """
    ) {
        try $0.change("assay.csv", "al2o3", to: "aluminium")
    },
    WrongInput(
        "tables that cannot be read, all told at once", .exit(65),
        """
        collar.csv, line 2: has 6 cells where the header has 5 → quote texts that hold the separator, or name \
        the missing columns
        assay.csv, line 2: a quoted text is never closed → close the quote; write a quote inside a text twice
        deviation.csv: the file does not exist → check the path; the folder '.' holds 10 other files
        """
    ) {
        try $0.change("collar.csv", "300,40\n", to: "300,40,5\n")
        try $0.change("assay.csv", "H1,0,20,10,40", to: "H1,0,20,\"10,40")
        try $0.change("survey.yaml", "survey: survey.csv", to: "survey: deviation.csv")
    },
    WrongInput(
        "a hole with an azimuth and without a dip", .exit(65),
        """
        collar.csv, line 2, hole H1: has the azimuth 135.0 but no dip → give the dip, or name its column under 'columns'; a \
        vertical hole needs no azimuth
        """
    ) {
        try $0.change("survey.yaml", ", survey: survey.csv", to: "")
        try $0.change("collar.csv", "hole,x,y,z,depth", to: "hole,x,y,z,depth,azimuth")
        try $0.write("collar.csv", try $0.text("collar.csv").replacing(",300,40\n", with: ",300,40,\n"))
        try $0.change("collar.csv", ",300,40,\nH2,", to: ",300,40,135\nH2,")
    },
    WrongInput(
        "a station that dips and has no azimuth", .exit(65),
        """
        survey.csv, line 2, hole H1: has the dip 60.0 but no azimuth → give the azimuth in which it runs; straight up or down \
        it needs none
        """
    ) { try $0.change("survey.csv", "H1,0,0,90", to: "H1,0,,60") },
    WrongInput(
        "holes without lengths", .warning("no_hole_lengths"),
        """
        collar.csv: 80 of 80 holes have no length: they end with their deepest sample, and neither samples below their end nor \
        depths in feet are noticed; name the column as 'length' under 'columns'
        """
    ) { try $0.change("collar.csv", "hole,x,y,z,depth", to: "hole,x,y,z,tiefe") },
    WrongInput(
        "a hole whose length is left empty", .warning("no_hole_lengths"),
        """
        collar.csv: 1 of 80 holes have no length: they end with their deepest sample, and neither samples below their end nor \
        depths in feet are noticed; name the column as 'length' under 'columns'
        """
    ) { try $0.change("collar.csv", ",300,40\nH2,", to: ",300,\nH2,") },
    WrongInput(
        "a column of zenith angles that holds dips", .warning("flat_holes"),
        """
        survey.csv: all angles from the vertical are above 45 degrees, as of flat holes; if they are dips, write 'dip_convention: \
        positive_down'
        """
    ) {
        try $0.write(
            "survey.csv", try $0.text("survey.csv").replacing("dip", with: "zenith").replacing(",90", with: ",50"))
    },
    WrongInput(
        "a column of holes that no table has", .exit(65),
        """
        collar.csv: has no column 'ZK' for 'hole', nor has another table → correct its name under 'columns'; the table has hole, \
        x, y, z, depth
        """
    ) { try $0.change("survey.yaml", "survey: survey.csv", to: "survey: survey.csv, columns: { hole: ZK }") },
    WrongInput(
        "no column of depths", .exit(65),
        """
        assay.csv: has no column for 'from' → name it under 'columns'; the table has hole, top, bottom, al2o3, \
        sio2
        """
    ) { try $0.change("assay.csv", "hole,from,to", to: "hole,top,bottom") },
    WrongInput(
        "a second hole beside one", .warning("twin_holes"), by: .run,
        """
        inputs.holes: 1 hole crosses the seam less than 5 m from another: such holes count once for the categories, \
        and the errors of holes left out come out too small
        """
    ) {
        try $0.write("collar.csv", try $0.text("collar.csv") + "T1,36500552,2601650,300,40\n")
        try $0.write("assay.csv", try $0.text("assay.csv") + "T1,0,20,10,40\nT1,20,25,60,8\nT1,25,40,10,40\n")
        try $0.write("survey.csv", try $0.text("survey.csv") + "T1,0,0,90\n")
    },
]
