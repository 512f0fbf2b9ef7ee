"""Outlines, areas and zonal means of prospects against shapely, pyproj, exactextract and scipy."""

import json

import exactextract
import numpy
import pyproj
import scipy
import shapely
from exactextract.raster import NumPyRasterSource

from .scorecard import largest


def compare(score, run, name, top_share, minimum_km2, joins_near=False):
    features = json.loads((run.folder / "prospects.geojson").read_text())["features"]
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in features]
    validity(score, run, name, features, shapes)
    coordinates(score, run, name, shapes)
    areas(score, run, name, shapes)
    cells(score, run, name, top_share, minimum_km2, joins_near)
    zonal_means(score, run, name)


def validity(score, run, name, features, shapes):
    ids = [feature["id"] for feature in features]
    pairs = [("GeoJSON", zip(ids, shapes)), ("GeoPackage", zip(run.prospects.id, run.prospects.geometry))]
    for file, known in pairs:
        invalid = [f"{id}: {shapely.is_valid_reason(shape)}" for id, shape in known if not shape.is_valid]
        score.holds(f"{name}, {file}, valid outlines", invalid)
    wrong = [
        id for id, shape in zip(ids, shapes) for part in shapely.get_parts(shape)
        if not part.exterior.is_ccw or any(hole.is_ccw for hole in part.interiors)]
    score.holds(f"{name}, GeoJSON, rings right-handed as RFC 7946 asks", wrong)
    orders = {"GeoJSON": ids, "GeoPackage": list(run.prospects.id)}
    score.holds(f"{name}, the same prospects in every file", [f for f, o in orders.items() if o != list(run.table.id)])


def to_longitude_latitude(run):
    return pyproj.Transformer.from_crs(run.crs, "EPSG:4326", always_xy=True)


def coordinates(score, run, name, shapes):
    """Corners of the GeoPackage, transformed by pyproj, against the nearest corners of the GeoJSON, both ways."""
    geod = pyproj.Geod(ellps="WGS84")
    farthest = 0
    for ours, projected in zip(shapes, run.prospects.geometry):
        theirs = numpy.column_stack(to_longitude_latitude(run).transform(*shapely.get_coordinates(projected).T))
        corners = shapely.get_coordinates(ours)
        for some, others in [(corners, theirs), (theirs, corners)]:
            nearest = others[scipy.spatial.cKDTree(others).query(some)[1]]
            farthest = max(farthest, geod.inv(*some.T, *nearest.T)[2].max())
    score.within(f"{name}, GeoJSON against GeoPackage by pyproj", farthest, 0.02, "m")
    best = numpy.column_stack([run.table.lon, run.table.lat])
    columns, rows = inside_grid(run, best)
    scores = run.map("prospectivity")[rows, columns]
    score.within(f"{name}, prospectivity at lon, lat", largest(scores - run.table.prospectivity_max), 1e-7)


def inside_grid(run, places):
    back = pyproj.Transformer.from_crs("EPSG:4326", run.crs, always_xy=True)
    x, y = back.transform(*places.T)
    columns, rows = ~run.transform * (x, y)
    return numpy.floor(columns).astype(int), numpy.floor(rows).astype(int)


def areas(score, run, name, shapes):
    """Geodesic area on the ellipsoid of the grid's datum, with corners no more than a cell apart."""
    geod = pyproj.CRS(run.crs).get_geod()
    projection = pyproj.Proj(pyproj.CRS(run.crs))
    theirs = []
    for shape in run.prospects.geometry:
        dense = shapely.segmentize(shape, run.cell)
        degrees = shapely.transform(dense, lambda xy: numpy.column_stack(projection(*xy.T, inverse=True)))
        theirs.append(geod.geometry_area_perimeter(shapely.orient_polygons(degrees))[0] / 1e6)
    difference = beyond_decimals(run.table.area_km2, numpy.array(theirs)) / theirs
    score.within(f"{name}, area_km2 against geodesic area, relative", largest(difference), 1e-5)


def beyond_decimals(ours, theirs):
    """The difference beyond what the four decimals of the table explain."""
    return numpy.maximum(0, numpy.abs(ours - theirs) - 0.5e-4)


def cells(score, run, name, top_share, minimum_km2, joins_near):
    """The threshold found by sorting, components by scipy; the outlines must hold the same cells."""
    values, area = run.map("prospectivity"), run.areas_km2()
    known = ~numpy.isnan(values)
    order = numpy.argsort(-values[known], kind="stable")
    reached = numpy.cumsum(area[known][order])
    position = numpy.searchsorted(reached, top_share * reached[-1] * (1 - 1e-9))
    wanted = known & (values >= values[known][order][position])
    ours = run.prospect_cells()
    score.within(f"{name}, cells of prospects below the threshold", numpy.count_nonzero((ours > 0) & ~wanted), 0, "cells")
    labels, count = scipy.ndimage.label(wanted, numpy.ones((3, 3)))
    sizes = scipy.ndimage.sum_labels(area, labels, numpy.arange(count + 1))
    large = wanted & (sizes[labels] >= minimum_km2)
    # Small groups that were joined to a near one may be prospects too; large ones always are.
    different = large & (ours == 0) if joins_near else large != (ours > 0)
    score.within(f"{name}, cells of groups above the minimum area, scipy", numpy.count_nonzero(different), 0, "cells")
    split = [n for n in range(1, count + 1) if sizes[n] >= minimum_km2 and len(numpy.unique(ours[labels == n])) > 1]
    score.holds(f"{name}, no group of touching cells is split", split)
    exact = scipy.ndimage.sum_labels(area, ours, numpy.arange(1, len(run.table) + 1))
    difference = beyond_decimals(run.table.area_km2, exact) / exact
    score.within(f"{name}, area_km2 against cells by PROJ's areal scale, relative", largest(difference), 1e-6)


def zonal_means(score, run, name):
    """exactextract over the outlines of the GeoPackage and the published maps."""
    area = run.areas_km2()
    box = dict(zip(["xmin", "ymin", "xmax", "ymax"], run.bounds))
    weights = NumPyRasterSource(area, name="area", srs_wkt=run.crs.to_wkt(), **box)
    outlines = run.prospects[["id", "geometry"]]
    columns = {f"mean_{layer}": layer for layer in run.maps() if f"mean_{layer}" in run.table}
    columns["prospectivity_mean"] = "prospectivity"
    worst_weighted, worst_plain = 0, 0
    is_equal_area = area.max() / area.min() - 1 < 1e-9
    for column, layer in columns.items():
        values = NumPyRasterSource(run.map(layer), name="value", nodata=numpy.nan, srs_wkt=run.crs.to_wkt(), **box)
        found = exactextract.exact_extract(
            values, outlines, ["mean", "weighted_mean"], weights=weights, output="pandas")
        scale = numpy.maximum(numpy.abs(found.weighted_mean), 1e-9)
        gaps = numpy.count_nonzero(numpy.isnan(found["mean"].astype(float)) != run.table[column].isna())
        if gaps:
            score.within(f"{name}, {column}, missing means", gaps, 0, "prospects")
        worst_weighted = max(worst_weighted, largest((run.table[column] - found.weighted_mean) / scale))
        worst_plain = max(worst_plain, largest((run.table[column] - found["mean"]) / scale))
    score.within(f"{name}, {len(columns)} zonal means against exactextract weighted by area, relative", worst_weighted, 1e-6)
    if is_equal_area:
        score.within(f"{name}, the same against plain exactextract, relative", worst_plain, 1e-6)
