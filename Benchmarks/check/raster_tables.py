#!/usr/bin/env python3
"""Makes Tests/Fixtures/raster_tables.json: small tables worked out by other programs.

Needs numpy, scipy, shapely, exactextract (PyPI) and gdaldem (gdal-bin) with GDAL's command-line tools.
Run from the root of the repository: python3 Benchmarks/check/raster_tables.py
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import numpy
import scipy
import scipy.ndimage

OUTPUT = pathlib.Path("Tests/Fixtures/raster_tables.json")
tables = {}


def plain(value):
    """Numbers as JSON holds them; missing as null."""
    value = float(value)
    return None if value != value else value


def floats(name, source, values):
    """One flat table in row-major order, with what made it."""
    tables[name] = {"source": source, "values": [plain(v) for v in numpy.asarray(values, dtype=float).ravel()]}


def texts(name, source, rows):
    tables[name] = {"source": source, "rows": rows}


def drawing(mask):
    return ["".join("#" if cell else "." for cell in row) for row in mask]


def distances(random):
    mask = random.random((23, 31)) < 0.02
    mask[:, 20:] = False
    texts("featureCells", "Feature cells (#), 31 columns by 23 rows, none in the eastern third.", drawing(mask))
    for name, sampling in (("Square", (30.0, 30.0)), ("Tall", (45.0, 20.0)), ("Wide", (10.0, 37.5))):
        expected = scipy.ndimage.distance_transform_edt(~mask, sampling=sampling)
        floats(
            f"distance{name}",
            f"scipy {scipy.__version__} distance_transform_edt, cell height and width {sampling}.",
            expected,
        )


def components(random):
    mask = random.random((24, 40)) < 0.45
    mask[5, :] = mask[11, :] = False
    texts("blobs", "Cells of components (#), 40 columns by 24 rows.", drawing(mask))
    values = numpy.round(random.random((24, 40)) * 100, 1)
    floats("blobValues", "Values of the same cells.", values)
    for connectivity, structure in ((4, None), (8, numpy.ones((3, 3)))):
        labels, count = scipy.ndimage.label(mask, structure=structure)
        index = numpy.arange(1, count + 1)
        sizes = scipy.ndimage.sum(mask, labels, index)
        sums = scipy.ndimage.sum(values, labels, index)
        best = scipy.ndimage.maximum(values, labels, index)
        # scipy numbers components by their first cell in row order, as this project does
        floats(f"labels{connectivity}", f"scipy {scipy.__version__} label with {connectivity} neighbours.", labels)
        floats(f"blobCells{connectivity}", "Cells per component.", sizes)
        floats(f"blobSums{connectivity}", "Sum of values per component.", sums)
        floats(f"blobBest{connectivity}", "Greatest value per component.", best)


def grid_file(folder, name, values, cell, nodata):
    path = folder / f"{name}.asc"
    rows, columns = values.shape
    header = f"ncols {columns}\nnrows {rows}\nxllcorner 0\nyllcorner 0\n"
    header += (
        f"cellsize {cell}\nNODATA_value {nodata}\n"
        if numpy.isscalar(cell)
        else f"dx {cell[0]}\ndy {cell[1]}\nNODATA_value {nodata}\n"
    )
    body = "\n".join(" ".join(repr(float(v)) for v in row) for row in values)
    path.write_text(header + body + "\n")
    return path


def read_xyz(path, shape):
    text = subprocess.run(
        ["gdal_translate", "-q", "-of", "XYZ", path, "/vsistdout/"], check=True, capture_output=True, text=True
    ).stdout
    values = numpy.array([float(line.split()[2]) for line in text.splitlines()]).reshape(shape)
    return numpy.where(values == -9999, numpy.nan, values)


def terrain(random, folder):
    shape = (12, 15)
    y, x = numpy.mgrid[0 : shape[0], 0 : shape[1]]
    elevation = numpy.round(300 + 20 * numpy.sin(x / 3.0) * numpy.cos(y / 4.0) + 3 * x + random.random(shape) * 8)
    elevation[4, 6] = elevation[0, 9] = elevation[8, 14] = elevation[9, 2] = elevation[9, 3] = -9999
    version = subprocess.run(["gdalinfo", "--version"], check=True, capture_output=True, text=True).stdout.split(",")[0]
    floats(
        "elevation",
        "Elevation in metres, 15 columns by 12 rows.",
        numpy.where(elevation == -9999, numpy.nan, elevation),
    )
    for mode, cell in (("slope", (25, 40)), ("aspect", (25, 25))):  # gdaldem's aspect takes cells for square
        source = grid_file(folder, mode, elevation, cell, -9999)
        target = folder / f"{mode}.tif"
        subprocess.run(["gdaldem", mode, "-compute_edges", "-q", source, target], check=True)
        floats(
            f"{mode}Degrees",
            f"gdaldem {mode} -compute_edges, {version}, cells {cell}; its corner cells replicate a column.",
            read_xyz(target, shape),
        )


def focal(random):
    shape = (14, 18)
    values = numpy.round(random.random(shape) * 50, 2).astype(numpy.float32).astype(float)
    values[random.random(shape) < 0.12] = numpy.nan
    floats("focalValues", "Values with gaps, 18 columns by 14 rows.", values)
    radius = 2
    offset = numpy.arange(-radius, radius + 1)
    square = numpy.ones((5, 5), bool)
    circle = offset[:, None] ** 2 + offset[None, :] ** 2 <= radius**2
    statistics = {
        "Mean": numpy.nanmean,
        "Minimum": numpy.nanmin,
        "Maximum": numpy.nanmax,
        "Deviation": numpy.nanstd,
        "Median": numpy.nanmedian,
    }
    for shape_name, footprint in (("square", square), ("circle", circle)):
        for name, function in statistics.items():
            result = scipy.ndimage.generic_filter(
                values, function, footprint=footprint, mode="constant", cval=numpy.nan
            )
            result[numpy.isnan(values)] = numpy.nan
            floats(
                f"{shape_name}{name}",
                f"numpy {function.__name__} over a {shape_name} of radius 2; gaps stay gaps.",
                result,
            )


def main():
    random = numpy.random.default_rng(20250328)
    distances(random)
    components(random)
    focal(random)
    with tempfile.TemporaryDirectory() as folder:
        terrain(random, pathlib.Path(folder))
        zones(random, pathlib.Path(folder))
    vectors()
    text = ",\n".join(f"{json.dumps(name)}: {json.dumps(table)}" for name, table in tables.items())
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text("{\n" + text + "\n}\n")


def zone_shapes():
    """Zones of all sizes over a grid of 10 x 8 cells of 2 (width) by 3 (height), origin (100, 224)."""
    return [
        [[[102.5, 204.25], [112.25, 203.5], [115.0, 215.75], [107.0, 219.5], [103.0, 213.0]]],
        [[[101.1, 222.2], [101.6, 222.3], [101.4, 222.9]]],
        [[[103.9, 217.9], [104.2, 217.9], [104.2, 218.2], [103.9, 218.2]]],
        [
            [[100.0, 200.0], [120.0, 200.0], [120.0, 224.0], [100.0, 224.0]],
            [[104.5, 206.5], [104.5, 214.5], [114.25, 214.5], [114.25, 206.5]],
        ],
        [[[104.0, 206.0], [110.0, 206.0], [110.0, 215.0], [104.0, 215.0]]],
        [[[117.0, 221.0], [126.0, 221.0], [126.0, 229.0]]],
        [[[110.0, 212.0], [119.5, 201.0], [111.0, 212.5], [119.0, 223.0]]],
        [[[106.1, 209.1], [107.9, 209.1], [107.9, 211.9], [106.1, 211.9]]],
    ]


def zones(random, folder):
    import exactextract
    import shapely
    from exactextract.feature import JSONFeatureSource
    from exactextract.raster import NumPyRasterSource

    values = numpy.round(random.random((8, 10)) * 12) / 2
    gaps = random.random((8, 10)) < 0.1
    values = numpy.where(gaps, numpy.nan, values)
    weights = numpy.round(random.random((8, 10)) + 0.5, 2)
    box = dict(xmin=100, ymin=200, xmax=120, ymax=224)
    features = []
    for index, rings in enumerate(zone_shapes()):
        closed = [ring + [ring[0]] for ring in rings]
        assert shapely.Polygon(closed[0], closed[1:]).is_valid
        features.append(
            {"type": "Feature", "properties": {"id": index}, "geometry": {"type": "Polygon", "coordinates": closed}}
        )
    version = exactextract.__version__
    operations = ["count", "sum", "mean", "min", "max", "variance", "stdev", "mode", "minority", "variety"]
    operations += [f"quantile(q={q})" for q in (0.1, 0.25, 0.5, 0.9)]
    weighted = ["weighted_mean", "weighted_sum"]
    results = exactextract.exact_extract(
        NumPyRasterSource(values, name="v", **box),
        JSONFeatureSource(features),
        operations + weighted,
        weights=NumPyRasterSource(weights, name="w", **box),
        output="geojson",
    )
    floats("zonalValues", "Values, 10 columns by 8 rows of 2 by 3, origin (100, 224).", values)
    floats("zonalWeights", "Weights of the same cells.", weights)
    for key in results[0]["properties"]:
        column = [result["properties"][key] for result in results]
        floats(
            f"zonal_{key}",
            f"exactextract {version}, one value per zone.",
            [float("nan") if v is None else v for v in column],
        )
    tables["zoneRings"] = {"source": "Rings of the zones, the exterior first, not closed.", "rings": zone_shapes()}


LINES = [
    [[101.3, 223.1], [107.7, 214.2], [107.7, 207.1], [118.9, 201.6]],
    [[99.0, 220.9], [121.0, 211.3]],
    [[112.5, 195.0], [113.4, 230.0]],
]
POINTS = [[103.2, 218.8], [111.9, 208.4], [112.3, 208.9], [126.0, 222.0]]


def vectors():
    """Shapes against the cells of the zones' grid, cell by cell in row order."""
    import shapely

    by = f"shapely {shapely.__version__}, GEOS {shapely.geos_version_string}"
    centres = [shapely.Point(101 + 2 * column, 222.5 - 3 * row) for row in range(8) for column in range(10)]
    cells = [
        shapely.box(100 + 2 * column, 221 - 3 * row, 102 + 2 * column, 224 - 3 * row)
        for row in range(8)
        for column in range(10)
    ]
    zones = [shapely.Polygon(rings[0], rings[1:]) for rings in zone_shapes()]
    lines = [shapely.LineString(line) for line in LINES]
    points = [shapely.Point(point) for point in POINTS]
    tables["lines"] = {"source": "Lines over the zones' grid.", "rings": [[line] for line in LINES]}
    tables["points"] = {"source": "Points over the zones' grid.", "rings": [[[point]] for point in POINTS]}
    floats(
        "zoneCentres",
        f"{by}: how many zones hold the centre of each cell.",
        [sum(z.contains(c) for z in zones) for c in centres],
    )
    triangle = zones[5]
    floats(
        "triangleTouched",
        f"{by}: cells that share more than a point with zone 6.",
        [triangle.intersection(c).length > 1e-9 for c in cells],
    )
    floats(
        "lineTouched",
        f"{by}: cells that share more than a point with a line.",
        [any(l.intersection(c).length > 1e-9 for l in lines) for c in cells],
    )
    floats(
        "lineDistance",
        f"{by}: distance from each centre to the nearest line.",
        [min(l.distance(c) for l in lines) for c in centres],
    )
    floats(
        "zoneDistance",
        f"{by}: distance from each centre to the nearest of zones 2, 3, 6 and 8.",
        [min(zones[i].distance(c) for i in (1, 2, 5, 7)) for c in centres],
    )
    floats(
        "pointDistance",
        f"{by}: distance from each centre to the nearest point.",
        [min(p.distance(c) for p in points) for c in centres],
    )
    radius = 4.5
    lengths = [sum(l.intersection(c.buffer(radius, quad_segs=20000)).length for l in lines) for c in centres]
    floats(
        "lineDensity",
        f"{by}: km of line per km2 within 4.5 m, circle of 80000 corners.",
        [1000 * length / (numpy.pi * radius**2) for length in lengths],
    )
    floats(
        "pointDensity",
        f"{by}: points per km2 within 4.5 m.",
        [1e6 * sum(p.distance(c) <= radius for p in points) / (numpy.pi * radius**2) for c in centres],
    )


if __name__ == "__main__":
    sys.exit(main())
