/// Models, their layers and memberships that make no sense together.
let configModelCases: [ConfigErrorCase] = [
    ConfigErrorCase(
        "layer named like a result",
        .adding("  prospectivity: { slope: dem }"),
        """
        12:3+13 evidence.prospectivity
          has the name of a result
          -> give the layer another name
        """),
    ConfigErrorCase(
        "mean of class codes",
        .adding("  unit: { class: faults, field: code }\n  smooth: { focal: unit, radius: 1 km }"),
        """
        13:3+6 evidence.smooth
          would calculate with the class codes of 'unit'
          -> name a layer of quantities, or make one with 'presence', 'reclassify' or a comparison such as 'unit == 1'
        """),
    ConfigErrorCase(
        "class codes as weights",
        .adding(
            """
              unit: { class: faults, field: code }
              mean: { zonal: faults, of: dem, weight: unit }
            """),
        """
        13:3+4 evidence.mean
          would calculate with the class codes of 'unit'
          -> name a layer of quantities, or make one with 'presence', 'reclassify' or a comparison such as 'unit == 1'
        """),
    ConfigErrorCase(
        "formula that calculates with class codes",
        .adding(
            """
              unit: { class: faults, field: code }
              odd: { expression: "where(unit == 2, dem, unit)" }
            """),
        """
        13:3+3 evidence.odd
          would calculate with the class codes of 'unit'
          -> name a layer of quantities, or make one with 'presence', 'reclassify' or a comparison such as 'unit == 1'
        """),
    ConfigErrorCase(
        "formula that calculates with the codes of a class raster",
        .whole(
            smallConfig.replacing("dem.tif }", with: "dem.tif, kind: classes }") + "  odd: { expression: dem * 2 }"),
        """
        12:3+3 evidence.odd
          would calculate with the class codes of 'dem'
          -> name a layer of quantities, or make one with 'presence', 'reclassify' or a comparison such as 'dem == 1'
        """),
    ConfigErrorCase(
        "formulas that compare class codes are right, and so are numbers that classes became",
        .adding(
            """
              unit: { class: faults, field: code }
              worth: { reclassify: unit, values: { a: 0.9, b: 0.2 } }
              steep_unit: { expression: "where(unit == 2 or 3 <= unit, dem, 0) * worth" }
            """), ""),
    ConfigErrorCase(
        "ensemble of one model",
        .adding("prospectivity: { train: known, model: ensemble, models: [fuzzy_gamma] }"),
        """
        12:39+8 prospectivity.model
          is an ensemble of 1 models
          -> name at least two, as in 'models: [weights_of_evidence, logistic_regression]'
        """),
    ConfigErrorCase(
        "model named twice",
        .adding("prospectivity: { train: known, models: [fuzzy_gamma, fuzzy_gamma] }"),
        """
        12:40+1 prospectivity.models
          names a model twice
          -> name each once
        """),
    ConfigErrorCase(
        "layers of a model that is not run",
        .adding("prospectivity: { train: known, layers_by_model: { fuzzy_gamma: [near_fault] } }"),
        """
        12:49+1 prospectivity.layers_by_model
          names 'fuzzy_gamma', which is no model of this run
          -> known here: weights_of_evidence
        """),
    ConfigErrorCase(
        "membership that is no degree",
        .adding("prospectivity: { model: fuzzy_gamma, memberships: { near_fault: log } }"),
        """
        12:51+1 prospectivity.memberships
          gives 'near_fault' a change that is no degree from 0 to 1
          -> write one of fuzzy_large, fuzzy_small, fuzzy_near, fuzzy_gaussian, fuzzy_linear, \
        fuzzy_categorical, sigmoid, linear, min_max
        """),
    ConfigErrorCase(
        "membership of an unknown layer",
        .adding("prospectivity: { model: fuzzy_gamma, memberships: { near_falt: { linear: { from: 0, to: 1 } } } }"),
        """
        12:38+11 prospectivity.memberships
          names the layer 'near_falt', which is not under 'evidence'
          -> did you mean 'near_fault'?
        """),
    ConfigErrorCase(
        "memberships without fuzzy gamma",
        .adding("prospectivity: { train: known, memberships: { near_fault: { linear: { from: 0, to: 1 } } } }"),
        """
        12:32+11 prospectivity.memberships
          belong to fuzzy_gamma, which is not run
          -> add fuzzy_gamma to 'models', or leave them out
        """),
    ConfigErrorCase(
        "empty list",
        .adding("prospectivity: { train: known, models: [] }"),
        """
        12:40+1 prospectivity.models
          needs a list, found 0
          -> name at least 1, or leave the key out
        """),
]
