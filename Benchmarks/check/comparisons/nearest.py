"""Nearest features, contacts of a class map, coverage and zones against shapely, scipy and exactextract."""

import exactextract
import geopandas
import numpy
import scipy.ndimage
import shapely

from .scorecard import beyond_single_precision, largest, relative
from .survey import CELL


def compare(score, survey, run):
    allocation(score, survey, run)
    contacts(score, run)
    coverage(score, survey, run)
    zones(score, survey, run)


def allocation(score, survey, run):
    """Each fault is a class of its own, numbered from 1 in the order of the file; of faults equally far the first."""
    x, y = run.centres()
    cells = survey.random.choice(x.size, 20000, replace=False)
    points = shapely.points(x.ravel()[cells], y.ravel()[cells])
    found = shapely.STRtree(survey.faults).query_nearest(points, all_matches=True)
    first = numpy.full(len(points), len(survey.faults))
    numpy.minimum.at(first, found[0], found[1])
    differing = numpy.count_nonzero(run.map("fault_nearest").ravel()[cells] != first + 1)
    score.within(f"fault_nearest, query_nearest of shapely in {len(cells)} cells", differing, 0, "cells")


def contacts(score, run):
    """Points of a lattice twice as fine: the middles and ends of the sides between cells of different classes."""
    rock = run.map("rock")
    marked = numpy.zeros((2 * rock.shape[0] - 1, 2 * rock.shape[1] - 1), dtype=bool)
    upright = (rock[:, 1:] != rock[:, :-1]) & ~numpy.isnan(rock[:, 1:]) & ~numpy.isnan(rock[:, :-1])
    level = (rock[1:] != rock[:-1]) & ~numpy.isnan(rock[1:]) & ~numpy.isnan(rock[:-1])
    marked[::2, 1::2], marked[1::2, ::2] = upright, level
    marked[1::2, 1::2] = upright[1:] | upright[:-1] | level[:, 1:] | level[:, :-1]
    exact = scipy.ndimage.distance_transform_edt(~marked, sampling=CELL / 2)[::2, ::2]
    exact = numpy.where(numpy.isnan(rock), numpy.nan, exact)
    ours = run.map("rock_contact")
    score.same_gaps("rock_contact", ours, exact)
    score.within("rock_contact, distance_transform_edt of scipy", beyond_single_precision(ours, exact), 0, "m")


def coverage(score, survey, run):
    """exactextract keeps coverage in single precision, and leaves out less than that of a cell."""
    ground = shapely.union_all(survey.geology.geometry[survey.geology.rock == "dolomite"])
    frame = geopandas.GeoDataFrame(geometry=[ground], crs=survey.geology.crs)
    found = exactextract.exact_extract(str(run.folder / "maps/rock.tif"), frame, ["cell_id", "coverage"])[0]["properties"]
    share = numpy.zeros(run.shape)
    share.ravel()[numpy.asarray(found["cell_id"], dtype=int)] = found["coverage"]
    score.within("dolomite_share, coverage of exactextract", largest(run.map("dolomite_share") - share), 1e-6)


def zones(score, survey, run):
    """Each zone's mean, in the cells whose centres it holds; the last of zones that overlap counts."""
    frame = survey.geology.reset_index(drop=True)
    means = exactextract.exact_extract(str(run.folder / "maps/slope.tif"), frame, ["mean"], output="pandas")["mean"]
    x, y = run.centres()
    cells = survey.random.choice(x.size, 20000, replace=False)
    points = shapely.points(x.ravel()[cells], y.ravel()[cells])
    point, zone = shapely.STRtree(frame.geometry.values).query(points, predicate="intersects")
    last = numpy.full(len(points), -1)
    numpy.maximum.at(last, point, zone)
    expected = numpy.where(last >= 0, means.to_numpy()[last], numpy.nan)
    ours = run.map("slope_of_rock").ravel()[cells]
    score.same_gaps("slope_of_rock", ours, expected)
    score.within(f"slope_of_rock, mean of exactextract in {len(cells)} cells", relative(ours, expected), 1e-6)
