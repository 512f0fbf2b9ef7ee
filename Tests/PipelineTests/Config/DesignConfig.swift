/// The config of the design, comments left out.
let designConfig = """
    version: 1
    name: Western Guangxi bauxite
    commodity: bauxite
    seed: 20250328

    inputs:
      belts:      { vector: belts.gpkg, id: belt_id, deposit_model: model }
      units:      { vector: geology.gpkg, licence: CC BY 4.0 }
      structures: { vector: structures.shp, where: "kind = 'fault'" }
      elevation:  { raster: dem.tif }
      soils:      { table: soils.csv, x: lon, y: lat, crs: EPSG:4326 }
      known:      { table: deposits.csv, x: lon, y: lat, crs: EPSG:4326 }
      holes:      { drillholes: { collar: collar.csv, assay: assay.csv, survey: survey.csv, columns: { hole: BHID, al2o3: AL } }, crs: EPSG:4524 }
      protected:  { vector: reserves.gpkg }

    grid: { crs: EPSG:4524, cell: 100 m, extent: belts }

    evidence:
      host:           { presence: units, where: "unit = 'P2h'" }
      fault_distance: { distance: structures, to: geometry, max: 10 km }
      slope:          { slope: elevation }
      soil_al2o3:     { interpolate: soils, value: al2o3, method: ordinary_kriging, beyond_support: missing }

    prospectivity:
      train: known
      model: weights_of_evidence
      validate: { spatial_blocks: 5, block: 20 km }

    prospects: { top_area: 10 %, minimum_area: 0.25 km2 }

    estimate:
      drilled:    { holes: holes, method: simulation, realizations: 200, variogram: fit, extrapolate: 100 m, barren_holes: zero_thickness }
      undrilled:  { deposits_per_belt: { n90: 1, n50: 2, n10: 4 }, grade_tonnage: by_belt }
      density:    { dry: 2.8 t/m3, moisture: 6 % }
      cutoff:     { profile: sedimentary_open_pit }
      categories: { measured: 50 m, indicated: 100 m, inferred: 200 m }
      mining:     { recovery: 93 %, dilution: 5 %, waste: { al2o3: 20 %, sio2: 40 % }, exclude: protected }
      processing: { route: bayer, red_mud_a_s: 1.2 }
      study: none

    rank: { recoverable_al2o3: 60 %, a_s: 40 %, risked: true }

    growth: { baseline: reserves.csv, base_year: 2024, horizon: 2027, target: [3 %, 5 %], counts: resource, depletion: 60 Mt/a,
              scenario: { discovered_by_horizon: 30 %, inferred_to_indicated: 40 % } }

    outputs: { folder: out/guangxi }

    """
