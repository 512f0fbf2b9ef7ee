import Pipeline

/// Names and values that make no sense together.
let configSenseCases: [ConfigErrorCase] = [
    ConfigErrorCase(
        "unknown input of evidence",
        .adding("  near_fold: { distance: fold }"),
        """
        12:26+4 evidence.near_fold.distance
          names the input 'fold', which is not under 'inputs'
          -> known here: known, faults, soils
        """),
    ConfigErrorCase(
        "wrong kind of input",
        .adding("  relief: { slope: faults }"),
        """
        12:20+6 evidence.relief.slope
          needs a raster input, but 'faults' is a vector input
          -> name another input
        """),
    ConfigErrorCase(
        "curvature by a method that has none",
        .adding("  bend: { plan_curvature: dem, method: horn }"),
        """
        12:40+4 evidence.bend.method
          is 'horn', which gives the gradient of the ground alone and no curvature
          -> write evans or zevenbergen_thorne
        """),
    ConfigErrorCase(
        "curvature by an unknown method",
        .adding("  bend: { profile_curvature: dem, method: evens }"),
        """
        12:43+5 evidence.bend.method
          needs one of evans, zevenbergen_thorne, found 'evens'
          -> did you mean 'evans'?
        """),
    ConfigErrorCase(
        "unknown unit of heights",
        .adding("  steep: { slope: dem, elevation_unit: feet }"),
        """
        12:40+4 evidence.steep.elevation_unit
          needs one of m, ft, us_survey_ft, found 'feet'
          -> write one of m, ft, us_survey_ft
        """),
    ConfigErrorCase(
        "relief without a radius",
        .adding("  rugged: { relief: dem }"),
        """
        12:11+1 evidence.rugged
          lacks 'radius'
          -> add 'radius: 1 km' (How far around a cell is looked, at least one cell.)
        """),
    ConfigErrorCase(
        "unknown operation",
        .adding("  near_fold: { distanc: faults }"),
        """
        12:16+7 evidence.near_fold
          does not know 'distanc'
          -> did you mean 'distance'?
        """),
    ConfigErrorCase(
        "no operation",
        .adding("  near_fold: { max: 5 km }"),
        """
        12:16+3 evidence.near_fold
          does not say what it is, found 'max'
          -> write one of \(EvidenceLayer.verbNames.joined(separator: ", ")), as in 'distance: ...'
        """),
    ConfigErrorCase(
        "two operations",
        .adding("  near_fold: { distance: faults, presence: faults }"),
        """
        12:34+8 evidence.near_fold
          is both 'distance' and 'presence'
          -> keep one of the two
        """),
    ConfigErrorCase(
        "option of another operation",
        .adding("  near_fold: { presence: faults, max: 5 km }"),
        """
        12:34+3 evidence.near_fold
          has the unknown key 'max'
          -> known here: presence, rule, where, title, unit, transform, classes, direction
        """),
    ConfigErrorCase(
        "layer named like an input",
        .adding("  dem: { raster: dem }"),
        """
        12:3+3 evidence.dem
          has the name of an input
          -> give the layer another name, such as 'dem_map'
        """),
    ConfigErrorCase(
        "name in capitals",
        .adding("  Near-Fold: { distance: faults }"),
        """
        12:3+9 evidence
          'Near-Fold' cannot be a name
          -> names are lower-case letters, digits and underscores, a letter first: 'near_fold'
        """),
    ConfigErrorCase(
        "formula with an error",
        .adding("  sum: { expression: near_fault + * 2 }"),
        """
        12:35+1 evidence.sum.expression
          is not a formula: a value is expected, not '*'
          -> write a formula such as 'thorium / potassium'
        """),
    ConfigErrorCase(
        "formula with an unknown layer",
        .adding("  sum: { expression: near_fold / 2 }"),
        """
        12:22+9 evidence.sum.expression
          names the layer 'near_fold', which is not under 'evidence' or 'inputs'
          -> did you mean 'near_fault'?
        """),
    ConfigErrorCase(
        "formulas in a circle",
        .adding(
            """
              a: { expression: b + 1 }
              b: { expression: a * near_fault }
            """),
        """
        12:3+1 evidence.a
          is made from itself: a -> b -> a
          -> take one of these layers out of the formulas
        """),
    ConfigErrorCase(
        "breaks that fall",
        .adding("  near_b: { distance: faults, classes: [5 km, 1 km] }"),
        """
        12:40+1 evidence.near_b.classes
          has breaks that do not rise
          -> write them in ascending order, each once
        """),
    ConfigErrorCase(
        "unknown transform",
        .adding("  near_b: { distance: faults, transform: logg }"),
        """
        12:42+4 evidence.near_b.transform
          needs one of log, quantile, zscore, min_max, found 'logg'
          -> did you mean 'log'?
        """),
    ConfigErrorCase(
        "transform without its numbers",
        .adding(
            """
              near_b: { distance: faults, transform: { fuzzy_large: { midpoint: 5 } } }
            """),
        """
        12:57+1 evidence.near_b.transform.fuzzy_large
          lacks 'spread'
          -> add 'spread: 5' (The spread, above 0.)
        """),
    ConfigErrorCase(
        "coordinates without a system",
        .changing("{ table: soils.csv }", to: "{ table: soils.csv, x: lon, y: lat }"),
        """
        7:33+3 inputs.soils.x
          gives coordinates without a reference system
          -> add 'crs: EPSG:4326', or the system that the coordinates are in
        """),
    ConfigErrorCase(
        "one coordinate alone",
        .changing("{ table: soils.csv }", to: "{ table: soils.csv, x: lon, crs: EPSG:4326 }"),
        """
        7:33+3 inputs.soils.x
          stands without 'y'
          -> name both coordinate columns
        """),
    ConfigErrorCase(
        "absent variable",
        .changing(
            "raster: dem.tif",
            to: """
                raster: "${GOSSAN_NOWHERE}/dem.tif"
                """),
        """
        6:18+27 inputs.dem.raster
          the environment variable GOSSAN_NOWHERE is not set
          -> set it (export GOSSAN_NOWHERE=...), or give a default: ${GOSSAN_NOWHERE:-default}
        """),
    ConfigErrorCase(
        "variable that is not closed",
        .changing(
            "raster: dem.tif",
            to: """
                raster: "${GOSSAN/dem.tif"
                """),
        """
        6:18+18 inputs.dem.raster
          '${' is not closed
          -> write ${NAME}, ${NAME:-default}, or $$ for a dollar sign
        """),
    ConfigErrorCase(
        "variable without quotes within braces",
        .changing("raster: dem.tif", to: "raster: ${GOSSAN_DATA}/dem.tif, crs: EPSG:4524"),
        """
        6:18+22 belt.yaml
          has the variable ${GOSSAN_DATA} without quotes within braces or brackets
          -> put the value in quotes: "${GOSSAN_DATA}/dem.tif"
        """),
    ConfigErrorCase(
        "variable after Chinese text, without quotes within brackets",
        .adding("outputs: { folder: 结果, maps: [图${NAME:-a}.tif] }"),
        """
        12:31+15 belt.yaml
          has the variable ${NAME:-a} without quotes within braces or brackets
          -> put the value in quotes: "图${NAME:-a}.tif"
        """),
    ConfigErrorCase(
        "training is missing",
        .adding("prospectivity: { model: logistic_regression }"),
        """
        12:1+13 prospectivity
          lacks 'train', from which logistic_regression learns
          -> add 'train: <input of known deposits>', or use fuzzy_gamma
        """),
    ConfigErrorCase(
        "two thresholds",
        .adding(
            """
            prospectivity: { model: fuzzy_gamma }
            prospects: { top_area: 10 %, above: 0.5 }
            """),
        """
        13:30+5 prospects.above
          cannot stand beside 'top_area'
          -> keep one of 'top_area', 'above', 'quantile'
        """),
    ConfigErrorCase(
        "prospects without prospectivity",
        .adding("prospects: { top_area: 10 % }"),
        """
        12:1+9 prospects
          needs 'prospectivity'
          -> add the section 'prospectivity'
        """),
    ConfigErrorCase(
        "weights that do not add up",
        .adding("rank: { recoverable_al2o3: 60 %, a_s: 30 % }"),
        """
        12:28+4 rank.recoverable_al2o3
          and the other weights add up to 90 %, not to 100 %
          -> change the weights so that they add up to 100 %
        """),
    ConfigErrorCase(
        "criterion without unit",
        .adding("rank: { recoverable_al2o3: 0.6, a_s: 40 % }"),
        """
        12:28+3 rank.recoverable_al2o3
          needs a share with its unit such as '5 %', found '0.6' without a unit
          -> units of share: %, ppm, g/t, ppb, ‰
        """),
    ConfigErrorCase(
        "horizon before the base year",
        .adding("growth: { base_year: 2027, horizon: 2024, target: [3 %] }"),
        """
        12:37+4 growth.horizon
          is not after the base year 2027
          -> give a later year
        """),
    ConfigErrorCase(
        "target that is no list",
        .adding("growth: { base_year: 2024, horizon: 2027, target: 3 % }"),
        """
        12:51+3 growth.target
          needs a list in brackets, each a share such as '5 %', found '3 %'
          -> write a list in brackets, each a share such as '5 %'
        """),
    ConfigErrorCase(
        "reserves without a study",
        .adding(
            """
            growth: { base_year: 2024, horizon: 2027, target: [3 %], counts: reserve }
            """),
        """
        12:66+7 growth.counts
          is 'reserve', but no study makes reserves
          -> write 'counts: resource', or give the level of the study in 'estimate.study'
        """),
    ConfigErrorCase(
        "categories that do not rise",
        .adding(
            """
            estimate:
              drilled: { holes: holes, extrapolate: 100 m }
              density: { dry: 2.8 t/m3 }
              cutoff: { cutoff: ["al2o3 >= 40 %"] }
              categories: { measured: 100 m, indicated: 50 m, inferred: 200 m }
            """),
        """
        16:45+4 estimate.categories.indicated
          is not wider than 'measured'
          -> spacings rise from measured to inferred
        """),
    ConfigErrorCase(
        "estimate without what it needs",
        .adding("estimate: { drilled: { holes: holes, extrapolate: 100 m } }"),
        """
        12:13+7 estimate.drilled
          needs 'estimate.cutoff'
          -> add the section 'estimate.cutoff'
        12:13+7 estimate.drilled
          needs 'estimate.categories'
          -> add the section 'estimate.categories'
        12:13+7 estimate.drilled
          needs 'estimate.density'
          -> add the section 'estimate.density'
        """),
    ConfigErrorCase(
        "elicited numbers that fall",
        .adding(
            """
            estimate: { undrilled: { deposits_per_belt: { n90: 4, n50: 2, n10: 1 } } }
            """),
        """
        12:60+1 estimate.undrilled.deposits_per_belt.n50
          is 2, less than n90 which is 4
          -> numbers rise from n90 to n01: less probable numbers are larger
        """),
    ConfigErrorCase(
        "limit with a wrong unit",
        .adding(
            """
            estimate: { cutoff: { cutoff: ["al2o3 >= 40 t"] } }
            """),
        """
        12:32+15 estimate.cutoff.cutoff[0]
          'al2o3 >= 40 t' needs a share such as '5 %', found the unit 't'
          -> grades take %, ppm, g/t, ppb, ‰; ratios take no unit
        """),
    ConfigErrorCase(
        "limit that is none",
        .adding("estimate: { cutoff: { cutoff: [al2o3] } }"),
        """
        12:32+5 estimate.cutoff.cutoff[0]
          needs a limit such as 'al2o3 >= 40 %', found 'al2o3'
          -> write a limit such as 'al2o3 >= 40 %'
        """),
    ConfigErrorCase(
        "profile and limits",
        .adding(
            """
            estimate: { cutoff: { profile: a, cutoff: ["al2o3 >= 40 %"] } }
            """),
        """
        12:35+6 estimate.cutoff.cutoff
          cannot stand beside 'profile'
          -> keep one of 'profile', 'cutoff'
        """),
    ConfigErrorCase(
        "density with a wrong unit",
        .adding("estimate: { density: { dry: 2.8 } }"),
        """
        12:29+3 estimate.density.dry
          needs a density with its unit such as '5 t/m3', found '2.8' without a unit
          -> units of density: t/m3, g/cm3, kg/m3, t/m³, kg/m³
        """),
    ConfigErrorCase(
        "unknown map",
        .adding("outputs: { maps: [near_falt] }"),
        """
        12:18+1 outputs.maps
          names the map 'near_falt', which there is not
          -> did you mean 'near_fault'?
        """),
    ConfigErrorCase(
        "several errors, sorted",
        .whole(
            """
            version: 1
            nmae: Test
            inputs:
              known: { vector: known.gpkg }
              faults: { vector: faults.gpkg }
              dem: { raster: dem.tif }
              soils: { table: soils.csv }
              holes: { drillholes: { collar: c.csv, assay: a.csv } }
            grid: { crs: EPSG:4524, cell: 100, extent: known }
            evidence:
              near_fault: { distance: faults }
            prospects: { top_area: 10 }
            """),
        """
        2:1+4 config
          has the unknown key 'nmae'
          -> did you mean 'name'?
        9:31+3 grid.cell
          needs a length with its unit such as '5 m', found '100' without a unit
          -> units of length: m, km, cm, ft, mi
        12:24+2 prospects.top_area
          needs a share with its unit such as '5 %', found '10' without a unit
          -> units of share: %, ppm, g/t, ppb, ‰
        """),
]
