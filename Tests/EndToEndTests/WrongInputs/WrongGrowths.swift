/// Openings, targets and belts that do not fit together.
let wrongGrowths: [WrongInput] = [
    WrongInput(
        "a belt that is not known", .exit(65),
        """
        baseline.csv, line 2: names the unknown belt 'West' → known here: W, E
        """
    ) { try $0.change("baseline.csv", "W,inferred", to: "West,inferred") },
    WrongInput(
        "elicited numbers of a belt that is not known", .exit(78),
        """
        survey.yaml:25:37: estimate.undrilled.deposits_by_belt: names the unknown belt 'N' → did you mean 'E'?
        """
    ) {
        try $0.change(
            "survey.yaml", "deposits_per_belt: { n90: 1, n50: 2, n10: 4, source: \"made up\" }",
            to: "deposits_by_belt: { N: { n90: 1, n50: 2, n10: 4 } }")
    },
    WrongInput(
        "belts that overlap", .warning("belts_overlap"),
        """
        belt W: shares 2.0 km2 with belt E; they count to W, the smaller one
        """
    ) {
        try $0.write(
            "belts.geojson",
            try $0.text("belts.geojson").replacing(
                "36503000.0, 2604000.0], [36503000.0, 2600000.0]",
                with: "36503000.0, 2604000.0], [36502000.0, 2600000.0]"))
    },
    WrongInput(
        "a class that mixes two", .exit(65),
        """
        baseline.csv, line 2: has the class '332+333', which is a mixture of classes → give each class its own \
        row; 334 is exploration potential and does not count as resource
        """
    ) { try $0.change("baseline.csv", "W,inferred", to: "W,332+333") },
    WrongInput(
        "a class that is none", .exit(65),
        """
        baseline.csv, line 2: has the class 'likely', which is not a class of resource or reserve → write one of \
        measured, indicated, resource_not_classified, inferred, proved, probable, reserve_not_classified, or a \
        code such as 332
        """
    ) { try $0.change("baseline.csv", "W,inferred", to: "W,likely") },
    WrongInput(
        "reserves counted without a study", .exit(78),
        """
        survey.yaml:26:90: growth.counts: is 'reserve', but no study makes reserves → write 'counts: resource', \
        or give the level of the study in 'estimate.study'
        """
    ) {
        try $0.change("survey.yaml", "target: [3 %]", to: "target: [3 %], counts: reserve")
    },
    WrongInput(
        "exploration potential among the resources", .warning("potential_in_baseline"),
        """
        baseline.csv, line 4: '334' is exploration potential, no resource; it is left out
        """
    ) {
        try $0.write("baseline.csv", try $0.text("baseline.csv") + "W,334,7000000,2024\n")
    },
    WrongInput(
        "the tonnage in two columns", .exit(65),
        """
        baseline.csv, line 1: gives the tonnage more than once: 'tonnes' and 'Mt' → keep one column, tonnes or \
        mt, and take out or rename the others
        """
    ) {
        try $0.write("baseline.csv", "belt,class,tonnes,Mt\nW,inferred,5000000,5\n")
    },
    WrongInput(
        "tonnes in a column of megatonnes", .warning("huge_tonnage"),
        """
        baseline.csv, line 2: is 39900000 Mt, more than all bauxite of the world, 55000 to 75000 Mt (USGS): if the column \
        'tonnes_mt' holds tonnes, name it 'tonnes'
        """
    ) {
        try $0.write("baseline.csv", "belt,class,tonnes_mt,year\nW,inferred,39900000,2024\nE,inferred,,2024\n")
    },
    WrongInput(
        "booked tonnes that are told to be megatonnes", .warning("huge_tonnage"),
        """
        inputs.booked, feature 0: is 9000000 Mt, more than all bauxite of the world, 55000 to 75000 Mt (USGS): if the field \
        'tonnes' holds tonnes, write 'unit: t' in growth.booked
        """
    ) {
        try $0.book("inferred 9000000", "inferred 1")
        try $0.change("survey.yaml", "class: class }", to: "class: class, unit: Mt }")
    },
    WrongInput(
        "megatonnes in a column of tonnes", .warning("tiny_tonnage"),
        """
        baseline.csv, line 2: is 39.9 t, less than a small mine takes out in a week: if the column 'tonnes' holds megatonnes, name it \
        'mt'
        """
    ) {
        try $0.write("baseline.csv", "belt,class,tonnes,year\nW,inferred,39.9,2024\nE,inferred,,2024\n")
    },
    WrongInput(
        "booked megatonnes that are told to be tonnes", .warning("tiny_tonnage"),
        """
        inputs.booked, feature 0: is 9.5 t, less than a small mine takes out in a week: if the field 'tonnes' holds megatonnes, \
        write 'unit: Mt' in growth.booked
        """
    ) { try $0.book("inferred 9.5", "inferred 1000000") },
    WrongInput(
        "a line that differs from another in nothing that counts", .warning("equal_lines"),
        """
        baseline.csv, line 3: gives belt, class, year and tonnage of line 2 once more, and both are counted: take one out if \
        they are the same ore; if not, tell them apart in a column 'deposit'
        """
    ) {
        try $0.write(
            "baseline.csv",
            "belt,class,tonnes,year,remark\nW,inferred,5000000,2024,report 12\nW,inferred,5000000,2024,report 13\n"
                + "E,inferred,,2024,\n")
    },
    WrongInput(
        "a belt under the name of all belts", .exit(65),
        """
        inputs.belts, feature 0: has the belt id 'overall', which is empty, has blanks around it or stands for all belts together \
        → give it an id that tables can name, such as 'W' or 'guangxi-west'
        """
    ) { try $0.change("belts.geojson", "\"W\"", to: "\"overall\"") },
    WrongInput(
        "a belt with blanks around its name", .exit(65),
        """
        inputs.belts, feature 0: has the belt id 'W ', which is empty, has blanks around it or stands for all belts together \
        → give it an id that tables can name, such as 'W' or 'guangxi-west'
        """
    ) { try $0.change("belts.geojson", "\"W\"", to: "\"W \"") },
    WrongInput(
        "a tonnage with thousands commas", .exit(65),
        """
        baseline.csv, line 2: has the tonnage '5,000,000' → write a number with a decimal point, or leave it \
        empty where it is unknown
        """
    ) {
        try $0.change("baseline.csv", "5000000", to: "\"5,000,000\"")
    },
    WrongInput(
        "a table without classes", .exit(65),
        """
        baseline.csv, line 1: has no column 'class' → the table needs belt, class and tonnes (or mt); it has \
        belt, kind, tonnes, year
        """
    ) { try $0.change("baseline.csv", "class", to: "kind") },
    WrongInput(
        "a row twice", .warning("repeated_row"),
        """
        baseline.csv, line 4: repeats line 2; it is counted once
        """
    ) {
        try $0.write("baseline.csv", try $0.text("baseline.csv") + "W,inferred,5000000,2024\n")
    },
    WrongInput(
        "an opening that is not known", .warning("opening_unknown"), by: .run,
        """
        belt E: the opening resource is unknown; the belt is left out of overall growth
        """
    ) { _ in },
    WrongInput(
        "an opening of another year", .warning("opening_date_differs"), by: .run,
        """
        belt W, inferred: the opening is of 2019, not of the base year 2024, and is used as it stands
        """
    ) {
        try $0.change("baseline.csv", "5000000,2024", to: "5000000,2019")
    },
    WrongInput(
        "an opening table that is not there", .exit(66),
        """
        openings.csv: the file does not exist → check the path; the folder '.' holds 10 other files
        """
    ) {
        try $0.change("survey.yaml", "baseline.csv", to: "openings.csv")
    },
    WrongInput(
        "a horizon before the base year", .exit(78),
        """
        survey.yaml:26:61: growth.horizon: is not after the base year 2024 → give a later year
        """
    ) {
        try $0.change("survey.yaml", "horizon: 2027", to: "horizon: 2020")
    },
    WrongInput(
        "more mined than there is", .exit(78), by: .run,
        """
        depletion of 180 Mt of resource: exceeds what the belts with a known opening hold, 11.0 Mt at least, in \
        200 of 200 realizations → give the ore mined in the listed belts only in 'growth.depletion', and check \
        its unit
        """
    ) {
        try $0.change("survey.yaml", "target: [3 %]", to: "target: [3 %], depletion: 60 Mt/a")
    },
    WrongInput(
        "more mined than there is, and nothing estimated that could be added", .exit(78),
        """
        depletion of 180 Mt of resource: exceeds what the belts with a known opening hold, 5.00 Mt at least → give the ore mined in \
        the listed belts only in 'growth.depletion', and check its unit
        """
    ) {
        let text = try $0.text("survey.yaml")
        let kept = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            line != "estimate:"
                && !["drilled:", "density:", "categories:", "cutoff:", "undrilled:"].contains {
                    line.hasPrefix("  \($0)")
                }
        }
        try $0.write("survey.yaml", kept.joined(separator: "\n"))
        try $0.change("survey.yaml", "target: [3 %]", to: "target: [3 %], depletion: 60 Mt/a")
    },
    WrongInput(
        "more mined than the opening holds", .warning("depletion_exceeds_opening"),
        """
        depletion of 6.00 Mt of resource: exceeds the known openings, 5.00 Mt: discoveries up to the horizon would have to make up \
        for it; check 'growth.depletion' and its unit
        """
    ) {
        try $0.change("survey.yaml", "target: [3 %]", to: "target: [3 %], depletion: 2 Mt/a")
    },
    WrongInput(
        "booked outlines that overlap", .warning("booked_outlines_overlap"),
        """
        booked: outlines overlap; ground in several belongs to the first of them in the file
        """
    ) {
        try $0.book("inferred 1000000", "inferred 2000000")
    },
    WrongInput(
        "booked outlines of more than the opening", .warning("booked_exceeds_opening"), by: .run,
        """
        belt W: booked outlines hold 18.0 Mt of resource, its opening 5.00 Mt
        """
    ) {
        try $0.book("inferred 9000000", "inferred 9000000")
    },
    WrongInput(
        "a booked class that is none", .exit(65),
        """
        inputs.booked, feature 0: has the class 'maybe', which is not a class of resource or reserve → write one \
        of measured, indicated, resource_not_classified, inferred, proved, probable, reserve_not_classified, or \
        a code such as 332
        """
    ) { try $0.book("maybe 1000000", "inferred 1") },
    WrongInput(
        "booked ground that is drawn as a line", .exit(65),
        """
        inputs.booked: 2 of 2 features are lines or points, first feature 0, and enclose no ground for 'growth.booked' → close \
        them to polygons, or select the polygons with 'where'
        """
    ) {
        try $0.book("inferred 1000000", "inferred 1000000")
        try $0.write(
            "booked.geojson",
            try $0.text("booked.geojson").replacing(
                "\"Polygon\", \"coordinates\": [[[", with: "\"LineString\", \"coordinates\": [["
            )
            .replacing("]]] }", with: "]] }"))
    },
    WrongInput(
        "one figure of several years", .exit(65),
        """
        baseline.csv, line 4: gives 'inferred' of 'W' for 2025, and line 2 for 2024: both would be added up → keep \
        the line of the base year; where they are different deposits, name them in a column 'deposit'
        """
    ) { try $0.write("baseline.csv", try $0.text("baseline.csv") + "W,inferred,5500000,2025\n") },
    WrongInput(
        "a total beside the classes that it is the sum of", .exit(65),
        """
        baseline.csv, line 4: is the sum of line 2, and would be counted twice → take the total out; if it is none, give its \
        deposit a name of its own in a column 'deposit'
        """
    ) { try $0.write("baseline.csv", try $0.text("baseline.csv") + "W,resource,5000000,2024\n") },
    WrongInput(
        "tonnes without class beside classes", .warning("total_beside_classes"),
        """
        baseline.csv, line 4: may be a total: other lines give classes or deposits of 'W', and it is added to them. If it is their \
        total, or that of another year, take it out; if not, give its deposit a name of its own in a column 'deposit'
        """
    ) { try $0.write("baseline.csv", try $0.text("baseline.csv") + "W,resource,4800000,2023\n") },
    WrongInput(
        "an opening without outlines of its ground", .warning("nothing_booked"), by: .run,
        """
        belt W: no outline of growth.booked counts to it, so that all its drilled ore counts as discovery, also what its \
        opening holds already; name the outlines of the ground that the baseline books
        """
    ) { _ in },
    WrongInput(
        "an opening whose booked outlines all lie in another belt", .warning("nothing_booked"), by: .run,
        """
        belt W: no outline of growth.booked counts to it, so that all its drilled ore counts as discovery, also what its \
        opening holds already; name the outlines of the ground that the baseline books
        """
    ) {
        try $0.book("inferred 1000000", "inferred 2000000", east: 3000)
    },
]
