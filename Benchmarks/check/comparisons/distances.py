"""Distance and density of features against scipy, shapely and rasterio (GDAL)."""

import numpy
import rasterio.features
import scipy
import shapely

from .scorecard import beyond_single_precision, largest, relative
from .survey import CELL, DENSITY_RADIUS_METRES


def compare(score, survey, run):
    shale = list(survey.geology.geometry[survey.geology.rock == "shale"])
    for layer, shapes in [("fault_cells", survey.faults), ("shale_cells", shale)]:
        to_cells(score, run, layer, shapes)
    ours, limited = run.map("fault_cells"), run.map("fault_cells_limited")
    score.within("fault_cells_limited, set to 3 km beyond", largest(limited - numpy.minimum(ours, 3000)), 0, "m")
    points = [shapely.Point(place) for place in survey.soils]
    for layer, shapes in [("fault_metres", survey.faults), ("shale_metres", shale), ("soil_metres", points)]:
        to_geometry(score, survey, run, layer, shapes)
    densities(score, survey, run, points)
    classes(score, survey, run)


def to_cells(score, run, layer, shapes):
    """A cell counts as touched when the shape shares any point with it: shapely's `intersects` of its square.

    GDAL's ALL_TOUCHED follows the same rule for lines and polygons but decides cells that a line passes by less than
    a rounding error as it likes; the number of cells in which it differs is printed as a comparison of its own.
    """
    x, y = run.centres()
    squares = shapely.box(x - CELL / 2, y - CELL / 2, x + CELL / 2, y + CELL / 2).ravel()
    touched = numpy.zeros(run.shape, dtype=bool)
    touched.ravel()[shapely.STRtree(squares).query(shapes, predicate="intersects")[1]] = True
    by_gdal = rasterio.features.rasterize(shapes, run.shape, transform=run.transform, all_touched=True) == 1
    ours = run.map(layer)
    score.within(f"{layer}, cells touched, with shapely", numpy.count_nonzero((ours == 0) != touched), 0, "cells")
    score.within(f"{layer}, cells touched, with GDAL", numpy.count_nonzero((ours == 0) != by_gdal), 0, "cells")
    exact = scipy.ndimage.distance_transform_edt(~touched, sampling=CELL)
    difference = numpy.abs(ours - exact.astype(numpy.float32))
    score.within(f"{layer}, distance_transform_edt of scipy", largest(difference), 0, "m")


def to_geometry(score, survey, run, layer, shapes):
    x, y = run.centres()
    cells = survey.random.choice(x.size, 20000, replace=False)
    target = shapely.union_all(shapes)
    shapely.prepare(target)
    theirs = shapely.distance(shapely.points(x.ravel()[cells], y.ravel()[cells]), target)
    excess = beyond_single_precision(run.map(layer).ravel()[cells], theirs)
    score.within(f"{layer}, distance of shapely in {len(cells)} cells", excess, 1e-3, "m")


def densities(score, survey, run, points):
    x, y = run.centres()
    cells = survey.random.choice(x.size, 400, replace=False)
    places = shapely.points(x.ravel()[cells], y.ravel()[cells])
    circle_km2 = numpy.pi * DENSITY_RADIUS_METRES**2 / 1e6
    circles = shapely.buffer(places, DENSITY_RADIUS_METRES, quad_segs=4000)
    lines = shapely.MultiLineString(survey.faults)
    kilometres = sum(shapely.length(shapely.intersection(circles, line)) for line in lines.geoms) / 1000
    ours = run.map("fault_density").ravel()[cells]
    difference = largest(ours - kilometres / circle_km2)
    score.within("fault_density, lengths in circles of shapely", difference, 1e-6, "km/km2")
    counts = sum(shapely.distance(places, point) <= DENSITY_RADIUS_METRES for point in points)
    difference = relative(run.map("soil_density").ravel()[cells] + 1, counts / circle_km2 + 1)
    score.within("soil_density, points in circles of shapely", difference, 1e-7, "1/km2")


def classes(score, survey, run):
    """Cells by their centres, as GDAL rasterizes without ALL_TOUCHED; classes are numbered by their names."""
    codes = {rock: number + 1 for number, rock in enumerate(sorted(set(survey.geology.rock)))}
    shapes = [(shape, codes[rock]) for shape, rock in zip(survey.geology.geometry, survey.geology.rock)]
    theirs = rasterio.features.rasterize(shapes, run.shape, transform=run.transform)
    score.within("rock, classes of GDAL", numpy.count_nonzero(run.map("rock") != theirs), 0, "cells")
    dolomite = numpy.count_nonzero(run.map("dolomite") != (theirs == codes["dolomite"]))
    score.within("dolomite, presence of GDAL", dolomite, 0, "cells")
