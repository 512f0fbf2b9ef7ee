"""Slope against gdaldem, interpolation against numpy."""

import subprocess

import numpy
import pyproj
import rasterio
import scipy

from .scorecard import largest, relative
from .survey import NEIGHBOURS, POWER, REACH_METRES, VARIOGRAM


def compare(score, survey, run):
    slope(score, survey, run)
    warp(score, survey, run)
    nearest = NearestSamples(survey, run)
    inverse_distance(score, survey, run, nearest)
    kriging(score, survey, run, nearest)


def slope(score, survey, run):
    """gdaldem repeats a column at the four corners, where Gossan goes on in a straight line: they are left out."""
    made = survey.folder / "gdaldem.tif"
    subprocess.run(["gdaldem", "slope", "-q", "-compute_edges", survey.folder / "elevation.tif", made], check=True)
    with rasterio.open(made) as raster:
        theirs = raster.read(1, masked=True).astype(float).filled(numpy.nan)
    ours = run.map("slope")
    score.same_gaps("slope, gdaldem", ours, theirs)
    for row, column in [(0, 0), (0, -1), (-1, 0), (-1, -1)]:
        theirs[row, column] = numpy.nan
    score.within("slope, gdaldem -compute_edges, but for four corners", largest(ours - theirs), 2e-4, "degrees")
    score.within("elevation_m, the raster as it is", largest(run.map("elevation_m") - survey_elevation(survey)), 0, "m")


def survey_elevation(survey):
    return numpy.where(survey.elevation == -9999, numpy.nan, survey.elevation.astype(float))


def warp(score, survey, run):
    """Bilinear between the four nearest centres of the raster, found by pyproj for the centre of every cell.

    Results are 32-bit numbers: the tolerance is 1e-5 of the spread of the values. Positions that are not asked to be exact are
    within a thousandth of a source cell in either direction, which bounds the difference by the steps from cell to cell.
    """
    to_degrees = pyproj.Transformer.from_crs(run.crs, survey.geographic, always_xy=True)
    columns, rows = ~survey.gravity_transform * to_degrees.transform(*run.centres())
    places = numpy.array([rows, columns]) - 0.5
    theirs = scipy.ndimage.map_coordinates(survey.gravity.astype(float), places, order=1)
    exact, near = run.map("gravity_exact_mgal"), run.map("gravity_mgal")
    score.within("gravity_exact_mgal, bilinear by pyproj and scipy", largest(exact - theirs), 1e-4, "mGal")
    steps = sum(numpy.abs(numpy.diff(survey.gravity.astype(float), axis=axis)).max() for axis in (0, 1))
    score.within("gravity_mgal, positions within 0.001 cells", largest(near - theirs), 1e-3 * steps, "mGal")


class NearestSamples:
    """The nearest samples of every cell within reach: distances (infinite beyond) and numbers."""

    def __init__(self, survey, run):
        x, y = run.centres()
        self.places = numpy.column_stack([x.ravel(), y.ravel()])
        tree = scipy.spatial.cKDTree(survey.soils)
        self.distances, self.samples = tree.query(self.places, NEIGHBOURS, distance_upper_bound=REACH_METRES)
        self.is_used = numpy.isfinite(self.distances)


def inverse_distance(score, survey, run, nearest):
    values = numpy.append(survey.soil_values, numpy.nan)[nearest.samples]
    weights = numpy.where(nearest.is_used, nearest.distances, numpy.inf) ** -POWER
    with numpy.errstate(invalid="ignore"):
        theirs = numpy.nansum(weights * values, axis=1) / weights.sum(axis=1)
    for layer, expected in [("soil_idw", theirs), ("soil_nearest", values[:, 0])]:
        ours = run.map(layer).ravel()
        score.same_gaps(f"{layer}, numpy", ours, expected)
        score.within(f"{layer}, numpy, relative", relative(ours, expected), 1e-7)


def spherical(offsets):
    """Covariance of the pipeline's variogram at offsets east and north; the nugget at no offset at all."""
    azimuth = numpy.radians(VARIOGRAM["azimuth"])
    along = offsets[..., 0] * numpy.sin(azimuth) + offsets[..., 1] * numpy.cos(azimuth)
    across = offsets[..., 0] * numpy.cos(azimuth) - offsets[..., 1] * numpy.sin(azimuth)
    share = numpy.minimum(1, numpy.hypot(along, across / VARIOGRAM["ratio"]) / 14000)
    structure = VARIOGRAM["sill"] * (1 - 1.5 * share + 0.5 * share**3)
    return structure + numpy.where((offsets == 0).all(axis=-1), VARIOGRAM["nugget"], 0)


def kriging(score, survey, run, nearest):
    """Ordinary kriging, solved afresh in sampled cells with numpy's general solver."""
    ours = run.map("soil_kriged").ravel()
    score.same_gaps("soil_kriged, numpy", ours, numpy.where(nearest.is_used[:, 0], 0, numpy.nan))
    cells = survey.random.choice(numpy.flatnonzero(nearest.is_used[:, 0]), 20000, replace=False)
    theirs = numpy.array([krige(survey, nearest, cell) for cell in cells])
    score.within(f"soil_kriged, numpy in {len(cells)} cells, relative", relative(ours[cells], theirs), 1e-7)


def krige(survey, nearest, cell):
    chosen = nearest.samples[cell][nearest.is_used[cell]]
    places = survey.soils[chosen]
    system = numpy.ones((len(chosen) + 1, len(chosen) + 1))
    system[-1, -1] = 0
    system[:-1, :-1] = spherical(places[:, None] - places[None])
    target = numpy.append(spherical(places - nearest.places[cell]), 1)
    return numpy.linalg.solve(system, target)[:-1] @ survey.soil_values[chosen]
