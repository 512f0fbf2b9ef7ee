#!/usr/bin/env python3
"""Makes Tests/Fixtures/nearest_tables.json: which feature is nearest, distance to contacts of classes, coverage of cells.

Needs numpy, scipy, shapely, rasterio and exactextract (PyPI).
Run from the root of the repository: python3 Benchmarks/check/nearest_tables.py
"""

import json
import pathlib
import sys

import exactextract
import numpy
import rasterio
import rasterio.features
import scipy
import scipy.ndimage
import shapely
from exactextract.feature import JSONFeatureSource
from exactextract.raster import NumPyRasterSource

OUTPUT = pathlib.Path("Tests/Fixtures/nearest_tables.json")
SIZES = {"Square": (30.0, 30.0), "Tall": (20.0, 45.0), "Wide": (37.5, 10.0)}
tables = {}


def floats(name, source, values):
    """One flat table in row-major order to seven decimals, missing as null, with what made it."""
    values = [round(float(v), 7) for v in numpy.asarray(values, dtype=float).ravel()]
    tables[name] = {"source": source, "values": [None if v != v else v for v in values]}


def centres(shape, width, height):
    rows, columns = numpy.mgrid[0 : shape[0], 0 : shape[1]]
    return (columns + 0.5) * width, -(rows + 0.5) * height


def allocation(random):
    """Features of several cells each; of features equally far the lowest number."""
    shape = (26, 34)
    owners = numpy.full(shape, -1)
    for feature in range(18):
        row, column = random.integers(0, shape[0]), random.integers(0, shape[1] - 8)
        for _ in range(random.integers(1, 5)):
            if owners[row, column] < 0:
                owners[row, column] = feature
            row, column = min(shape[0] - 1, row + random.integers(0, 2)), min(shape[1] - 9, column + random.integers(0, 2))
    floats("owners", "Features of cells, 34 columns by 26 rows, -1 where none is.", owners)
    for name, (width, height) in SIZES.items():
        distance, (row, column) = scipy.ndimage.distance_transform_edt(
            owners < 0, sampling=(height, width), return_indices=True)
        found = owners[row, column]
        x, y = centres(shape, width, height)
        cells = numpy.argwhere(owners >= 0)
        squares = numpy.stack([(x - x[r, c]) ** 2 + (y - y[r, c]) ** 2 for r, c in cells])
        isNearest = squares <= squares.min(axis=0) * (1 + 1e-12)
        numbers = numpy.array([owners[r, c] for r, c in cells])[:, None, None]
        lowest = numpy.where(isNearest, numbers, 1000).min(axis=0)
        highest = numpy.where(isNearest, numbers, -1).max(axis=0)
        assert ((lowest <= found) & (found <= highest)).all()
        assert (found[lowest == highest] == lowest[lowest == highest]).all()
        assert (lowest != highest).sum() > 3, "no ties to test"
        source = f"scipy {scipy.__version__} distance_transform_edt with indices, cells {width} x {height}"
        floats(f"owner{name}", f"{source}; of features equally far (numpy, all cells) the lowest.", lowest)
        floats(f"ownerDistance{name}", f"{source}.", distance)


def shapes(random):
    """Points, lines and polygons around a grid of 24 x 18 cells of 5 m, corner at (0, 0)."""
    made = []
    for _ in range(9):
        x, y = random.random() * 120, -random.random() * 90
        made.append(shapely.Point(x, y))
        made.append(shapely.LineString([(x + 30 * random.random() - 9, y - 30 * random.random()) for _ in range(3)]))
        made.append(shapely.Point(random.random() * 140 - 10, -random.random() * 100).buffer(4 + 5 * random.random(), quad_segs=2))
    # Twice the same line: the first of both is told.
    made.append(made[1])
    return made


def nearest_shape(random):
    made = shapes(random)
    tables["shapes"] = {"source": "Shapes in the grid's system.", "shapes": [
        {"kind": s.geom_type, "points": [list(p) for p in (s.exterior.coords[:-1] if s.geom_type == "Polygon" else s.coords)]}
        for s in made]}
    x, y = centres((18, 24), 5, 5)
    tree = shapely.STRtree(made)
    points = shapely.points(x.ravel(), y.ravel())
    index = tree.query_nearest(points, all_matches=True)
    lowest = numpy.full(len(points), 10**6)
    numpy.minimum.at(lowest, index[0], index[1])
    by = f"shapely {shapely.__version__} STRtree.query_nearest"
    floats("nearestShape", f"{by}, the lowest index of all matches.", lowest)
    floats("nearestShapeDistance", by, shapely.distance(points, numpy.array(made)[lowest]))


def boundaries(random):
    """Distance from the centres to the sides between cells of different classes, by shapely."""
    shape = (21, 27)
    field = scipy.ndimage.gaussian_filter(random.standard_normal(shape), 2.2)
    classes = (numpy.digitize(field, numpy.quantile(field, [0.25, 0.5, 0.75])) + 1).astype(float)
    classes[:, 18:] = 2
    classes[random.random(shape) < 0.05] = numpy.nan
    floats("classes", "Classes 1 to 4 with gaps, 27 columns by 21 rows.", classes)

    def sides(width, height, accepts):
        found = []
        for r in range(shape[0]):
            for c in range(shape[1]):
                if c + 1 < shape[1] and accepts(classes[r, c], classes[r, c + 1]):
                    found.append([((c + 1) * width, -r * height), ((c + 1) * width, -(r + 1) * height)])
                if r + 1 < shape[0] and accepts(classes[r, c], classes[r + 1, c]):
                    found.append([(c * width, -(r + 1) * height), ((c + 1) * width, -(r + 1) * height)])
        return shapely.MultiLineString(found)

    rules = {
        "Any": lambda a, b: a == a and b == b and a != b,
        "Between": lambda a, b: {a, b} == {2.0, 3.0},
    }
    for rule, accepts in rules.items():
        for name, (width, height) in SIZES.items():
            lines = sides(width, height, accepts)
            x, y = centres(shape, width, height)
            distance = shapely.distance(shapely.points(x, y), lines)
            floats(
                f"boundary{rule}{name}",
                f"shapely {shapely.__version__}: distance to {len(lines.geoms)} cell sides, cells {width} x {height}; missing where the class is.",
                numpy.where(numpy.isnan(classes), numpy.nan, distance))


def coverage(random):
    """The share of each cell of 20 x 16 (3 m x 2 m, corner (0, 0)) under overlapping polygons, and the cells they touch."""
    made = [
        shapely.Point(60 * random.random(), -32 * random.random()).buffer(2 + 7 * random.random(), quad_segs=3) for _ in range(9)]
    tables["discs"] = {"source": "Overlapping polygons.", "shapes": [
        {"kind": "Polygon", "points": [list(p) for p in s.exterior.coords[:-1]]} for s in made]}
    union = shapely.union_all(made)
    share = numpy.zeros((16, 20))
    source = NumPyRasterSource(numpy.arange(320.0).reshape(16, 20), xmin=0, ymin=-32, xmax=60, ymax=0)
    feature = {"type": "Feature", "properties": {}, "geometry": shapely.geometry.mapping(union)}
    result = exactextract.exact_extract(source, JSONFeatureSource([feature]), ["cell_id", "coverage"])[0]["properties"]
    share.ravel()[numpy.asarray(result["cell_id"], int)] = result["coverage"]
    floats("coverage", f"exactextract {exactextract.__version__} coverage of the union by shapely.", share)
    transform = rasterio.Affine(3, 0, 0, 0, -2, 0)
    for name, touched in (("touchedCells", True), ("centreCells", False)):
        cells = rasterio.features.rasterize(made, (16, 20), transform=transform, all_touched=touched, dtype="uint8")
        floats(name, f"rasterio {rasterio.__version__} rasterize, all_touched={touched}.", cells)


def majority(random):
    """The commonest class under each disc over 150 x 140 cells of 1 m: thousands of cells of few values."""
    classes = random.integers(1, 6, (140, 150)).astype(float)
    classes[:, :40] = numpy.where(random.random((140, 40)) < 0.3, 2, classes[:, :40])
    floats("manyCells", "Classes 1 to 5, 150 columns by 140 rows.", classes)
    made = [shapely.Point(x, y).buffer(r, quad_segs=4) for x, y, r in ((30.3, -40.2, 25), (90.1, -80.7, 55.5), (75, -70, 200))]
    tables["zones"] = {"source": "Zones over manyCells.", "shapes": [
        {"kind": "Polygon", "points": [list(p) for p in s.exterior.coords[:-1]]} for s in made]}
    features = [{"type": "Feature", "properties": {}, "geometry": shapely.geometry.mapping(s)} for s in made]
    source = NumPyRasterSource(classes, xmin=0, ymin=-140, xmax=150, ymax=0)
    found = [r["properties"] for r in exactextract.exact_extract(source, JSONFeatureSource(features), ["mode", "median", "variety", "count"])]
    for key in found[0]:
        floats(f"zone_{key}", f"exactextract {exactextract.__version__}, one value per zone.", [f[key] for f in found])


def main():
    for index, part in enumerate((allocation, nearest_shape, boundaries, coverage, majority)):
        part(numpy.random.default_rng([20250328, index]))
    text = ",\n".join(f"{json.dumps(name)}: {json.dumps(table)}" for name, table in tables.items())
    OUTPUT.write_text("{\n" + text + "\n}\n")


if __name__ == "__main__":
    sys.exit(main())
